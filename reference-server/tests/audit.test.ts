import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  attestationOf,
  createTestIPhone,
  createTestPerson,
  lastSmsCode,
  logIn,
  password,
  provisionSms,
  tryLogIn,
} from '../../testing/people.ts'
import { createTestServer, labToken, type TestServer } from '../../testing/reference-server.ts'
import type { LogEntry } from '../runtime/log.ts'
import { openStore } from '../store/sqlite-store.ts'

let log: LogEntry[]
let server: TestServer

beforeEach(async () => {
  log = []
  server = createTestServer((parts) => ({ ...parts, log: (entry) => log.push(entry) }))
  await createTestPerson(server)
})

const trail = async () =>
  (await server.parts.store.readAudit()).map(({ who, what, outcome, reason }) =>
    [who, what, outcome, reason].filter((word) => word !== undefined).join(': '),
  )

test('it tells that SMS was enrolled by itself, whoever notices it first', async () => {
  await server.pass(60_000)
  expect(await trail()).toEqual(['amara: sms active: done'])
  await createTestPerson(server, { username: 'bruno' })
  server.parts.clock.moveTo(server.parts.clock.now() + 60_000)
  await logIn(server, 'bruno')
  expect(await trail()).toContain('bruno: sms active: done')
})

test('it tells who did what, when, how it ended, and why it was refused', async () => {
  const device = await createTestIPhone(server)
  await tryLogIn(server, { password: 'wrong' })
  await server.pass(1_000)
  const window = await logIn(server)
  await window.respond('00000000')
  const challenge = await window.challenge()
  await window.respond('00000000')
  const { session: bearer } = (await window.respond(device.respond(challenge))).reply
  await server.call('logOut', { bearer })
  await server.call('readSettings', { bearer })
  expect(await trail()).toEqual([
    'amara: ibKey active: done',
    'amara: password: invalid_credentials: wrong user name or password',
    'logIn: invalid_credentials: wrong user name or password',
    'amara: password: done',
    'amara: login begun: done',
    'amara: push sent: done',
    'amara: giveResponse: invalid_code: no open challenge',
    'amara: login challenge: done',
    'amara: second factor wrong: done',
    'amara: giveResponse: invalid_code: wrong response',
    'amara: login collected: done',
    'amara: push superseded: done',
    'amara: challenge answered: done',
    'amara: session begun: done',
    'amara: session ended: done',
    'readSettings: unauthenticated: wrong session',
  ])
  const [first, , , , begun] = await server.parts.store.readAudit()
  expect((begun?.at ?? 0) - (first?.at ?? 0)).toBe(1_000)
  expect(begun?.subject).toBe(window.first.loginId)
})

test('nobody is named who is not known: people type their passwords there', async () => {
  await tryLogIn(server, { username: 'correct horse' })
  expect((await trail()).slice(-2)).toEqual([
    'password: invalid_credentials: wrong user name or password',
    'logIn: invalid_credentials: wrong user name or password',
  ])
  expect(JSON.stringify([log, await server.parts.store.readAudit()])).not.toContain('correct horse')
})

describe('it names the scenario', () => {
  const asked = () =>
    new Request('http://server.test/session', { headers: { 'x-sls-scenario': 'sessions#after' } })

  test('of a test', async () => {
    await server.raw(asked())
    expect((await server.parts.store.readAudit()).at(-1)?.scenario).toBe('sessions#after')
  })

  test('and nothing in production', async () => {
    const production = createTestServer((parts) => ({ ...parts, labToken: undefined }))
    await production.raw(asked())
    expect((await production.parts.store.readAudit()).at(-1)?.scenario).toBeUndefined()
  })
})

test('it is in the file of the state, outlives everything, and is neither changed nor shortened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sls-audit-'))
  const file = join(folder, 'state.sqlite')
  const store = openStore(file)
  const entry = { at: 1, who: 'amara', what: 'password', outcome: 'done' }
  await store.appendAudit([entry])
  await store.clear()
  await store.close()
  const database = new DatabaseSync(file)
  for (const change of ["UPDATE audit SET document = '{}'", 'DELETE FROM audit'])
    expect(() => database.exec(change)).toThrow(/the audit trail is never/)
  database.close()
  const reopened = openStore(file)
  expect(await reopened.readAudit()).toEqual([entry])
  await reopened.close()
  rmSync(folder, { recursive: true })
})

const secretMembers = new Set([
  ...['password', 'pin', 'secret', 'session', 'deviceSecret', 'response', 'code', 'token', 'seal', 'nonce'],
  ...['challenge', 'pushToken', 'integrityClaim', 'number'],
])

/** The texts of these members, however deep. */
function secretsIn(value: unknown): string[] {
  const members = z.record(z.string(), z.unknown()).safeParse(value)
  if (!members.success) return []
  return Object.entries(members.data).flatMap(([name, member]) =>
    typeof member === 'string' && secretMembers.has(name) ? [member] : secretsIn(member),
  )
}

/** The same server; `secrets` grows with all that callers bring and are told. */
const overheard = (own: TestServer, secrets: Set<string>): TestServer => ({
  ...own,
  async call(name, asked = {}) {
    for (const secret of [asked.bearer ?? '', ...secretsIn(asked.body)]) secrets.add(secret)
    const answered = await own.call(name, asked)
    const told = answered.status < 300 ? secretsIn(answered.reply) : []
    for (const secret of told) secrets.add(secret)
    return answered
  },
})

async function activate(own: TestServer): Promise<void> {
  const phone = { os: 'iOS', model: 'iPhone', hardwareId: 'another' } as const
  const offered = await own.call('readActivationOptions', { body: { username: 'amara', password, phone } })
  const { activationId, secret: bearer } = offered.reply
  const at = { path: { activationId }, bearer }
  const body = { option: 'migrate', username: 'amara', password } as const
  const { nonce } = (await own.call('startActivation', { ...at, body })).reply
  const proof = {
    token: lastSmsCode(own),
    pin: '12a4',
    element: 'faceId',
    integrityClaim: attestationOf(own, { device: 'another', nonce }),
    pushToken: 'push token of the new phone',
  } as const
  for (const token of ['WRONG123', proof.token])
    await own.call('activate', { ...at, body: { ...proof, token } })
}

test('no secret that anybody brings or is told is written down, in the log or in the trail', async () => {
  const secrets = new Set<string>()
  const own = overheard(server, secrets)
  const device = await createTestIPhone(own, 'amara', 'push token of the old phone')
  await tryLogIn(own, { password: 'a wrong password' })
  await (await logIn(own)).step('readLogin')
  await device.answer({ decision: 'decline' })
  await logIn(own)
  await device.answer()
  const window = await logIn(own)
  await window.respond('00000000')
  const { session: bearer } = (await window.respond(device.respond(await window.challenge()))).reply
  await own.call('changeMobileNumber', { bearer, body: { number: '+12025550142' } })
  await own.call('verifyMobileNumber', { bearer })
  await own.call('confirmMobileNumber', { bearer, body: { code: '999999' } })
  await own.call('confirmMobileNumber', { bearer, body: { code: lastSmsCode(own) } })
  await activate(own)
  await createTestPerson(own, { username: 'bruno' })
  await provisionSms(own, 'bruno')
  const bySms = await logIn(own, 'bruno')
  await bySms.code('888888')
  await bySms.code(lastSmsCode(own))

  const entries = [...log, ...(await server.parts.store.readAudit())]
  // Instants are numbers in which six digits may turn up by chance.
  const written = entries.map(({ at: _, ...rest }) => JSON.stringify(rest)).join('\n')
  expect((await trail()).filter((line) => line.startsWith('amara: ibKey active'))).toHaveLength(2)
  secrets.delete('')
  secrets.delete(labToken)
  expect(secrets.size).toBeGreaterThan(30)
  expect([...secrets].filter((secret) => written.includes(secret))).toEqual([])
})
