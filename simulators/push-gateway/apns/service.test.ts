import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  accounts,
  apnsRequest,
  apnsToken,
  createTestGateway,
  provider,
  reasonOf,
  type TestGateway,
  TestPushReceiver,
} from '../../../testing/push-gateway.ts'
import { plainConnection } from '../../transport/service.ts'

const minute = 60_000
let context: TestGateway
let token: string
let phone: TestPushReceiver

beforeEach(() => {
  context = createTestGateway()
  phone = new TestPushReceiver()
  token = context.gateway.register(phone, 'apns')
})

type Changes = Parameters<typeof apnsRequest>[2]

const send = async (changes?: Changes, to = token) =>
  context.gateway.apns(await apnsRequest(context, to, changes), context.clock.now())

const jsonOf = (bytes: number) => `{"aps":"${'x'.repeat(bytes - 10)}"}`

describe('an accepted notification', () => {
  test('is answered with an apns-id alone, and reaches the phone', async () => {
    const answer = await send({ headers: { 'apns-priority': '5', 'apns-collapse-id': 'login' } })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers['apns-id']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    await context.pass(0)
    expect(phone.received).toMatchObject([
      { message: { title: 'Sign in', body: 'Approve?', collapseId: 'login', priority: 'normal' } },
    ])
  })

  test('keeps the apns-id of the provider', async () => {
    const id = '123e4567-e89b-12d3-a456-42665544000a'
    expect((await send({ headers: { 'apns-id': id } })).headers['apns-id']).toBe(id)
  })

  test('is kept for inspection as received, without the credentials', async () => {
    const body = { aps: { alert: 'Hello' }, request: 'r-1', nested: { a: 1 } }
    await send({ body: JSON.stringify(body) })
    const [accepted] = context.gateway.accepted
    expect(accepted).toMatchObject({ token, payload: body, message: { body: 'Hello' } })
    expect(accepted?.message.data).toEqual({ request: 'r-1', nested: '{"a":1}' })
    expect(accepted?.headers).toHaveProperty('apns-topic')
    expect(accepted?.headers).not.toHaveProperty('authorization')
  })
})

test('notifications that come together reach the phone in their order, though a token is new', async () => {
  const requests = await Promise.all(
    Array.from({ length: 40 }, (_, at) => apnsRequest(context, token, { body: `{"aps":{"alert":"${at}"}}` })),
  )
  const [{ headers = {}, connection } = {}] = requests
  if (!connection) throw new Error('there is no request')
  const together = requests.map((request) => ({ ...request, headers, connection }))
  await Promise.all(together.map((request) => context.gateway.apns(request, context.clock.now())))
  await context.pass(0)
  expect(phone.received.map(({ message }) => message.body)).toEqual(together.map((_, at) => `${at}`))
})

describe('the form of a request', () => {
  const refused: [string, Changes, number, string][] = [
    ['another method', { method: 'GET' }, 405, 'MethodNotAllowed'],
    ['another path', { path: '/4/device/00' }, 404, 'BadPath'],
    ['no device token', { path: '/3/device/' }, 400, 'MissingDeviceToken'],
    ['a device token that is not hex', { path: '/3/device/xyz' }, 400, 'BadDeviceToken'],
    ['an unknown device token', { path: '/3/device/00ff' }, 400, 'BadDeviceToken'],
    ['a malformed apns-id', { headers: { 'apns-id': '42' } }, 400, 'BadMessageId'],
    ['no topic', { headers: { 'apns-topic': undefined } }, 400, 'MissingTopic'],
    ['a topic of others', { headers: { 'apns-topic': 'com.example.other' } }, 400, 'TopicDisallowed'],
    ['a topic without the suffix of its type', { headers: { 'apns-push-type': 'voip' } }, 400, 'BadTopic'],
    [
      'a topic of the app that the device token is not for',
      { headers: { 'apns-push-type': 'voip', 'apns-topic': `${provider.apns.topic}.voip` } },
      400,
      'DeviceTokenNotForTopic',
    ],
    ['an unknown push type', { headers: { 'apns-push-type': 'loud' } }, 400, 'InvalidPushType'],
    ['an unknown priority', { headers: { 'apns-priority': '7' } }, 400, 'BadPriority'],
    [
      'a background push with priority 10',
      { headers: { 'apns-push-type': 'background', 'apns-priority': '10' } },
      400,
      'BadPriority',
    ],
    ['an expiration that is no number', { headers: { 'apns-expiration': 'soon' } }, 400, 'BadExpirationDate'],
    ['a collapse id of 65 bytes', { headers: { 'apns-collapse-id': 'x'.repeat(65) } }, 400, 'BadCollapseId'],
    ['a payload of 4097 bytes', { body: jsonOf(4097) }, 413, 'PayloadTooLarge'],
    ['an empty body', { body: '' }, 400, 'PayloadEmpty'],
    ['a body that is no JSON object', { body: '[]' }, 400, 'PayloadEmpty'],
  ]
  test.each(refused)('%s is refused', async (_, changes, status, reason) => {
    const answer = await send(changes)
    expect([answer.status, reasonOf(answer)]).toEqual([status, reason])
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'apns-id': expect.any(String),
    })
    expect(context.gateway.accepted).toEqual([])
    expect(context.gateway.rejected).toMatchObject([{ service: 'apns', status, reason }])
  })

  const accepted: [string, Changes][] = [
    ['no push type', { headers: { 'apns-push-type': undefined } }],
    [
      'a background push with priority 5',
      { headers: { 'apns-push-type': 'background', 'apns-priority': '5' } },
    ],
    ['an expiration in seconds', { headers: { 'apns-expiration': '1772442120' } }],
    ['a collapse id of 64 bytes', { headers: { 'apns-collapse-id': 'x'.repeat(64) } }],
    ['a payload of 4096 bytes', { body: jsonOf(4096) }],
    ['a payload without aps', { body: '{}' }],
  ]
  test.each(accepted)('%s is accepted', async (_, changes) => {
    expect(await send(changes)).toMatchObject({ status: 200 })
  })

  test('a device token in capitals is the same token', async () => {
    expect(await send({}, token.toUpperCase())).toMatchObject({ status: 200 })
  })

  test('a VoIP payload may have 5120 bytes', async () => {
    const topic = `${provider.apns.topic}.voip`
    const voip = context.gateway.register(phone, 'apns', topic)
    const headers = { 'apns-push-type': 'voip', 'apns-topic': topic }
    expect(await send({ headers, body: jsonOf(5120) }, voip)).toMatchObject({ status: 200 })
    expect(await send({ headers, body: jsonOf(5121) }, voip)).toMatchObject({ status: 413 })
  })

  test('a malformed apns-id is not echoed', async () => {
    expect((await send({ headers: { 'apns-id': '42' } })).headers['apns-id']).not.toBe('42')
  })
})

describe('the two environments', () => {
  const [sandbox, development] = ['api.sandbox.push.apple.com', 'api.development.push.apple.com']
  const production = 'api.push.apple.com'

  test.each([
    [production, undefined, 200],
    [sandbox, undefined, 200],
    [production, false, 200],
    [production, true, 400],
    [sandbox, true, 200],
    [development, true, 200],
    [sandbox, false, 400],
    ['localhost', false, 200],
    ['localhost', true, 200],
  ])('%s with a development build: %j is answered with %d', async (host, isDevelopment, status) => {
    const named = context.gateway.register(phone, 'apns', provider.apns.topic, isDevelopment)
    const answer = await send({ host }, named)
    expect(answer.status).toBe(status)
    if (status !== 200) expect(reasonOf(answer)).toBe('BadDeviceToken')
  })

  test('differ in the id for the console, which the sandbox alone tells', async () => {
    const named = context.gateway.register(phone, 'apns', provider.apns.topic, true)
    expect((await send({ host: sandbox }, named)).headers['apns-unique-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect((await send({ host: production })).headers).not.toHaveProperty('apns-unique-id')
  })
})

test.each([
  ['apns-priority', 400],
  ['authorization', 400],
  ['user-agent', 200],
])('%s twice is answered with %d', async (name, status) => {
  const answer = await send({ repeated: [name] })
  expect(answer.status).toBe(status)
  if (status !== 200) expect(reasonOf(answer)).toBe('DuplicateHeaders')
})

describe('a token that became void', () => {
  test.each(['unregister', 'rotate'] as const)(
    'by %s is answered with 410 and the time in ms',
    async (end) => {
      await context.pass(minute)
      const since = context.clock.now()
      context.gateway[end](token)
      await context.pass(minute)
      const answer = await send()
      expect(answer.status).toBe(410)
      expect(JSON.parse(answer.body)).toEqual({ reason: 'Unregistered', timestamp: since })
    },
  )

  test('keeps the time when it is removed twice', async () => {
    const since = context.clock.now()
    context.gateway.unregister(token)
    await context.pass(minute)
    context.gateway.unregister(token)
    expect(JSON.parse((await send()).body).timestamp).toBe(since)
  })

  test('has a successor after rotation', async () => {
    const successor = context.gateway.rotate(token)
    expect(successor).not.toBe(token)
    expect(await send({}, successor)).toMatchObject({ status: 200 })
  })

  test('is not disclosed to a provider without credentials', async () => {
    context.gateway.unregister(token)
    expect(reasonOf(await send({ headers: { authorization: undefined } }))).toBe('MissingProviderToken')
  })

  test('cannot be rotated, and an unknown token is a mistake of the caller', () => {
    context.gateway.unregister(token)
    expect(() => context.gateway.rotate(token)).toThrow(RangeError)
    expect(() => context.gateway.unregister('00')).toThrow(RangeError)
  })
})

describe('provider tokens', () => {
  const strangerKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const withToken = (jwt: string, connection = plainConnection()) =>
    send({ headers: { authorization: `Bearer ${jwt}` }, connection })
  const start = () => context.clock.now()

  test('are required', async () => {
    expect(reasonOf(await send({ headers: { authorization: undefined } }))).toBe('MissingProviderToken')
  })

  test('are valid up to the age of one hour, excluded', async () => {
    const jwt = await apnsToken(start())
    await context.pass(60 * minute - 1)
    expect((await withToken(jwt)).status).toBe(200)
    await context.pass(1)
    const answer = await withToken(jwt)
    expect([answer.status, reasonOf(answer)]).toEqual([403, 'ExpiredProviderToken'])
  })

  test('may be less than an hour ahead, and not in milliseconds', async () => {
    expect((await withToken(await apnsToken(start() + 60 * minute - 1000))).status).toBe(200)
    expect(reasonOf(await withToken(await apnsToken(start() + 60 * minute)))).toBe('InvalidProviderToken')
    expect(reasonOf(await withToken(await apnsToken(start() * 1000)))).toBe('InvalidProviderToken')
  })

  test.each([
    ['no JWT', () => 'abc'],
    ['signed by another key', () => apnsToken(start(), { key: strangerKey })],
    ['of an unknown key id', () => apnsToken(start(), { kid: 'UNKNOWN000' })],
    ['of another team', () => apnsToken(start(), { iss: 'OTHER00000' })],
  ])('are refused when %s', async (_, make) => {
    const answer = await withToken(await make())
    expect([answer.status, reasonOf(answer)]).toEqual([403, 'InvalidProviderToken'])
  })

  test('do not change where several requests open a connection together', async () => {
    const connection = plainConnection()
    const first = await apnsToken(start())
    const answers = await Promise.all(Array.from({ length: 3 }, () => withToken(first, connection)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('cannot change again within 20 minutes on one connection', async () => {
    const connection = plainConnection()
    const [first, second] = [await apnsToken(start()), await apnsToken(start() + 1000)]
    expect((await withToken(first, connection)).status).toBe(200)
    await context.pass(20 * minute - 1)
    const answer = await withToken(second, connection)
    expect([answer.status, reasonOf(answer)]).toEqual([429, 'TooManyProviderTokenUpdates'])
    expect((await withToken(first, connection)).status).toBe(200)
    await context.pass(1)
    expect((await withToken(second, connection)).status).toBe(200)
  })

  test('may differ between connections', async () => {
    expect((await withToken(await apnsToken(start()))).status).toBe(200)
    expect((await withToken(await apnsToken(start() + 1000))).status).toBe(200)
  })

  test('bind a connection to a team and to a key', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const [team] = accounts.apns
    const keys = new Map([...(team?.keys ?? []), ['KEY0000002', other.publicKey]])
    const bundleIds = team?.bundleIds ?? []
    const foreign = { teamId: 'TEAM000002', keys: new Map([['KEY0000003', other.publicKey]]), bundleIds }
    context = createTestGateway({
      ...accounts,
      apns: [{ teamId: provider.apns.teamId, keys, bundleIds }, foreign],
    })
    token = context.gateway.register(phone, 'apns')

    const connection = plainConnection()
    const secondKey = await apnsToken(start(), { kid: 'KEY0000002', key: other.privateKey })
    const otherTeam = await apnsToken(start(), {
      iss: 'TEAM000002',
      kid: 'KEY0000003',
      key: other.privateKey,
    })
    expect((await withToken(await apnsToken(start()), connection)).status).toBe(200)
    expect(reasonOf(await withToken(secondKey, connection))).toBe('UnrelatedKeyIdInToken')
    expect(reasonOf(await withToken(otherTeam, connection))).toBe('InvalidProviderToken')
    expect((await withToken(secondKey)).status).toBe(200)
    expect((await withToken(otherTeam)).status).toBe(200)
  })

  test('tell the connection once they are admitted, and not before', async () => {
    let calls = 0
    const connection = { authenticated: () => void calls++ }
    await withToken('abc', connection)
    expect(calls).toBe(0)
    await withToken(await apnsToken(start()), connection)
    expect(calls).toBe(1)
  })
})

describe('ordered failures', () => {
  test('refuse without delivering, and pass when used up', async () => {
    context.gateway.conditions.apns.failNext({ reason: 'TooManyRequests', retryAfter: '2' })
    const answer = await send()
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '2' } })
    expect((await send()).status).toBe(200)
    expect(context.gateway.accepted).toHaveLength(1)
  })

  test('can come after the notification was accepted', async () => {
    context.gateway.conditions.apns.failNext({ reason: 'InternalServerError', afterAccepting: true })
    expect(reasonOf(await send())).toBe('InternalServerError')
    await context.pass(0)
    expect(phone.received).toHaveLength(1)
  })

  test.each(['Unregistered', 'ExpiredToken'] as const)(
    'tell with %s when the token became void',
    async (reason) => {
      context.gateway.conditions.apns.failNext({ reason })
      expect(JSON.parse((await send()).body)).toEqual({ reason, timestamp: context.clock.now() })
    },
  )

  test('that call a provider token expired let the next one follow at once', async () => {
    const connection = plainConnection()
    const [first, second, third] = await Promise.all(
      [0, 1000, 2000].map((ms) => apnsToken(context.clock.now() + ms)),
    )
    const withToken = (jwt = '') => send({ headers: { authorization: `bearer ${jwt}` }, connection })
    context.gateway.conditions.apns.failNext({ reason: 'ExpiredProviderToken' })
    expect(reasonOf(await withToken(first))).toBe('ExpiredProviderToken')
    expect((await withToken(second)).status).toBe(200)
    expect(reasonOf(await withToken(third))).toBe('TooManyProviderTokenUpdates')
  })

  test('hold for one phone where they are ordered for one', async () => {
    const other = context.gateway.register(new TestPushReceiver('other'), 'apns')
    context.gateway.conditions.apns.failNext({ reason: 'ServiceUnavailable' }, phone)
    expect([(await send({}, other)).status, (await send()).status]).toEqual([200, 503])
  })

  test('leave requests alone that are wrong anyway', async () => {
    context.gateway.conditions.apns.failNext({ reason: 'ServiceUnavailable' })
    expect((await send({ method: 'GET' })).status).toBe(405)
    expect((await send()).status).toBe(503)
  })

  test('last until healed', async () => {
    context.gateway.conditions.apns.failWith({ reason: 'ServiceUnavailable' })
    expect([(await send()).status, (await send()).status]).toEqual([503, 503])
    context.gateway.conditions.apns.clear()
    expect((await send()).status).toBe(200)
  })
})

test('one phone gets no more than so many in a time, where that is so', async () => {
  context = createTestGateway(undefined, { deviceLimits: { apns: [{ messages: 2, withinMs: 1000 }] } })
  const token = context.gateway.register(new TestPushReceiver(), 'apns')
  const send = async () => context.gateway.apns(await apnsRequest(context, token), context.clock.now())
  const answers = [await send(), await send(), await send()]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(answers.map(({ body }) => body).at(-1)).toBe('{"reason":"TooManyRequests"}')
  await context.pass(1000)
  expect((await send()).status).toBe(200)
})

describe('a connection that fails as ordered', () => {
  test.each([
    [{ connection: 'silent' }, false],
    [{ connection: 'refused', afterAccepting: true }, false],
    [{ connection: 'cut', afterAccepting: true }, true],
    [{ connection: 'late', delayMs: 1 }, true],
  ] as const)('%o: the notification is accepted: %s', async (failure, isAccepted) => {
    const phone = new TestPushReceiver()
    const token = context.gateway.register(phone, 'apns')
    context.gateway.conditions.apns.failNext(failure)
    const answer = await context.gateway.apns(await apnsRequest(context, token), context.clock.now())
    expect(answer.failure).toEqual(failure)
    await context.pass(0)
    expect([phone.received.length > 0, context.eventNames().includes('not answered')]).toEqual([
      isAccepted,
      !isAccepted,
    ])
    expect(context.gateway.rejected).toEqual([])
  })
})
