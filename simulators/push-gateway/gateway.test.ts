import { beforeEach, describe, expect, test } from 'vitest'
import {
  accounts,
  apnsRequest,
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  type TestGateway,
  TestPushReceiver,
} from '../../testing/push-gateway.ts'

const second = 1000
const day = 24 * 60 * 60 * second
let context: TestGateway
let phone: TestPushReceiver
let apple: string
let google: string
let access: string

beforeEach(async () => {
  context = createTestGateway()
  phone = new TestPushReceiver()
  apple = context.gateway.register(phone, 'apns')
  google = context.gateway.register(phone, 'fcm')
  access = await gatewayAccessToken(context)
})

const viaApns = async (body: string, headers: Record<string, string> = {}) => {
  const request = await apnsRequest(context, apple, {
    headers,
    body: JSON.stringify({ aps: { alert: body } }),
  })
  expect(await context.gateway.apns(request, context.clock.now())).toMatchObject({ status: 200 })
}

const viaFcm = async (
  body: string,
  android: Record<string, unknown> = {},
  kind: 'data' | 'notification' = 'data',
) => {
  const message = { token: google, [kind]: { body }, android }
  const answer = await context.gateway.fcm(fcmRequest(access, { message }), context.clock.now())
  expect(answer).toMatchObject({ status: 200 })
}

const texts = () => phone.received.map(({ message }) => message.body ?? message.data.body)

const expirationIn = (ms: number) => ({ 'apns-expiration': String((context.clock.now() + ms) / second) })

describe('a phone that can be reached', () => {
  test('gets a notification once, when the gateway settles', async () => {
    await viaApns('one')
    expect(texts()).toEqual([])
    expect(await context.pass(0)).toBeUndefined()
    await context.pass(0)
    expect(texts()).toEqual(['one'])
    expect(context.eventNames()).toEqual(['accepted', 'delivered'])
  })

  test('gets a message that is not to be stored', async () => {
    await viaApns('apple', { 'apns-expiration': '0' })
    await viaFcm('google', { ttl: '0s' })
    await context.pass(0)
    expect(texts()).toEqual(['apple', 'google'])
  })

  test('gets nothing once the app is uninstalled', async () => {
    await viaApns('one')
    context.gateway.unregister(apple)
    await context.pass(0)
    expect(texts()).toEqual([])
    expect(context.timeline.events.at(-1)).toMatchObject({
      what: 'dropped',
      detail: { reason: 'the app was uninstalled' },
    })
  })
})

describe('a phone that cannot be reached', () => {
  beforeEach(() => {
    phone.on = false
  })

  const reconnect = () => {
    phone.on = true
    return context.pass(0)
  }

  test('gets stored messages when it is reachable again', async () => {
    await viaApns('one')
    await context.pass(60 * second)
    expect(context.eventNames()).toEqual(['accepted', 'held'])
    await reconnect()
    expect(texts()).toEqual(['one'])
    await context.pass(0)
    expect(texts()).toEqual(['one'])
  })

  test('gets stored messages at once by flush, for that phone only', async () => {
    const other = new TestPushReceiver('other')
    await viaApns('one')
    await context.pass(0)
    phone.on = true
    context.gateway.flush(other)
    expect(texts()).toEqual([])
    context.gateway.flush(phone)
    expect(texts()).toEqual(['one'])
  })

  test.each([
    [120 * second - 1, ['apple', 'google']],
    [120 * second, []],
  ])('after %d ms of 120 s gets %j', async (passed, expected) => {
    await viaApns('apple', expirationIn(120 * second))
    await viaFcm('google', { ttl: '120s' })
    await context.pass(0)
    await context.pass(passed)
    await reconnect()
    expect(texts()).toEqual(expected)
    expect(context.eventNames().slice(4)).toEqual(
      expected.length > 0 ? ['delivered', 'delivered'] : ['expired', 'expired'],
    )
  })

  test.each([
    [30 * day - 1, ['apple']],
    [30 * day, []],
  ])('after %d ms gets %j from APNs without an expiration', async (passed, expected) => {
    await viaApns('apple')
    await context.pass(0)
    await context.pass(passed)
    await reconnect()
    expect(texts()).toEqual(expected)
  })

  test('never gets a message that is not to be stored', async () => {
    await viaApns('apple', { 'apns-expiration': '0' })
    await viaFcm('google', { ttl: '0s' })
    await context.pass(0)
    await reconnect()
    expect(texts()).toEqual([])
    expect(context.eventNames().slice(2)).toEqual(['dropped', 'dropped'])
  })

  test('keeps stored messages when its token is rotated, and loses them when the app is uninstalled', async () => {
    await viaApns('apple')
    await viaFcm('google')
    await context.pass(0)
    context.gateway.rotate(apple)
    context.gateway.unregister(google)
    await reconnect()
    expect(texts()).toEqual(['apple'])
  })

  test('gets from APNs only the newest', async () => {
    await viaApns('one', { 'apns-collapse-id': 'a' })
    await viaApns('two', { 'apns-collapse-id': 'b' })
    await context.pass(0)
    await reconnect()
    expect(texts()).toEqual(['two'])
    expect(context.eventNames()).toEqual(['accepted', 'accepted', 'held', 'dropped', 'held', 'delivered'])
  })

  test('gets from FCM the newest of each key, and all without one', async () => {
    await viaFcm('key 1', { collapse_key: 'a' })
    await viaFcm('free 1')
    await viaFcm('key 2', { collapse_key: 'a' })
    await viaFcm('free 2')
    await viaFcm('shown 1', {}, 'notification')
    await viaFcm('shown 2', { collapse_key: 'ignored' }, 'notification')
    await context.pass(0)
    await reconnect()
    expect(texts()).toEqual(['free 1', 'key 2', 'free 2', 'shown 2'])
  })

  test('gets from FCM no more than four keys', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await viaFcm(key, { collapse_key: key })
    await context.pass(0)
    await reconnect()
    expect(texts()).toEqual(['b', 'c', 'd', 'e'])
  })

  test.each([
    [100, 100, 0],
    [101, 0, 1],
  ])(
    'for %d messages without a key gets %d, and is notified %d times that all were deleted',
    async (sent, arrive, notified) => {
      for (let i = 0; i < sent; i++) await viaFcm(`${i}`)
      await context.pass(0)
      await reconnect()
      await context.pass(0)
      expect([texts().length, phone.deleted]).toEqual([arrive, notified])
    },
  )
})

test('a dozing phone gets only high priority, and the rest when it wakes', async () => {
  phone.dozing = true
  await viaFcm('normal')
  await viaFcm('high', { priority: 'high' })
  await context.pass(0)
  expect(texts()).toEqual(['high'])
  phone.dozing = false
  await context.pass(0)
  expect(texts()).toEqual(['high', 'normal'])
})

describe('conditions of delivery', () => {
  test('a delayed message is due later, and arrives then', async () => {
    context.gateway.conditions.deliverNext({ delayMs: 5 * second })
    await viaApns('late')
    await viaApns('prompt')
    const due = context.clock.now() + 5 * second
    expect(await context.pass(0)).toBe(due)
    expect(texts()).toEqual(['prompt'])
    await context.pass(5 * second)
    expect(phone.received.at(-1)).toMatchObject({ at: due, message: { body: 'late' } })
  })

  test('a message delayed until its expiry is expired', async () => {
    context.gateway.conditions.deliver({ delayMs: 5 * second })
    await viaApns('late', expirationIn(5 * second))
    await context.pass(5 * second)
    expect(context.eventNames()).toEqual(['accepted', 'delayed', 'expired'])
  })

  test('drop loses a message, and duplicate delivers it twice', async () => {
    context.gateway.conditions.deliverNext('drop')
    context.gateway.conditions.deliverNext('duplicate')
    await viaApns('lost')
    await viaApns('twice')
    await viaApns('once')
    await context.pass(0)
    expect(texts()).toEqual(['twice', 'twice', 'once'])
  })

  test('apply to one phone if they were set for one', async () => {
    const other = new TestPushReceiver('other')
    context.gateway.conditions.deliver('drop', other)
    await viaApns('mine')
    apple = context.gateway.register(other, 'apns')
    await viaApns('theirs')
    await context.pass(0)
    expect([texts(), other.received]).toEqual([['mine'], []])
  })
})

test('a phone registers for the first bundle id of the accounts, unless it names another app', async () => {
  const [team] = accounts.apns
  if (team === undefined) throw new Error('the accounts have no team')
  context = createTestGateway({
    ...accounts,
    apns: [{ ...team, bundleIds: ['com.example.first', 'com.example.second'] }],
  })
  const send = async (token: string, topic: string) => {
    const request = await apnsRequest(context, token, { headers: { 'apns-topic': topic } })
    return (await context.gateway.apns(request, context.clock.now())).status
  }
  const first = context.gateway.register(phone, 'apns')
  const second = context.gateway.register(phone, 'apns', 'com.example.second')
  expect([await send(first, 'com.example.first'), await send(first, 'com.example.second')]).toEqual([
    200, 400,
  ])
  expect(await send(second, 'com.example.second')).toBe(200)
})

test('equal seeds make equal tokens and ids', async () => {
  await viaApns('one')
  const twin = createTestGateway()
  expect(twin.gateway.register(phone, 'apns')).toBe(apple)
  const other = await apnsRequest(twin, apple)
  expect((await twin.gateway.apns(other, twin.clock.now())).headers['apns-id']).toBe(
    context.gateway.accepted[0]?.message.id,
  )
})
