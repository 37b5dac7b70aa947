import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  provider,
  type TestGateway,
  TestPushReceiver,
} from '../../../testing/push-gateway.ts'
import type { ServiceRequest, ServiceResponse } from '../../transport/service.ts'
import { fcmDeviceLimits } from '../device-limits.ts'

const week = 7 * 24 * 60 * 60 * 1000
let context: TestGateway
let phone: TestPushReceiver
let token: string
let access: string

beforeEach(async () => {
  context = createTestGateway()
  phone = new TestPushReceiver()
  token = context.gateway.register(phone, 'fcm')
  access = await gatewayAccessToken(context)
})

const sendRaw = (body: unknown, changes?: Partial<ServiceRequest>) =>
  context.gateway.fcm(fcmRequest(access, body, changes), context.clock.now())

const send = (message: Record<string, unknown>, rest = {}) =>
  sendRaw({ message: { token, ...message }, ...rest })

const errorOf = (answer: ServiceResponse) => JSON.parse(answer.body).error

const errorCodeOf = (answer: ServiceResponse): unknown =>
  errorOf(answer).details?.find((detail: Record<string, string>) =>
    detail['@type']?.endsWith('fcm.v1.FcmError'),
  )?.errorCode

describe('an accepted message', () => {
  test('is named after its project, and reaches the phone', async () => {
    const answer = await send({
      notification: { title: 'Sign in', body: 'Approve?' },
      data: { request: 'r-1' },
    })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body).name).toMatch(
      /^projects\/ibkr-mobile-example\/messages\/0:\d+%[0-9a-f]{16}$/,
    )
    await context.pass(0)
    expect(phone.received).toMatchObject([
      { message: { service: 'fcm', title: 'Sign in', body: 'Approve?', data: { request: 'r-1' } } },
    ])
  })

  test('may be spelled both ways, mixed as firebase-admin does', async () => {
    const message = {
      token,
      data: { snake_key: '1' },
      android: { collapse_key: 'login', priority: 'high', ttl: '60s', direct_boot_ok: true },
      fcmOptions: { analyticsLabel: 'x' },
    }
    await sendRaw({ validate_only: false, message })
    expect(context.gateway.accepted).toMatchObject([
      {
        token,
        registration: { receiver: phone },
        payload: { message },
        message: {
          storageKey: 'login',
          priority: 'high',
          data: { snake_key: '1' },
          expiresAt: context.clock.now() + 60_000,
        },
      },
    ])
  })

  test('has normal priority and four weeks to live by default', async () => {
    await send({ data: { a: 'b' } })
    expect(context.gateway.accepted[0]?.message).toMatchObject({
      priority: 'normal',
      expiresAt: context.clock.now() + 4 * week,
    })
  })

  test('takes the texts of android before the common ones, and its tag for replacing', async () => {
    await send({
      notification: { title: 'a', body: 'b' },
      android: { notification: { title: 'c', tag: 't' } },
    })
    expect(context.gateway.accepted[0]?.message).toMatchObject({ title: 'c', body: 'b', collapseId: 't' })
  })

  test('is stored under the package name if it is a notification, whatever its key', async () => {
    await send({ notification: { title: 'a' }, android: { collapse_key: 'k' } })
    await send({ data: { a: 'b' } })
    const keys = context.gateway.accepted.map(({ message }) => message.storageKey)
    expect(keys).toEqual([provider.apns.topic, undefined])
  })

  test('goes nowhere if it was only to be validated', async () => {
    const answer = await send({ data: { a: 'b' } }, { validateOnly: true })
    expect(JSON.parse(answer.body).name).toMatch(/fake_message_id$/)
    expect(context.gateway.accepted).toEqual([])
  })

  test('to a topic without subscribers reaches nobody', async () => {
    const answer = await sendRaw({ message: { topic: 'news', data: { a: 'b' } } })
    expect(answer.status).toBe(200)
    expect(context.eventNames()).toEqual(['accepted', 'dropped'])
    expect(context.gateway.accepted[0]).not.toHaveProperty('registration')
  })
})

describe('the caller', () => {
  test.each([
    ['no access token', { headers: {} }],
    ['an invented one', { headers: { authorization: 'Bearer ya29.e30.e30' } }],
  ])('with %s is unauthenticated, without a code of FCM', async (_, changes) => {
    const answer = await sendRaw({ message: { token } }, changes)
    expect(errorOf(answer)).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' })
    expect(errorOf(answer)).not.toHaveProperty('details')
    expect(answer.headers).toHaveProperty('www-authenticate')
  })

  test('loses the access token after 3599 seconds', async () => {
    await context.pass(3599_000 - 1)
    expect((await send({ data: {} })).status).toBe(200)
    await context.pass(1)
    expect((await send({ data: {} })).status).toBe(401)
  })

  test('with a token for something else is denied', async () => {
    access = await gatewayAccessToken(context, { scope: 'https://www.googleapis.com/auth/userinfo.email' })
    expect(errorOf(await send({ data: {} }))).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' })
    access = await gatewayAccessToken(context, {
      scope: 'email https://www.googleapis.com/auth/cloud-platform',
    })
    expect((await send({ data: {} })).status).toBe(200)
  })

  test('of another project is denied', async () => {
    const answer = await sendRaw({ message: { token } }, { path: '/v1/projects/other/messages:send' })
    expect(errorOf(answer)).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' })
  })

  test('accepts the access token in another gateway of the same process', async () => {
    context = createTestGateway()
    token = context.gateway.register(phone, 'fcm')
    expect((await send({ data: {} })).status).toBe(200)
  })

  test.each([{ method: 'GET' }, { path: '/v1/projects/x/messages' }, { path: '/fcm/send' }])(
    'gets a page for people at %o, where FCM is not',
    async (changes) => {
      const answer = await sendRaw({}, changes)
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=UTF-8'])
      expect(answer.body).toContain('404')
    },
  )
})

describe('an invalid message', () => {
  const long = (length: number) => ({ data: { k: 'x'.repeat(length - 1) } })

  const badRequest = (answer: ServiceResponse) =>
    errorOf(answer).details?.find((detail: Record<string, string>) => detail['@type']?.endsWith('BadRequest'))
      ?.fieldViolations

  test.each([
    ['ttl without a unit', { android: { ttl: '60' } }, 'message.android.ttl'],
    ['an unknown priority', { android: { priority: 'urgent' } }, 'message.android.priority'],
    ['data that is not text', { data: { a: 'b', n: 5 } }, 'message.data[1].value'],
    ['such data of android', { android: { data: { n: {} } } }, 'message.android.data[0].value'],
    [
      'a name spelt with a capital',
      { android: { directBootOk: true, collapseKey: 5 } },
      'message.android.collapse_key',
    ],
    ['two targets', { topic: 'news' }, 'message'],
  ])('with %s is refused by the parser, by field and without a code of FCM', async (_, message, field) => {
    const answer = await send(message)
    expect(errorOf(answer)).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect(errorCodeOf(answer)).toBeUndefined()
    expect(badRequest(answer)).toMatchObject([{ field, description: errorOf(answer).message }])
    expect(context.gateway.accepted).toEqual([])
  })

  test('is told in the words of the parser', async () => {
    expect(errorOf(await send({ data: { a: 'b', n: 21465 } })).message).toBe(
      "Invalid value at 'message.data[1].value' (TYPE_STRING), 21465",
    )
  })

  test.each([
    ['ttl over four weeks', { android: { ttl: '2419201s' } }, 'message.android.ttl'],
    ['a reserved data key', { data: { a: 'b', from: 'x' } }, 'message.data[1].key'],
    ['no target', { token: undefined }, 'message'],
    ['a malformed condition', { token: undefined, condition: "'a' in" }, 'message.condition'],
    ['a malformed topic', { token: undefined, topic: 'a b' }, 'message.topic'],
  ])('with %s is refused by FCM, by field', async (_, message, field) => {
    const answer = await send(message)
    expect(errorOf(answer)).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect(errorCodeOf(answer)).toBe('INVALID_ARGUMENT')
    expect(badRequest(answer)).toMatchObject([{ field }])
    expect(context.gateway.accepted).toEqual([])
  })

  test.each([
    ['4097 bytes', long(4097)],
    ['2049 bytes to a topic', { token: undefined, topic: 'news', ...long(2049) }],
    ['2049 bytes to a condition', { token: undefined, condition: "'news' in topics", ...long(2049) }],
  ])('is too big with %s', async (_, message) => {
    const answer = await send(message)
    expect([answer.status, errorCodeOf(answer), errorOf(answer).message]).toEqual([
      400,
      'INVALID_ARGUMENT',
      'Android message is too big',
    ])
  })

  test.each([
    ['ttl with decimals', { android: { ttl: '3.5s' } }],
    ['ttl of four weeks', { android: { ttl: '2419200s' } }],
    ['priority in capitals', { android: { priority: 'HIGH' } }],
    ['a key that only begins like a reserved one', { data: { fromage: 'x' } }],
    ['a payload of 4096 bytes', long(4096)],
    ['2048 bytes to a topic', { token: undefined, topic: 'news', ...long(2048) }],
  ])('is not one with %s', async (_, message) => {
    expect((await send(message)).status).toBe(200)
  })

  test('with an unknown field says which', async () => {
    expect(errorOf(await send({ colour: 'red' })).message).toBe(
      'Invalid JSON payload received. Unknown name "colour" at \'message\': Cannot find field.',
    )
  })

  test.each(['', 'x', '[]', '{}', 'null', '{"message":{}}'])('is the body %j', async (body) => {
    expect((await sendRaw(body)).status).toBe(400)
  })

  test('is a body over 64 KiB', async () => {
    const padded = (length: number) => JSON.stringify({ message: { token, data: {} } }).padEnd(length)
    expect((await sendRaw(padded(65_536))).status).toBe(200)
    expect((await sendRaw(padded(65_537))).status).toBe(400)
  })
})

describe('a registration token', () => {
  test.each(['unregister', 'rotate'] as const)('is UNREGISTERED after %s', async (end) => {
    context.gateway[end](token)
    const answer = await send({ data: {} })
    expect([answer.status, errorCodeOf(answer)]).toEqual([404, 'UNREGISTERED'])
  })

  test('has a successor after rotation', async () => {
    token = context.gateway.rotate(token)
    expect((await send({ data: {} })).status).toBe(200)
  })

  test('of the right form that was never registered is UNREGISTERED', async () => {
    const stranger = `${'x'.repeat(22)}:APA91b${'x'.repeat(134)}`
    expect((await send({ token: stranger, data: {} })).status).toBe(404)
  })

  test('of no such form is an invalid argument', async () => {
    const answer = await send({ token: 'abc', data: {} })
    expect([answer.status, errorCodeOf(answer)]).toEqual([400, 'INVALID_ARGUMENT'])
  })

  test('of the other service is unknown', async () => {
    const answer = await send({ token: context.gateway.register(phone, 'apns'), data: {} })
    expect(answer.status).toBe(400)
  })

  test('is not that of another package', async () => {
    expect((await send({ android: { restricted_package_name: 'com.example.other' } })).status).toBe(404)
    expect((await send({ android: { restricted_package_name: provider.apns.topic } })).status).toBe(200)
  })
})

describe('ordered failures', () => {
  test('have the shape of Google, and pass when used up', async () => {
    context.gateway.conditions.fcm.failNext({ errorCode: 'QUOTA_EXCEEDED', retryAfter: '60' })
    const answer = await send({ data: {} })
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '60' } })
    expect(errorOf(answer)).toMatchObject({ status: 'RESOURCE_EXHAUSTED' })
    expect(errorCodeOf(answer)).toBe('QUOTA_EXCEEDED')
    expect((await send({ data: {} })).status).toBe(200)
    expect(context.gateway.rejected).toMatchObject([
      { service: 'fcm', status: 429, reason: 'QUOTA_EXCEEDED' },
    ])
    expect(context.gateway.accepted).toHaveLength(1)
  })

  test('can come after the message was accepted', async () => {
    context.gateway.conditions.fcm.failNext({ errorCode: 'UNAVAILABLE', afterAccepting: true })
    expect((await send({ data: {} })).status).toBe(503)
    await context.pass(0)
    expect(phone.received).toHaveLength(1)
  })
})

test('of one phone no more than so many in a time are taken, where that is so', async () => {
  context = createTestGateway(undefined, { deviceLimits: { fcm: fcmDeviceLimits } })
  token = context.gateway.register(phone, 'fcm')
  for (let sent = 0; sent < 240; sent++) expect((await send({ data: {} })).status).toBe(200)
  await context.pass(59_500)
  const refused = await send({ data: {} })
  expect([refused.status, errorCodeOf(refused), refused.headers['retry-after']]).toEqual([
    429,
    'QUOTA_EXCEEDED',
    '1',
  ])
  expect((await send({ data: {} }, { validateOnly: true })).status).toBe(200)
  const other = context.gateway.register(new TestPushReceiver('another'), 'fcm')
  expect((await send({ token: other, data: {} })).status).toBe(200)
  await context.pass(500)
  expect((await send({ data: {} })).status).toBe(200)
})

test.each([true, false])('a connection fails as ordered, after accepting: %s', async (afterAccepting) => {
  context.gateway.conditions.fcm.failNext({ connection: 'cut', afterAccepting })
  expect((await send({ data: {} })).failure).toEqual({ connection: 'cut', afterAccepting })
  await context.pass(0)
  expect(phone.received).toHaveLength(afterAccepting ? 1 : 0)
  expect((await send({ data: {} })).failure).toBeUndefined()
})
