import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendApns, sendFcm, sendSms } from '../../testing/simulator-clients.ts'
import { mswHandlers, phone, pushGateway, smsCarrier, VirtualClock } from './simulators.ts'

const number = '+12025550112'
const gateway = await pushGateway({ app: 'com.example.shop', projectId: 'shop' })
const carrier = await smsCarrier()
const iphone = await phone({ name: 'iphone', os: 'iOS', gateway, appName: 'Shop' })
const android = await phone({ name: 'android', os: 'Android', gateway, carrier, number, appName: 'Shop' })
const interception = setupServer(...mswHandlers(http, { gateway, carrier }))

afterAll(async () => {
  await gateway.close()
  await carrier.close()
})

beforeEach(async () => {
  gateway.reset()
  carrier.reset()
  for (const one of [iphone, android]) {
    one.clear()
    await one.setState({ poweredOn: true, doze: false })
  }
})

const tokenOf = (one: typeof iphone): string => one.pushToken() ?? 'it has no push token'

const push = (alert: string, headers = {}) =>
  sendApns(gateway.urls.apns, gateway.ca, gateway.provider, tokenOf(iphone), alert, headers)

describe('APNs over its socket', () => {
  test('what is accepted is on the phone when the answer comes', async () => {
    expect(await push('Your parcel is here')).toEqual({ status: 200, body: '' })
    expect(iphone.notifications()).toMatchObject([
      { app: 'Shop', body: 'Your parcel is here', announcedByBanner: true },
    ])
    expect(gateway.accepted).toHaveLength(1)
  })

  test('a phone that is switched off gets it when it is on again', async () => {
    await iphone.setState({ poweredOn: false })
    await push('Later')
    expect(iphone.notifications()).toEqual([])
    await iphone.setState({ poweredOn: true })
    expect(iphone.notifications()).toMatchObject([{ body: 'Later' }])
  })

  test('a failure that was ordered comes once, and a reset takes it back', async () => {
    gateway.conditions.apns.failNext({ reason: 'TooManyRequests' })
    expect(await push('One')).toEqual({ status: 429, body: '{"reason":"TooManyRequests"}' })
    expect((await push('Two')).status).toBe(200)
    gateway.conditions.apns.failWith({ reason: 'ServiceUnavailable' })
    gateway.reset()
    expect((await push('Three')).status).toBe(200)
    expect(gateway.rejected).toEqual([])
  })

  test('a token that was renewed is refused with 410, the new one is good', async () => {
    const before = tokenOf(iphone)
    await iphone.renewPushToken()
    const old = await sendApns(gateway.urls.apns, gateway.ca, gateway.provider, before, 'To the old one')
    expect(old.status).toBe(410)
    expect((await push('To the new one')).status).toBe(200)
  })

  test('a development build has its token in the sandbox alone', async () => {
    const { pushToken } = await phone({ name: 'build', os: 'iOS', gateway, environment: 'sandbox' })
    const production = await sendApns(
      gateway.urls.apns.replace('127.0.0.1', 'localhost'),
      gateway.ca,
      gateway.provider,
      pushToken() ?? '',
      'By our own name both are taken',
    )
    expect(production.status).toBe(200)
  })
})

describe('behind msw', () => {
  beforeAll(() => interception.listen({ onUnhandledFrame: 'error' }))
  afterAll(() => interception.close())

  test('FCM and its token endpoint answer under their real names', async () => {
    const answer = await sendFcm(fetch, gateway.provider, tokenOf(android), 'Hello')
    expect(answer.status).toBe(200)
    expect(android.notifications()).toMatchObject([{ app: 'Shop', body: 'Hello' }])
  })

  test('in Doze a message of normal priority waits, and says why', async () => {
    await android.setState({ doze: true })
    await sendFcm(fetch, gateway.provider, tokenOf(android), 'Hello')
    expect(android.notifications()).toEqual([])
    expect(gateway.timeline.events.at(-1)).toMatchObject({ what: 'held', detail: { to: 'android' } })
    await android.setState({ doze: false })
    expect(android.notifications()).toHaveLength(1)
  })

  test('a text message is on the phone when the answer comes', async () => {
    expect((await sendSms(fetch, carrier.account, number, 'Your code is 123456')).status).toBe(201)
    expect(android.messages()).toMatchObject([{ body: 'Your code is 123456' }])
  })
})

describe('time', () => {
  test('that of the machine wakes what is delayed', async () => {
    carrier.conditions.deliverNext({ delayMs: 30 })
    await sendSms(carrier.fetch, carrier.account, number, 'Late')
    expect(android.messages()).toEqual([])
    await expect.poll(() => android.messages().length, { interval: 10, timeout: 20_000 }).toBe(1)
  })

  test('that of a test delivers when it is set', async () => {
    const clock = new VirtualClock()
    await using own = await smsCarrier({ clock, sockets: false })
    const one = await phone({ name: 'one', os: 'Android', carrier: own, number })
    own.conditions.deliverNext({ delayMs: 60_000 })
    await sendSms(own.fetch, own.account, number, 'Late')
    expect(one.messages()).toEqual([])
    clock.moveTo(clock.now() + 60_000)
    await own.settled()
    expect(one.messages()).toMatchObject([{ body: 'Late' }])
  })
})

test('the same seed gives the same tokens, another one others', async () => {
  const tokenWith = async (seed: string) => {
    const own = await pushGateway({ seed, sockets: false })
    return (await phone({ name: 'one', os: 'Android', gateway: own })).pushToken()
  }
  expect(await tokenWith('7')).toBe(await tokenWith('7'))
  expect(await tokenWith('7')).not.toBe(await tokenWith('8'))
})

test('without an app there is no token; installed again, it has another one', async () => {
  const before = tokenOf(android)
  await android.uninstall()
  expect([android.pushToken(), android.isInstalled()]).toEqual([undefined, false])
  await android.install()
  expect(android.pushToken()).not.toBe(before)
  expect((await sendFcm(gateway.fetch, gateway.provider, before, 'To nobody')).status).toBe(404)
})

test('a port that is taken is a rejection, and what was opened before is closed', async () => {
  const port = Number(new URL(gateway.urls.oauth).port)
  await expect(pushGateway({ ports: { oauth: port } })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
