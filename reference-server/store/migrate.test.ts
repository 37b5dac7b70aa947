import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Account } from '../domain/model/account.ts'
import { migrate, migrations } from './migrate.ts'
import { openStore } from './sqlite-store.ts'

/** The account in each of the fixtures. */
const amara: Account = {
  username: 'Amara',
  passwordVerifier: 'verifier',
  residence: 'HK',
  accounts: ['HK', 'US'],
  seamless: true,
  mobileNumber: { onRecord: '+12025550101', verified: true, lastVerified: '+12025550101' },
  enrolmentDueAt: 20,
  secondFactor: { failures: 1 },
  devices: [
    { id: 'd1', name: 'IB Key', status: 'revoked', type: 'ibKey', os: 'iOS', hardwareId: 'h1', secret: 's1' },
    {
      ...{ id: 'd2', name: 'IB Key', status: 'active', type: 'ibKey', os: 'Android', hardwareId: 'h2' },
      ...{ secret: 's2', pushToken: 't2', pinVerifier: 'v' },
    },
  ],
  logins: [
    { id: 'l1', secretDigest: 'x', platform: 'tws', locale: 'en', begunAt: 1, stage: { at: 'collected' } },
    {
      ...{ id: 'l2', secretDigest: 'y', platform: 'tws', locale: 'ru', begunAt: 2, deviceId: 'd2' },
      stage: { at: 'challenge' },
    },
  ],
  approvalRequests: [
    {
      ...{ id: 'p1', loginId: 'l1', deviceId: 'd2', platform: 'tws', nonce: 'n', createdAt: 1 },
      ...{ state: 'approved', delivery: 'sent' },
    },
  ],
  challenges: [
    { id: 'c1', loginId: 'l2', deviceId: 'd2', text: '000123', shownAt: 3, state: 'open', failures: 1 },
  ],
  smsCodes: [
    {
      ...{ id: 'm1', purpose: 'verifyNumber', subject: '+12025550101', number: '+12025550101' },
      ...{ text: '123456', sentAt: 1, locale: 'en', askedBy: 's1' },
      ...{ state: 'used', failures: 0, delivery: 'sent' },
    },
  ],
  activations: [
    {
      ...{ id: 'a1', secretDigest: 'z', os: 'Android', model: 'Pixel', hardwareId: 'h2', startedAt: 1 },
      ...{ option: 'migrate', replaces: 'd1', failures: 0, stage: 'committed' },
    },
  ],
  sessions: [
    { id: 's1', tokenDigest: 'digest of the session', platform: 'tws', locale: 'en', begunAt: 5, usedAt: 5 },
  ],
  notices: [],
}

const fixtures = new URL('./fixtures/', import.meta.url)
const fixture = (version: number): string =>
  readFileSync(new URL(`${String(version).padStart(4, '0')}.sql`, fixtures), 'utf8')

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sls-migrate-'))
  file = join(folder, 'state.sqlite')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Creates a file of a schema version. */
function createFile(version: number, sql: string): void {
  const database = new DatabaseSync(file)
  for (const migration of migrations.slice(0, version)) database.exec(migration)
  database.exec(sql)
  database.close()
}

function inFile<Value>(read: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(file)
  const value = read(database)
  database.close()
  return value
}

const versionOf = (database: DatabaseSync) => database.prepare('PRAGMA user_version').get()?.user_version

const previousVersions = migrations.slice(1).map((_, index) => index + 1)

test('there is a fixture of every previous version', () => {
  expect(readdirSync(fixtures)).toHaveLength(previousVersions.length)
})

test.each([
  ...previousVersions.map((version) => [`version ${version}`, version, ''] as const),
  ['version 1 without a version number', 1, 'PRAGMA user_version = 0'] as const,
])('a file of %s is migrated to the current version', async (_name, version, sql) => {
  createFile(version, fixture(version) + sql)
  const store = openStore(file)
  expect(await store.read('amara')).toEqual(amara)
  expect(await store.find('session', 'digest of the session')).toBe('amara')
  expect(await store.nextDueAt()).toBe(20)
  const count = await store.transactAttempts('amara', (attempts) => ({ attempts, result: attempts.failures }))
  expect(count).toBe(2)
  await store.close()
  expect(inFile(versionOf)).toBe(migrations.length)
})

test('a file of a newer version is refused and left unchanged', () => {
  const newer = migrations.length + 1
  createFile(migrations.length, `PRAGMA user_version = ${newer}`)
  expect(() => openStore(file)).toThrow(
    `the file has schema version ${newer}, and this program supports versions up to ${migrations.length}: ` +
      'use the program that wrote it, or a newer one',
  )
  expect(inFile(versionOf)).toBe(newer)
})

test('a migration that fails rolls all migrations back', () => {
  const schemaAfterFailure = (database: DatabaseSync) => {
    const failing = 'CREATE TABLE late (a); syntax error'
    expect(() => migrate(database, [...migrations, failing])).toThrow(/syntax error/)
    return database.prepare('SELECT name FROM sqlite_schema').all()
  }
  expect(inFile(schemaAfterFailure)).toEqual([])
  expect(inFile(versionOf)).toBe(0)
})
