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

const filled = async (store: Store): Promise<Store> => {
  await store.create('amara', account)
  return store
}

test('what is written is read back', async () => {
  const store = await filled(openStore())
  expect(await store.read('amara')).toEqual(account)
  expect(await store.read('bruno')).toBeUndefined()
  expect(await store.create('amara', account)).toBe(false)
})

test('concurrent changes of one account all count', async () => {
  const store = await filled(openStore())
  const counts = await Promise.all(Array.from({ length: 100 }, () => store.transact('amara', oneMoreFailure)))
  expect(new Set(counts).size).toBe(100)
  expect((await store.read('amara'))?.secondFactor.failures).toBe(100)
})

test('a change of nobody is no change', async () => {
  expect(await openStore().transact('nobody', oneMoreFailure)).toBeUndefined()
})

test('a decision that fails leaves everything as it was', async () => {
  const store = await filled(openStore())
  const bug = (): never => {
    throw new Error('a bug')
  }
  await expect(store.transact('amara', bug)).rejects.toThrow('a bug')
  await expect(store.transactAttempts('amara', bug)).rejects.toThrow('a bug')
  expect(await store.transact('amara', oneMoreFailure)).toBe(1)
})

test('names lead to their account for as long as it has them', async () => {
  const store = await filled(openStore())
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

test('due work is found when it is due, and the next instant of it is known', async () => {
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

test('a store in memory is empty, whatever the one before it held, and is no use when it is closed', async () => {
  const first = await filled(openStore())
  await first.appendAudit([{ what: 'login', at: 1, outcome: 'done' }])
  await first.close()
  await expect(first.read('amara')).rejects.toThrow('the store is closed')
  await expect(first.close()).rejects.toThrow('the store is closed')
  const [second, third] = [await filled(openStore()), openStore()]
  expect(await second.readAudit()).toEqual([])
  expect([await second.read('amara'), await third.read('amara')]).toEqual([account, undefined])
})

test('wrong passwords are remembered for any name', async () => {
  const store = openStore()
  const count = () =>
    store.transactAttempts('nobody', ({ failures }) => ({
      attempts: { failures: failures + 1 },
      result: failures + 1,
    }))
  expect(await Promise.all([count(), count(), count()])).toEqual([1, 2, 3])
})

test('wrong passwords are forgotten when it is time, and by a right one', async () => {
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

test('clear forgets everything', async () => {
  const store = await filled(openStore())
  await store.transact('amara', (before) => ({
    account: { ...before, sessions: [session('one')] },
    result: undefined,
  }))
  await store.clear()
  expect(await store.read('amara')).toBeUndefined()
  expect(await store.find('session', 'digest of one')).toBeUndefined()
})

/** What another process does to the account while ours is busy. */
function writeFromElsewhere(file: string, document: object): void {
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

  test('a decision is taken again where another server was faster, and nothing is lost', async () => {
    const store = await filled(openStore(file))
    let decisions = 0
    const counted = await store.transact('amara', (before) => {
      if (decisions++ === 0) writeFromElsewhere(file, { ...account, secondFactor: { failures: 1 } })
      return oneMoreFailure(before)
    })
    expect([counted, decisions]).toEqual([2, 2])
    await store.close()
  })

  test('the state outlives the store that wrote it', async () => {
    const store = await filled(openStore(file))
    await store.transact('amara', oneMoreFailure)
    await store.close()
    const reopened = openStore(file)
    expect((await reopened.read('amara'))?.secondFactor.failures).toBe(1)
    await reopened.close()
  })

  test('another program reads what was written, whatever was added, exchanged and taken away', async () => {
    const [writer, reader] = [await filled(openStore(file)), openStore(file)]
    let added = 0
    const step = fc.constantFrom('add', 'exchange', 'remove')
    const change = (before: Account, kind: string, at: number): Account => {
      const { logins } = before
      if (kind === 'add') return { ...before, logins: [...logins, login(`login ${added++}`, 1)] }
      const chosen = logins[at % logins.length]
      const changed = kind === 'exchange' && chosen ? [login(chosen.id, chosen.begunAt + 1)] : []
      return { ...before, logins: logins.flatMap((one) => (one === chosen ? changed : [one])) }
    }
    const anything = fc.asyncProperty(step, fc.nat(20), async (kind, at) => {
      await writer.transact('amara', (before) => ({ account: change(before, kind, at), result: undefined }))
      expect(await reader.read('amara')).toEqual(await writer.read('amara'))
    })
    await fc.assert(anything, { numRuns: 200, seed: 7 })
    await Promise.all([writer.close(), reader.close()])
  })

  test('a document that is no account is never believed', async () => {
    const store = await filled(openStore(file))
    writeFromElsewhere(file, { ...account, residence: 7 })
    await expect(store.read('amara')).rejects.toThrow(/residence/)
    await store.close()
  })
})
