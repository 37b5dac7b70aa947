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

test('the automatic enrolment in SMS is recorded, by due work and by a login', async () => {
  await server.pass(60_000)
  expect(await trail()).toEqual(['amara: sms active: done'])
  await createTestPerson(server, { username: 'bruno' })
  server.parts.clock.moveTo(server.parts.clock.now() + 60_000)
  await logIn(server, 'bruno')
  expect(await trail()).toContain('bruno: sms active: done')
})

test('an entry has person, event, time, outcome and cause', async () => {
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

test('an unknown user name is not recorded', async () => {
  await tryLogIn(server, { username: 'correct horse' })
  expect((await trail()).slice(-2)).toEqual([
    'password: invalid_credentials: wrong user name or password',
    'logIn: invalid_credentials: wrong user name or password',
  ])
  expect(JSON.stringify([log, await server.parts.store.readAudit()])).not.toContain('correct horse')
})

describe('the scenario of a request', () => {
  const request = () =>
    new Request('http://server.test/session', { headers: { 'x-sls-scenario': 'sessions#after' } })

  test('is recorded where there is a lab', async () => {
    await server.raw(request())
    expect((await server.parts.store.readAudit()).at(-1)?.scenario).toBe('sessions#after')
  })

  test('is not recorded in production', async () => {
    const production = createTestServer((parts) => ({ ...parts, labToken: undefined }))
    await production.raw(request())
    expect((await production.parts.store.readAudit()).at(-1)?.scenario).toBeUndefined()
  })
})

test('the trail survives clear and reopening, and the database refuses changes and deletions', async () => {
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

/** The values of secret members at any depth. */
function secretsIn(value: unknown): string[] {
  const members = z.record(z.string(), z.unknown()).safeParse(value)
  if (!members.success) return []
  return Object.entries(members.data).flatMap(([name, member]) =>
    typeof member === 'string' && secretMembers.has(name) ? [member] : secretsIn(member),
  )
}

/** Collects the secrets of all requests and replies in `secrets`. */
const recordingSecrets = (own: TestServer, secrets: Set<string>): TestServer => ({
  ...own,
  async call(name, request = {}) {
    for (const secret of [request.bearer ?? '', ...secretsIn(request.body)]) secrets.add(secret)
    const response = await own.call(name, request)
    const disclosed = response.status < 300 ? secretsIn(response.reply) : []
    for (const secret of disclosed) secrets.add(secret)
    return response
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

test('no secret of a request or reply is in the log or in the audit trail', async () => {
  const secrets = new Set<string>()
  const own = recordingSecrets(server, secrets)
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
  // Times are left out: they can contain the six digits of a code by chance.
  const written = entries.map(({ at: _, ...rest }) => JSON.stringify(rest)).join('\n')
  expect((await trail()).filter((line) => line.startsWith('amara: ibKey active'))).toHaveLength(2)
  secrets.delete('')
  secrets.delete(labToken)
  expect(secrets.size).toBeGreaterThan(30)
  expect([...secrets].filter((secret) => written.includes(secret))).toEqual([])
})
