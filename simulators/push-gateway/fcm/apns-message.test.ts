import { beforeEach, expect, test } from 'vitest'
import {
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  provider,
  type TestGateway,
  TestPushReceiver,
} from '../../../testing/push-gateway.ts'

let context: TestGateway
let phone: TestPushReceiver
let token: string

beforeEach(() => {
  context = createTestGateway()
  phone = new TestPushReceiver('iPhone', true)
  token = context.gateway.register(phone, 'fcm')
})

async function send(message: object): Promise<number> {
  const request = fcmRequest(await gatewayAccessToken(context), { message: { token, ...message } })
  return (await context.gateway.fcm(request, context.clock.now())).status
}

test('an iPhone gets the common notification by APNs, and nothing that is meant for Android', async () => {
  expect(
    await send({
      notification: { title: 'Sign in', body: 'Approve?' },
      data: { request: 'r-1' },
      android: { notification: { title: 'for Android' }, collapse_key: 'k', ttl: '0s' },
    }),
  ).toBe(200)
  await context.pass(0)
  expect(phone.received).toMatchObject([
    {
      message: {
        service: 'apns',
        title: 'Sign in',
        body: 'Approve?',
        data: { request: 'r-1' },
        storageKey: provider.apns.topic,
        priority: 'high',
        expiresAt: context.clock.now() + 30 * 24 * 60 * 60 * 1000,
      },
    },
  ])
})

test('what stands in apns comes before the rest', async () => {
  await send({
    notification: { title: 'common', body: 'common' },
    data: { request: 'common', other: 'o' },
    apns: {
      headers: { 'APNS-Priority': '5', 'apns-collapse-id': 'c', 'apns-expiration': '0' },
      payload: { aps: { alert: { title: 'own' } }, request: 'own' },
    },
  })
  await context.pass(0)
  const { message } = phone.received[0] ?? {}
  expect(message).toMatchObject({
    title: 'own',
    data: { request: 'own', other: 'o' },
    collapseId: 'c',
    priority: 'normal',
  })
  expect(message).not.toHaveProperty('body')
  expect(message).not.toHaveProperty('expiresAt')
})

test('data alone is for the app, at normal priority', async () => {
  await send({ data: { a: 'b' }, apns: { payload: { aps: { 'content-available': 1 } } } })
  await context.pass(0)
  expect(phone.received).toMatchObject([{ message: { priority: 'normal', data: { a: 'b' } } }])
  expect(phone.received[0]?.message).not.toHaveProperty('title')
})

test('APNs keeps one message of an app for an iPhone that is off, whatever FCM would keep', async () => {
  phone.on = false
  await send({ data: { a: '1' } })
  await send({ data: { a: '2' } })
  await context.pass(0)
  phone.on = true
  await context.pass(0)
  expect(phone.received.map(({ message }) => message.data)).toEqual([{ a: '2' }])
})

test('headers that are no texts are refused', async () => {
  expect(await send({ apns: { headers: { 'apns-priority': 5 } } })).toBe(400)
})
