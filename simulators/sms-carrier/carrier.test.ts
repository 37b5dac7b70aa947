import { beforeEach, describe, expect, test } from 'vitest'
import { createTestCarrier, number, type TestCarrier, TestSmsReceiver } from '../../testing/sms-carrier.ts'
import { exampleAccount } from './credentials.ts'
import { signature } from './twilio/status-callback.ts'

const second = 1000
let world: TestCarrier

beforeEach(() => {
  world = createTestCarrier()
})

const statusOf = (index: number) => world.carrier.accepted[index]?.message.progress

describe('a phone in the network', () => {
  test('gets a message when the world settles, once', async () => {
    await world.send()
    expect(world.phone.received).toEqual([])
    expect(await world.pass(0)).toBeUndefined()
    await world.pass(0)
    expect(world.phone.received).toEqual([
      { from: '+15005550006', to: number, body: 'Your code is 123456', at: world.clock.now() },
    ])
    expect(world.happenings()).toEqual(['accepted', 'sent', 'delivered'])
  })

  test('gets it after the latency of the carrier, where there is one', async () => {
    world = createTestCarrier({ latencyMs: 3 * second })
    await world.send()
    expect(await world.pass(0)).toBe(world.clock.now() + 3 * second)
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
    await world.pass(3 * second)
    expect(world.phone.texts).toHaveLength(1)
  })
})

describe('a phone out of the network', () => {
  test('gets its messages in order when it is back', async () => {
    world.phone.on = false
    await world.send({ Body: 'one' })
    await world.send({ Body: 'two' })
    await world.pass(0)
    await world.pass(60 * second)
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
    world.phone.on = true
    await world.pass(0)
    expect(world.phone.texts).toEqual(['one', 'two'])
    expect(world.happenings().filter((what) => what === 'held')).toHaveLength(2)
  })

  test.each([
    [599_999, 'delivered', undefined],
    [600_000, 'undelivered', 30003],
  ])('after %d ms of 600 s has a message %s', async (passed, status, errorCode) => {
    world.phone.on = false
    await world.send({ ValidityPeriod: '600' })
    const expiry = world.clock.now() + 600 * second
    expect(await world.pass(0)).toBe(expiry)
    world.phone.on = true
    await world.pass(passed)
    expect(statusOf(0)).toMatchObject({ status })
    expect(statusOf(0)?.errorCode).toBe(errorCode)
  })

  test.each([
    ['1', 1],
    ['36000', 36_000],
    ['0', 36_000],
    ['36001', 36_000],
    ['soon', 36_000],
  ])('has a message with the validity %j for %d seconds', async (field, seconds) => {
    world.phone.on = false
    await world.send({ ValidityPeriod: field })
    expect(await world.pass(0)).toBe(world.clock.now() + seconds * second)
  })

  test('that never comes back ends the message at its expiry', async () => {
    world.phone.on = false
    await world.send()
    await world.pass(0)
    await world.pass(36_000 * second)
    expect(statusOf(0)).toMatchObject({ status: 'undelivered', errorCode: 30003 })
    expect(await world.pass(0)).toBeUndefined()
  })
})

test('a number that nobody has is an unknown handset', async () => {
  world.carrier.detach(number)
  await world.send()
  await world.pass(0)
  expect(statusOf(0)).toMatchObject({ status: 'undelivered', errorCode: 30005 })
  expect(world.phone.texts).toEqual([])
})

test('a number moves to the phone that it was attached to last', async () => {
  const successor = new TestSmsReceiver()
  world.carrier.attach(number, successor)
  await world.send()
  await world.pass(0)
  expect([world.phone.texts.length, successor.texts.length]).toEqual([0, 1])
})

describe('conditions of delivery', () => {
  test('drop loses, with the sender none the wiser, and duplicate doubles', async () => {
    world.carrier.conditions.deliverNext('drop')
    world.carrier.conditions.deliverNext('duplicate')
    await world.send({ Body: 'lost' })
    await world.send({ Body: 'twice' })
    await world.pass(0)
    expect(world.phone.texts).toEqual(['twice', 'twice'])
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
  })

  test('a delayed message is due later, and arrives then', async () => {
    world.carrier.conditions.deliverNext({ delayMs: 90 * second })
    await world.send({ Body: 'late' })
    await world.send({ Body: 'prompt' })
    expect(await world.pass(0)).toBe(world.clock.now() + 90 * second)
    expect(world.phone.texts).toEqual(['prompt'])
    await world.pass(90 * second)
    expect(world.phone.texts).toEqual(['prompt', 'late'])
  })

  test('an overtaken message arrives behind the next to its number', async () => {
    world.carrier.conditions.deliverNext('afterNext', number)
    const other = new TestSmsReceiver()
    world.carrier.attach('+447700900123', other)
    await world.send({ Body: 'first' })
    await world.pass(0)
    await world.send({ Body: 'elsewhere', To: '+447700900123' })
    await world.pass(0)
    expect([world.phone.texts, other.texts]).toEqual([[], ['elsewhere']])
    await world.send({ Body: 'second' })
    await world.pass(0)
    expect(world.phone.texts).toEqual(['second', 'first'])
  })

  test('hold for one number where they are ordered for one, until ordered otherwise', async () => {
    world.carrier.conditions.deliver('drop', number)
    await world.send()
    await world.pass(0)
    expect(world.phone.texts).toEqual([])
    world.carrier.conditions.deliver('normal', number)
    await world.send()
    await world.pass(0)
    expect(world.phone.texts).toHaveLength(1)
  })

  test.each([
    [30007, 'undelivered', ['accepted', 'sent', 'undelivered']],
    [30001, 'failed', ['accepted', 'failed']],
  ] as const)('failure %d shows only afterwards', async (code, status, happenings) => {
    world.carrier.conditions.failNext({ code })
    expect((await world.send()).status).toBe(201)
    await world.pass(0)
    expect(statusOf(0)).toMatchObject({ status, errorCode: code })
    expect(world.happenings()).toEqual(happenings)
    expect(world.phone.texts).toEqual([])
  })
})

describe('status callbacks', () => {
  const url = 'https://sls.example.com/sms/status?tenant=1'
  const posted: { url: string; headers: Headers; fields: Record<string, string> }[] = []
  const callback =
    (status: number): typeof fetch =>
    async (input, init) => {
      const request = new Request(input, init)
      const fields = Object.fromEntries(new URLSearchParams(await request.text()))
      posted.push({ url: request.url, headers: request.headers, fields })
      return new Response(null, { status })
    }

  beforeEach(() => {
    posted.length = 0
    world = createTestCarrier({ callback: callback(204) })
  })

  const statuses = () => posted.map(({ fields }) => fields.MessageStatus)

  test('follow the message, each signed', async () => {
    const { json } = await world.send({ StatusCallback: url })
    await world.pass(0)
    expect(statuses()).toEqual(['queued', 'sent', 'delivered'])
    expect(posted[2]?.fields).toEqual({
      AccountSid: exampleAccount.sid,
      ApiVersion: '2010-04-01',
      From: '+15005550006',
      To: number,
      MessageSid: json.sid,
      MessageStatus: 'delivered',
      SmsSid: json.sid,
      SmsStatus: 'delivered',
      RawDlrDoneDate: '2603020900',
    })
    for (const { url: to, headers, fields } of posted) {
      expect(to).toBe(url)
      expect(headers.get('x-twilio-signature')).toBe(signature(exampleAccount.authToken, url, fields))
    }
  })

  test('name the error', async () => {
    world.carrier.conditions.failNext({ code: 30003 })
    await world.send({ StatusCallback: url })
    await world.pass(0)
    expect(posted.at(-1)?.fields).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30003' })
  })

  test('tell when it ended, and not before', async () => {
    await world.send({ StatusCallback: url })
    world.carrier.detach(number)
    await world.pass(0)
    expect(statuses()).toEqual(['queued', 'sent', 'undelivered'])
    expect(posted.map(({ fields }) => fields.RawDlrDoneDate)).toEqual([undefined, undefined, '2603020900'])
  })

  test('are not posted by a carrier that has no way to', async () => {
    world = createTestCarrier()
    await world.send({ StatusCallback: url })
    await world.pass(0)
    expect(world.happenings()).toEqual(['accepted', 'sent', 'delivered'])
  })

  test('are not posted unless asked for', async () => {
    await world.send()
    await world.pass(0)
    expect(posted).toEqual([])
  })

  test.each([
    ['answer', callback(500), 'answered with 500'],
    ['fail', () => Promise.reject(new TypeError('no route')), 'no route'],
  ])('that %s badly stop nothing', async (_, broken, reason) => {
    world = createTestCarrier({ callback: broken })
    await world.send({ StatusCallback: url })
    await world.pass(0)
    expect(world.phone.texts).toHaveLength(1)
    const complaints = world.timeline.events.filter(({ what }) => what === 'could not report')
    expect(complaints).toHaveLength(3)
    expect(complaints[0]?.detail).toMatchObject({ reason })
  })

  test('that make the server send again deliver both, each after it was sent', async () => {
    const sentAgain: typeof fetch = async () => {
      if (world.carrier.accepted.length === 1) await world.send({ Body: 'again' })
      return new Response(null, { status: 204 })
    }
    world = createTestCarrier({ callback: sentAgain })
    await world.send({ Body: 'first', StatusCallback: url })
    await world.pass(0)
    await world.pass(0)
    expect(world.phone.texts).toEqual(['first', 'again'])
    expect(statusOf(1)).toMatchObject({ status: 'delivered' })
  })
})

// The example of www.twilio.com/docs/usage/security#validating-requests.
test('the signature is that of the documented example', () => {
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  expect(signature('12345', url, fields)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
})
