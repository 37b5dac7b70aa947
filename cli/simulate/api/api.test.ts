import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { sendApns, sendSms } from '../../../testing/simulator-clients.ts'
import { openCredentials } from '../credentials-folder.ts'
import { readSimulateOptions } from '../options.ts'
import { createSimulationPage } from '../page/simulation-page.ts'
import { openServices } from '../services.ts'
import { simulateApiDocument } from './api.ts'

const folder = temporaryFolder('sls-simulate-')
const number = '+12025550112'
const options = readSimulateOptions(['--port', '0', '--dir', folder.path, '--clock', 'virtual'])
const kept = await openCredentials(folder.path, [])
if (!options.ok || !kept.ok) throw new Error('the options are good')
const opened = new AsyncDisposableStack()
const failures: unknown[] = []
const simulation = await openServices(
  options.value,
  kept.value,
  { onError: (error) => failures.push(error), onHandshakeError: () => {} },
  opened,
)
const page = createSimulationPage(simulation, folder.path, [])

afterAll(async () => {
  await opened.disposeAsync()
  folder.remove()
  expect(failures).toEqual([])
})

beforeEach(() => simulation.reset())

async function call(method: string, path: string, body?: unknown) {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await page.fetch(new Request(`http://127.0.0.1${path}`, { method, ...init }))
  const text = await response.text()
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) }
}

const { gateway, carrier } = simulation
const push = (name = 'iphone', text = 'Hello') =>
  sendApns(
    gateway.urls.apns,
    gateway.ca,
    gateway.provider,
    simulation.phoneNamed(name)?.pushToken() ?? '',
    text,
  )
const sms = (text: string, to = number) => sendSms(carrier.fetch, carrier.account, to, text)

test('the OpenAPI document is valid, and names every operation', async () => {
  const validated = await new Validator().validate(simulateApiDocument())
  expect(validated).toMatchObject({ valid: true })
  expect(Object.keys(Object(simulateApiDocument().paths))).toHaveLength(11)
})

describe('messages', () => {
  test('each is listed with its way, its fate and why', async () => {
    await call('PATCH', '/api/phones/iphone', { internet: false })
    await push()
    expect((await call('GET', '/api/messages')).json.messages).toMatchObject([
      {
        service: 'apns',
        to: 'iphone',
        where: 'underWay',
        text: 'Hello',
        why: 'held back: the phone has no internet',
      },
    ])
    await call('PATCH', '/api/phones/iphone', { internet: true })
    const { json } = await call('GET', '/api/messages?service=apns')
    expect(json.messages).toMatchObject([{ where: 'arrived', why: 'shown' }])
    expect(json.totals.apns).toMatchObject({ accepted: 1, delivered: 1, underWay: 0 })
  })

  test('one is found by its number and by its id, and which is none is said', async () => {
    await push()
    const [listed] = (await call('GET', '/api/messages')).json.messages
    expect((await call('GET', `/api/messages/${listed.id}`)).json).toEqual(listed)
    expect((await call('GET', `/api/messages/${listed.number}`)).json).toEqual(listed)
    expect(await call('GET', '/api/messages/0')).toMatchObject({
      status: 404,
      json: { error: expect.stringMatching(/^There is no message 0/) },
    })
  })

  test('a refusal says status and reason', async () => {
    await sendApns(gateway.urls.apns, gateway.ca, gateway.provider, 'ab'.repeat(32), 'Hello')
    expect((await call('GET', '/api/messages')).json.messages).toMatchObject([
      { where: 'notDelivered', why: 'refused: 400 BadDeviceToken' },
    ])
  })

  test('a parameter that is none is a 400 that names it', async () => {
    const { status, json } = await call('GET', '/api/messages?limit=none')
    expect(status).toBe(400)
    expect(json.error).toMatch(/limit/)
  })
})

describe('phones', () => {
  test('one more gets a token and a number, shows what comes, and is given away', async () => {
    const created = await call('POST', '/api/phones', { name: 'ann', os: 'iOS', number: '+12025550133' })
    expect(created).toMatchObject({
      status: 201,
      json: { pushToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    await push('ann')
    await sms('Your code is 443322', '+12025550133')
    expect((await call('GET', '/api/phones/ann')).json).toMatchObject({
      notifications: [{ body: 'Hello', place: 'banner' }],
      textMessages: [{ body: 'Your code is 443322' }],
    })
    expect((await call('DELETE', '/api/phones/ann')).status).toBe(204)
    expect((await call('GET', '/api/phones/ann')).json.error).toMatch(
      /no phone ann: use one of iphone, android/,
    )
  })

  test('a name or number that is taken is a conflict', async () => {
    expect((await call('POST', '/api/phones', { name: 'iphone', os: 'iOS' })).status).toBe(409)
    expect((await call('POST', '/api/phones', { name: 'bob', os: 'iOS', number })).json.error).toMatch(
      /^number: /,
    )
  })

  test('a renewed token is another one, an uninstalled app has none', async () => {
    const token = async () => (await call('GET', '/api/phones/android')).json.pushToken
    const before = await token()
    await call('POST', '/api/phones/android/actions', { action: 'renewToken' })
    expect(await token()).not.toBe(before)
    await call('POST', '/api/phones/android/actions', { action: 'uninstall' })
    expect(await token()).toBeUndefined()
    await call('POST', '/api/phones/android/actions', { action: 'install' })
    expect(await token()).toEqual(expect.any(String))
  })
})

describe('faults', () => {
  test('one is ordered, listed, happens as often as it was ordered, and is over', async () => {
    const order = { service: 'apns', fault: 'TooManyRequests', times: 2, phone: 'iphone' }
    expect((await call('POST', '/api/faults', order)).json.faults).toEqual([order])
    expect([(await push()).status, (await push()).status, (await push()).status]).toEqual([429, 429, 200])
    expect((await call('GET', '/api/faults')).json.faults).toEqual([])
  })

  test.each([
    [{ service: 'sms', fault: '30003' }, 'not delivered: 30003 (Unreachable destination handset)'],
    [{ service: 'sms-network', fault: 'loss' }, 'lost: lost in transit'],
  ])('%j shows in what becomes of a text message', async (order, why) => {
    expect((await call('POST', '/api/faults', order)).status).toBe(201)
    await sms('Your code is 1234')
    expect((await call('GET', '/api/messages')).json.messages).toMatchObject([{ service: 'sms', why }])
  })

  test('a connection breaks as it was ordered, and the next message is taken', async () => {
    await call('POST', '/api/faults', { service: 'apns', fault: 'reset' })
    await expect(push()).rejects.toMatchObject({ code: 'ERR_HTTP2_STREAM_ERROR' })
    expect((await push()).status).toBe(200)
  })

  test('a delay waits for virtual time', async () => {
    await call('POST', '/api/faults', { service: 'sms-network', fault: 'delay', delaySeconds: 60 })
    await sms('Your code is 1234')
    expect((await call('GET', `/api/inbox?to=android`)).json.arrival).toBeUndefined()
    await call('POST', '/api/time', { seconds: 60 })
    expect((await call('GET', `/api/inbox?to=android`)).json.arrival).toMatchObject({ code: '1234' })
  })

  test('all are taken back at once', async () => {
    await call('POST', '/api/faults', { service: 'apns', fault: 'Shutdown', times: 'always' })
    await call('POST', '/api/faults', { service: 'push-network', fault: 'loss', times: 'always' })
    expect((await call('GET', '/api/faults')).json.faults).toHaveLength(2)
    expect((await call('DELETE', '/api/faults')).status).toBe(204)
    expect((await push()).status).toBe(200)
  })

  test.each([
    [{ service: 'apns', fault: 'Nothing' }, /no Nothing of apns: use one of/],
    [{ service: 'apns', fault: 'Shutdown', phone: 'nobody' }, /no phone nobody/],
    [{ service: 'oauth', fault: 'invalid_grant', phone: 'iphone' }, /leave it out/],
    [{ service: 'fax', fault: 'loss' }, /service/],
  ])('%j is refused, and the sentence says why', async (order, sentence) => {
    const { status, json } = await call('POST', '/api/faults', order)
    expect(status).toBe(400)
    expect(json.error).toMatch(sentence)
  })
})

describe('the inbox', () => {
  test('whoever waits gets the next code, by the number of the one before', async () => {
    const waiting = call('GET', `/api/inbox?to=${encodeURIComponent(number)}&wait=20`)
    await sms('Your code is 111111')
    const first = (await waiting).json.arrival
    expect(first).toMatchObject({ code: '111111', to: number })
    await sms('Your code is 222222')
    const next = await call('GET', `/api/inbox?to=android&after=${first.number}`)
    expect(next.json.arrival.code).toBe('222222')
  })

  test('text messages are there in the shape of LocalStack, and taken away', async () => {
    await sms('Your code is 111111')
    const path = '/_aws/sns/sms-messages'
    expect((await call('GET', path)).json).toMatchObject({
      region: 'us-east-1',
      sms_messages: { [number]: [{ PhoneNumber: number, Message: 'Your code is 111111', TopicArn: null }] },
    })
    expect((await call('DELETE', `${path}?phoneNumber=%2B19999999999`)).status).toBe(204)
    expect(Object.keys((await call('GET', path)).json.sms_messages)).toEqual([number])
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).json.sms_messages).toEqual({})
  })
})

describe('another site in the same browser', () => {
  test('is not answered under its own name', async () => {
    const response = await page.fetch(new Request('http://evil.example/api/messages'))
    expect(response.status).toBe(403)
  })

  test('cannot order anything by a form', async () => {
    const body = JSON.stringify({ service: 'apns', fault: 'Shutdown' })
    const headers = { 'content-type': 'text/plain' }
    const plain = await page.fetch(
      new Request('http://127.0.0.1/api/faults', { method: 'POST', body, headers }),
    )
    expect(plain.status).toBe(400)
    const form = new Request('http://127.0.0.1/', {
      method: 'POST',
      body: new URLSearchParams({ control: 'reset' }),
      headers: { origin: 'http://evil.example' },
    })
    expect((await page.fetch(form)).status).toBe(403)
  })
})

describe('the page', () => {
  const click = (fields: Readonly<Record<string, string>>) =>
    page.fetch(
      new Request('http://127.0.0.1/', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: 'http://127.0.0.1' },
      }),
    )
  const shown = async (): Promise<string> => (await page.fetch(new Request('http://127.0.0.1/'))).text()

  test('shows phones, messages with their fate, and escapes what they say', async () => {
    await push('iphone', '<b>Hello</b>')
    const text = await shown()
    expect(text).toContain('&lt;b&gt;Hello&lt;/b&gt;')
    expect(text).not.toContain('<b>Hello</b>')
    expect(text).toContain('+12025550112')
  })

  test('a click orders a fault, switches a phone off, and takes everything back', async () => {
    expect((await click({ control: 'order', fault: 'apns:Shutdown', times: '1' })).status).toBe(303)
    expect((await push()).status).toBe(503)
    await click({ control: 'phone iphone poweredOn off' })
    expect(simulation.phoneNamed('iphone')?.state().poweredOn).toBe(false)
    await click({ control: 'reset' })
    expect(simulation.phoneNamed('iphone')?.state().poweredOn).toBe(true)
    expect((await call('GET', '/api/messages')).json.messages).toEqual([])
  })

  test('what cannot be done is said on the page', async () => {
    const refused = await click({ control: 'phone nobody poweredOn off' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('There is no phone nobody any more.')
  })
})
