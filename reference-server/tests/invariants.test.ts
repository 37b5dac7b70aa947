import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problem } from '../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes, urlOf } from '../../contract/routes.ts'
import {
  createTestDevice,
  createTestIPhone,
  createTestPerson,
  lastSmsCode,
  logIn,
  provisionSms,
  type TestDevice,
  TestLogin,
  tryLogIn,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, labToken, type TestServer } from '../../testing/reference-server.ts'
import type { Account } from '../domain/model/account.ts'

/** The state of one run that the invariants refer to. */
interface World {
  readonly server: TestServer
  readonly phones: TestDevice[]
  readonly windows: TestLogin[]
  /** Ids of logins with a completed second factor. */
  readonly proven: Set<string>
  /** Ids of logins that began while no second factor was required. */
  readonly passwordOnly: Set<string>
  /** The login of each session, by token. */
  readonly sessions: Map<string, string>
}

type Event = (world: World, pick: number) => Promise<void>

/** One of the newest three windows: most of the older ones have ended. */
const windowOf = ({ windows }: World, pick: number): TestLogin | undefined => windows.at(-1 - (pick % 3))

function recordSession(
  world: World,
  { loginId, session }: { loginId: string; session?: string | undefined },
): void {
  if (session === undefined) return
  expect(world.proven.has(loginId) || world.passwordOnly.has(loginId)).toBe(true)
  expect([...world.sessions.values()]).not.toContain(loginId)
  world.sessions.set(session, loginId)
}

const events: Record<string, Event> = {
  async 'log in'(world) {
    const devices = activeDevices(await world.server.parts.store.read('amara'))
    const answered = await tryLogIn(world.server)
    if (answered.status !== 201) return
    const { reply } = answered
    if (devices.length === 0) world.passwordOnly.add(reply.loginId)
    world.windows.push(new TestLogin(world.server, reply))
    recordSession(world, reply)
  },
  async 'wrong password'(world) {
    expect((await tryLogIn(world.server, { password: 'wrong' })).status).not.toBe(201)
  },
  async 'read the login'(world, pick) {
    const answered = await windowOf(world, pick)?.step('readLogin')
    if (answered?.status === 200) recordSession(world, answered.reply)
  },
  async 'choose a device'(world, pick) {
    const window = windowOf(world, pick)
    const devices = window?.first.devices ?? []
    await window?.choose(devices.at(pick % Math.max(1, devices.length))?.id ?? 'none')
  },
  async 'request a challenge'(world, pick) {
    await windowOf(world, pick)?.step('askForChallenge')
  },
  async 'right response'(world, pick) {
    const window = windowOf(world, pick)
    const shown = await window?.step(pick % 2 === 0 ? 'readLogin' : 'askForChallenge')
    if (!window || shown?.status !== 200 || shown.reply.challenge === undefined) return
    for (const device of world.phones) {
      const answered = await window.respond(device.respond(shown.reply.challenge))
      if (answered.status !== 200) continue
      world.proven.add(answered.reply.loginId)
      recordSession(world, answered.reply)
    }
  },
  async 'wrong response'(world, pick) {
    const answered = await windowOf(world, pick)?.respond('0000000')
    expect(answered?.status).not.toBe(200)
  },
  async approve(world, pick) {
    const device = world.phones.at(-1 - (pick % 2))
    if (!device || world.server.pushes.length === 0 || (await device.read()).status !== 200) return
    for (const element of ['faceId', 'fingerprint'] as const) {
      const answered = await device.answer({ element })
      if (answered.status === 200) world.proven.add(answered.reply.loginId)
    }
  },
  async 'code of the last SMS'(world, pick) {
    const answered = await windowOf(world, pick)?.code(lastSmsCode(world.server))
    if (answered?.status !== 200) return
    world.proven.add(answered.reply.loginId)
    recordSession(world, answered.reply)
  },
  async 'wrong code'(world, pick) {
    const answered = await windowOf(world, pick)?.code(wrongCodeLike(lastSmsCode(world.server)))
    expect(answered?.status).not.toBe(200)
  },
  async 'another SMS'(world, pick) {
    await windowOf(world, pick)?.step('askForAnotherSms')
  },
  async 'new phone'(world, pick) {
    const added =
      pick % 2 === 0
        ? await createTestIPhone(world.server)
        : await createTestDevice(world.server, 'amara', 'Android', `token ${pick}`)
    world.phones.push(added)
  },
  async 'enrol in SMS'(world) {
    await provisionSms(world.server)
  },
  async 'let time pass'(world, pick) {
    await world.server.pass((pick % 12) * 17_000)
  },
  async 'change the gateway results'({ server }, pick) {
    server.gateway.push = (['sent', 'failed', 'unregistered'] as const)[pick % 3] ?? 'sent'
    server.gateway.sms = pick % 2 === 0 ? 'sent' : 'failed'
  },
}

const activeDevices = (account: Account | undefined) =>
  account?.devices.filter(({ status }) => status === 'active') ?? []

function verifyInvariants(account: Account | undefined): void {
  const active = activeDevices(account)
  expect(active.filter(({ type }) => type === 'ibKey').length).toBeLessThanOrEqual(1)
  expect(active.filter(({ type }) => type === 'sms').length).toBeLessThanOrEqual(1)
  expect(account?.approvalRequests.filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1)
  const open = account?.challenges.filter(({ state }) => state === 'open').map(({ text }) => text) ?? []
  expect(new Set(open).size).toBe(open.length)
  expect(account?.secondFactor.failures).toBeLessThan(10)
}

/** A session takes several of these events in order, so that they are drawn more often. */
const frequent = [
  ...['log in', 'log in', 'choose a device', 'approve'],
  ...['read the login', 'read the login', 'right response'],
]

const eventName = fc.constantFrom(...Object.keys(events), ...frequent)

const script = fc.array(fc.tuple(eventName, fc.nat(1_000)), {
  minLength: 5,
  maxLength: 60,
  size: 'max',
})

test('in any sequence of events one IB Key and one SMS device are active, and no session precedes the second factor', async () => {
  let sessions = 0
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const server = createTestServer()
      await createTestPerson(server)
      const world: World = {
        server,
        phones: [await createTestIPhone(server)],
        windows: [],
        proven: new Set(),
        passwordOnly: new Set(),
        sessions: new Map(),
      }
      for (const [name, pick] of steps) {
        await events[name]?.(world, pick)
        verifyInvariants(await server.parts.store.read('amara'))
      }
      sessions += world.sessions.size
    }),
    { numRuns: 200, seed: 20260302 },
  )
  // Without sessions the property would hold for a server that refuses every login.
  expect(sessions).toBeGreaterThan(50)
}, 60_000)

const operations = Object.keys(routes).filter(isOperation)

/** Bodies that do not match the contract, JSON or not. */
const invalidBody = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'null', '[]', '{}', '{"__proto__":1}', '{"code":["1","2"]}', '['.repeat(5_000)),
)

const segment = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('..', '%00', 'a/b', '{x}'),
)

test('any request to any route gets a documented reply or refusal, and never a 500', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const device = await createTestIPhone(server)
  const { first } = await logIn(server)
  const bearers = ['', 'x', first.secret ?? '', device.accessKey, labToken]
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Operation>(...operations.filter((name) => name !== 'reset' && name !== 'advance')),
      segment,
      invalidBody,
      fc.constantFrom(...bearers),
      fc.constantFrom('application/json', 'text/plain', ''),
      async (name, parameter, body, bearer, type) => {
        const { method } = routeOf(name)
        const parameters = { loginId: first.loginId, deviceId: device.deviceId }
        const address = urlOf(name, parameters, parameter)
        const headers = { authorization: `Bearer ${bearer}`, 'content-type': type }
        const content = method === 'GET' ? {} : { body }
        const request = new Request(`http://server.test${address}`, { method, headers, ...content })
        const response = await server.raw(request)
        seen.add(response.status)
        const json: unknown = await response.json()
        if (response.ok) expect(response.status).toBe(routeOf(name).success)
        else expect(problem.parse(json).status).toBe(response.status)
      },
    ),
    { numRuns: 1_500, seed: 7 },
  )
  // The requests have reached each kind of refusal.
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 401, 404, 415]))
}, 60_000)
