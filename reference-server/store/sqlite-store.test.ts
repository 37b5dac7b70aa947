import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../domain/model/account.ts'
import { noAttempts, type PasswordAttempts } from '../domain/model/password-attempts.ts'
import { openStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

const account: Account = {
  username: 'amara',
  passwordVerifier: 'verifier',
  residence: 'HK',
  accounts: ['HK', 'US'],
  seamless: true,
  devices: [],
  logins: [],
  approvalRequests: [],
  challenges: [],
  smsCodes: [],
  activations: [],
  sessions: [],
  notices: [],
  secondFactor: { failures: 0 },
}

const session = (id: string): Account['sessions'][number] => ({
  id,
  tokenDigest: `digest of ${id}`,
  platform: 'tws',
  locale: 'en',
  begunAt: 5,
  usedAt: 5,
})

const login = (id: string, begunAt: number): Account['logins'][number] => ({
  ...{ id, secretDigest: 'digest', platform: 'tws', locale: 'en', begunAt, stage: { at: 'challenge' } },
})

const oneMoreFailure = (before: Account) => {
  const failures = before.secondFactor.failures + 1
  return { account: { ...before, secondFactor: { failures } }, result: failures }
}

const withAmara = async (store: Store): Promise<Store> => {
  await store.create('amara', account)
  return store
}

test('a created account is read back, and its user name is taken', async () => {
  const store = await withAmara(openStore())
  expect(await store.read('amara')).toEqual(account)
  expect(await store.read('bruno')).toBeUndefined()
  expect(await store.create('amara', account)).toBe(false)
})

test('concurrent changes of one account are all applied', async () => {
  const store = await withAmara(openStore())
  const counts = await Promise.all(Array.from({ length: 100 }, () => store.transact('amara', oneMoreFailure)))
  expect(new Set(counts).size).toBe(100)
  expect((await store.read('amara'))?.secondFactor.failures).toBe(100)
})

test('a change of an unknown account is undefined', async () => {
  expect(await openStore().transact('nobody', oneMoreFailure)).toBeUndefined()
})

test('an exception in a decision leaves the account unchanged', async () => {
  const store = await withAmara(openStore())
  const bug = (): never => {
    throw new Error('a bug')
  }
  await expect(store.transact('amara', bug)).rejects.toThrow('a bug')
  await expect(store.transactAttempts('amara', bug)).rejects.toThrow('a bug')
  expect(await store.transact('amara', oneMoreFailure)).toBe(1)
})

test('an account is found by its references, and by removed ones no longer', async () => {
  const store = await withAmara(openStore())
  const withSessions = (...ids: string[]) =>
    store.transact('amara', (before) => ({
      account: { ...before, sessions: ids.map(session) },
      result: undefined,
    }))
  await withSessions('one', 'two')
  expect(await store.find('session', 'digest of one')).toBe('amara')
  expect(await store.find('login', 'digest of one')).toBeUndefined()
  await withSessions('two')
  expect(await store.find('session', 'digest of one')).toBeUndefined()
  expect(await store.find('session', 'digest of two')).toBe('amara')
})

test('accounts with due work are found, and the time of the next due work', async () => {
  const store = openStore()
  await store.create('late', { ...account, enrolmentDueAt: 20 })
  await store.create('early', { ...account, enrolmentDueAt: 10 })
  await store.create('never', account)
  expect(await store.nextDueAt()).toBe(10)
  expect([await store.accountsDue(9), await store.accountsDue(10), await store.accountsDue(20)]).toEqual([
    [],
    ['early'],
    ['early', 'late'],
  ])
  await store.transact('early', ({ enrolmentDueAt: _, ...done }) => ({ account: done, result: undefined }))
  expect([await store.accountsDue(10), await store.nextDueAt()]).toEqual([[], 20])
})

test('a pooled store in memory starts empty, and is unusable after close', async () => {
  const first = await withAmara(openStore())
  await first.appendAudit([{ what: 'login', at: 1, outcome: 'done' }])
  await first.close()
  await expect(first.read('amara')).rejects.toThrow('the store is closed')
  await expect(first.close()).rejects.toThrow('the store is closed')
  const [second, third] = [await withAmara(openStore()), openStore()]
  expect(await second.readAudit()).toEqual([])
  expect([await second.read('amara'), await third.read('amara')]).toEqual([account, undefined])
})

test('password attempts are counted for unknown user names as well', async () => {
  const store = openStore()
  const count = () =>
    store.transactAttempts('nobody', ({ failures }) => ({
      attempts: { failures: failures + 1 },
      result: failures + 1,
    }))
  expect(await Promise.all([count(), count(), count()])).toEqual([1, 2, 3])
})

test('password attempts are deleted at the end of retention, and after a right password', async () => {
  const store = openStore()
  const count = (name: string, attempts: PasswordAttempts) =>
    store.transactAttempts(name, ({ failures }) => ({ attempts, result: failures }))
  await count('early', { failures: 1, forgetAt: 10 })
  await count('late', { failures: 2, forgetAt: 11 })
  await count('right', { failures: 3, forgetAt: 11 })
  await count('right', noAttempts)
  await store.deleteExpiredAttempts(10)
  expect(await count('early', noAttempts)).toBe(0)
  expect(await count('late', noAttempts)).toBe(2)
  expect(await count('right', noAttempts)).toBe(0)
})

test('clear deletes all accounts and references', async () => {
  const store = await withAmara(openStore())
  await store.transact('amara', (before) => ({
    account: { ...before, sessions: [session('one')] },
    result: undefined,
  }))
  await store.clear()
  expect(await store.read('amara')).toBeUndefined()
  expect(await store.find('session', 'digest of one')).toBeUndefined()
})

/** A write of another process. */
function writeConcurrently(file: string, document: object): void {
  const database = new DatabaseSync(file)
  database.prepare('UPDATE account SET version = version + 1, document = ?').run(JSON.stringify(document))
  database.close()
}

describe('in a file', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sls-store-'))
    file = join(folder, 'state.sqlite')
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('after a concurrent write the decision is repeated, and no change is lost', async () => {
    const store = await withAmara(openStore(file))
    let decisions = 0
    const counted = await store.transact('amara', (before) => {
      if (decisions++ === 0) writeConcurrently(file, { ...account, secondFactor: { failures: 1 } })
      return oneMoreFailure(before)
    })
    expect([counted, decisions]).toEqual([2, 2])
    await store.close()
  })

  test('the state is there after the file is reopened', async () => {
    const store = await withAmara(openStore(file))
    await store.transact('amara', oneMoreFailure)
    await store.close()
    const reopened = openStore(file)
    expect((await reopened.read('amara'))?.secondFactor.failures).toBe(1)
    await reopened.close()
  })

  describe('what is changed in one turn of the event loop', () => {
    /** What somebody else sees, who knows only what is committed. */
    const failuresOnDisk = (): number => {
      const database = new DatabaseSync(file)
      const rows = database
        .prepare("SELECT document ->> '$.secondFactor.failures' AS failures FROM account")
        .all()
      database.close()
      return Number(rows[0]?.failures)
    }

    test('is committed together, and nobody is told of it before', async () => {
      const store = await withAmara(openStore(file))
      const changes = [1, 2, 3].map(() => store.transact('amara', oneMoreFailure))
      const seen = store.read('amara').then((found) => [found?.secondFactor.failures, failuresOnDisk()])
      expect(failuresOnDisk()).toBe(0)
      expect(await Promise.all(changes)).toEqual([1, 2, 3])
      expect(await seen).toEqual([3, 3])
      await store.close()
    })

    test('is kept where another change of it is refused', async () => {
      const store = await withAmara(openStore(file))
      const twice = (before: Account) => ({
        account: {
          ...before,
          sessions: [session('one'), { ...session('other'), tokenDigest: 'digest of one' }],
        },
        result: undefined,
      })
      const changes = [oneMoreFailure, twice, oneMoreFailure].map((decide) =>
        store.transact<unknown>('amara', decide),
      )
      expect(await Promise.allSettled(changes)).toMatchObject([
        { status: 'fulfilled', value: 1 },
        { status: 'rejected' },
        { status: 'fulfilled', value: 2 },
      ])
      expect(failuresOnDisk()).toBe(2)
      await store.close()
    })

    test('is lost for all where it cannot be committed, and forgotten', async () => {
      const store = await withAmara(openStore(file))
      const other = new DatabaseSync(file)
      other.exec(`CREATE TABLE child (of INTEGER REFERENCES account DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER orphan AFTER UPDATE ON account BEGIN INSERT INTO child VALUES (-1); END`)
      const lost = [
        store.transact('amara', oneMoreFailure),
        store.create('bruno', { ...account, username: 'bruno' }),
      ]
      const seen = store.read('amara')
      for (const one of [...lost, seen]) await expect(one).rejects.toThrow('FOREIGN KEY')
      other.exec('DROP TRIGGER orphan')
      other.close()
      expect(await store.transact('amara', oneMoreFailure)).toBe(1)
      expect(await store.read('bruno')).toBeUndefined()
      await store.close()
    })

    test('is there after the store is closed at once', async () => {
      const store = await withAmara(openStore(file))
      const changed = store.transact('amara', oneMoreFailure)
      await store.close()
      expect([await changed, failuresOnDisk()]).toEqual([1, 1])
    })
  })

  test('another store reads the same account after any additions, changes and removals', async () => {
    const [writer, reader] = [await withAmara(openStore(file)), openStore(file)]
    let added = 0
    const kinds = fc.constantFrom('add', 'change', 'remove')
    const change = (before: Account, kind: string, at: number): Account => {
      const { logins } = before
      if (kind === 'add') return { ...before, logins: [...logins, login(`login ${added++}`, 1)] }
      const chosen = logins[at % logins.length]
      const changed = kind === 'change' && chosen ? [login(chosen.id, chosen.begunAt + 1)] : []
      return { ...before, logins: logins.flatMap((one) => (one === chosen ? changed : [one])) }
    }
    const property = fc.asyncProperty(kinds, fc.nat(20), async (kind, at) => {
      await writer.transact('amara', (before) => ({ account: change(before, kind, at), result: undefined }))
      expect(await reader.read('amara')).toEqual(await writer.read('amara'))
    })
    await fc.assert(property, { numRuns: 200, seed: 7 })
    await Promise.all([writer.close(), reader.close()])
  })

  test('an invalid document is an error', async () => {
    const store = await withAmara(openStore(file))
    writeConcurrently(file, { ...account, residence: 7 })
    await expect(store.read('amara')).rejects.toThrow(/residence/)
    await store.close()
  })
})
