import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestCarrier, number, type TestCarrier, TestSmsReceiver } from '../../testing/sms-carrier.ts'
import { exampleAccount } from './credentials.ts'
import { signature } from './twilio/status-callback.ts'

const second = 1000
let context: TestCarrier

beforeEach(() => {
  context = createTestCarrier()
})

const statusOf = (index: number) => context.carrier.accepted[index]?.message.progress

describe('a phone in the network', () => {
  test('gets a message once, when the carrier settles', async () => {
    await context.send()
    expect(context.phone.received).toEqual([])
    expect(await context.pass(0)).toBeUndefined()
    await context.pass(0)
    expect(context.phone.received).toEqual([
      { from: '+15005550006', to: number, body: 'Your code is 123456', at: context.clock.now() },
    ])
    expect(context.eventNames()).toEqual(['accepted', 'sent', 'delivered'])
  })

  test('gets it after the latency of the carrier, where there is one', async () => {
    context = createTestCarrier({ latencyMs: 3 * second })
    await context.send()
    expect(await context.pass(0)).toBe(context.clock.now() + 3 * second)
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
    await context.pass(3 * second)
    expect(context.phone.texts).toHaveLength(1)
  })
})

describe('a phone out of the network', () => {
  test('gets its messages in order when it is back', async () => {
    context.phone.on = false
    await context.send({ Body: 'one' })
    await context.send({ Body: 'two' })
    await context.pass(0)
    await context.pass(60 * second)
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
    context.phone.on = true
    await context.pass(0)
    expect(context.phone.texts).toEqual(['one', 'two'])
    expect(context.eventNames().filter((what) => what === 'held')).toHaveLength(2)
  })

  test.each([
    [599_999, 'delivered', undefined],
    [600_000, 'undelivered', 30003],
  ])('after %d ms of 600 s has a message %s', async (passed, status, errorCode) => {
    context.phone.on = false
    await context.send({ ValidityPeriod: '600' })
    const expiry = context.clock.now() + 600 * second
    expect(await context.pass(0)).toBe(expiry)
    context.phone.on = true
    await context.pass(passed)
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
    context.phone.on = false
    await context.send({ ValidityPeriod: field })
    expect(await context.pass(0)).toBe(context.clock.now() + seconds * second)
  })

  test('that never comes back ends the message at its expiry', async () => {
    context.phone.on = false
    await context.send()
    await context.pass(0)
    await context.pass(36_000 * second)
    expect(statusOf(0)).toMatchObject({ status: 'undelivered', errorCode: 30003 })
    expect(await context.pass(0)).toBeUndefined()
  })
})

test('a number that nobody has is an unknown handset', async () => {
  context.carrier.detach(number)
  await context.send()
  await context.pass(0)
  expect(statusOf(0)).toMatchObject({ status: 'undelivered', errorCode: 30005 })
  expect(context.phone.texts).toEqual([])
})

test('a number moves to the phone that it was attached to last', async () => {
  const successor = new TestSmsReceiver()
  context.carrier.attach(number, successor)
  await context.send()
  await context.pass(0)
  expect([context.phone.texts.length, successor.texts.length]).toEqual([0, 1])
})

describe('conditions of delivery', () => {
  test('drop loses a message unnoticed by its sender, and duplicate delivers it twice', async () => {
    context.carrier.conditions.deliverNext('drop')
    context.carrier.conditions.deliverNext('duplicate')
    await context.send({ Body: 'lost' })
    await context.send({ Body: 'twice' })
    await context.pass(0)
    expect(context.phone.texts).toEqual(['twice', 'twice'])
    expect(statusOf(0)).toMatchObject({ status: 'sent' })
  })

  test('a delayed message is due later, and arrives then', async () => {
    context.carrier.conditions.deliverNext({ delayMs: 90 * second })
    await context.send({ Body: 'late' })
    await context.send({ Body: 'prompt' })
    expect(await context.pass(0)).toBe(context.clock.now() + 90 * second)
    expect(context.phone.texts).toEqual(['prompt'])
    await context.pass(90 * second)
    expect(context.phone.texts).toEqual(['prompt', 'late'])
  })

  test('a message out of order arrives after the next one to its number', async () => {
    context.carrier.conditions.deliverNext('outOfOrder', number)
    const other = new TestSmsReceiver()
    context.carrier.attach('+447700900123', other)
    await context.send({ Body: 'first' })
    await context.pass(0)
    await context.send({ Body: 'elsewhere', To: '+447700900123' })
    await context.pass(0)
    expect([context.phone.texts, other.texts]).toEqual([[], ['elsewhere']])
    await context.send({ Body: 'second' })
    await context.pass(0)
    expect(context.phone.texts).toEqual(['second', 'first'])
  })

  test('apply to one number if they were set for one, until set otherwise', async () => {
    context.carrier.conditions.deliver('drop', number)
    await context.send()
    await context.pass(0)
    expect(context.phone.texts).toEqual([])
    context.carrier.conditions.deliver('normal', number)
    await context.send()
    await context.pass(0)
    expect(context.phone.texts).toHaveLength(1)
  })

  test.each([
    [30007, 'undelivered', ['accepted', 'sent', 'undelivered']],
    [30001, 'failed', ['accepted', 'failed']],
  ] as const)('failure %d shows only afterwards', async (code, status, eventNames) => {
    context.carrier.conditions.failNext({ code })
    expect((await context.send()).status).toBe(201)
    await context.pass(0)
    expect(statusOf(0)).toMatchObject({ status, errorCode: code })
    expect(context.eventNames()).toEqual(eventNames)
    expect(context.phone.texts).toEqual([])
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
    context = createTestCarrier({ callback: callback(204) })
  })

  const passed = async () => {
    await context.pass(0)
    await context.carrier.reported()
  }
  const statuses = () => posted.map(({ fields }) => fields.MessageStatus)

  test('follow the message, each signed', async () => {
    const { json } = await context.send({ StatusCallback: url })
    await passed()
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
    context.carrier.conditions.failNext({ code: 30003 })
    await context.send({ StatusCallback: url })
    await passed()
    expect(posted.at(-1)?.fields).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30003' })
  })

  test('carry the completion time only when delivery has ended', async () => {
    await context.send({ StatusCallback: url })
    context.carrier.detach(number)
    await passed()
    expect(statuses()).toEqual(['queued', 'sent', 'undelivered'])
    expect(posted.map(({ fields }) => fields.RawDlrDoneDate)).toEqual([undefined, undefined, '2603020900'])
  })

  test('are not posted by a carrier without a callback', async () => {
    context = createTestCarrier()
    await context.send({ StatusCallback: url })
    await passed()
    expect(context.eventNames()).toEqual(['accepted', 'sent', 'delivered'])
  })

  test('are not posted unless asked for', async () => {
    await context.send()
    await passed()
    expect(posted).toEqual([])
  })

  test.each([
    ['answer', callback(500), 'answered with 500'],
    ['fail', () => Promise.reject(new TypeError('no route')), 'no route'],
  ])('that %s with an error do not stop delivery', async (_, broken, reason) => {
    context = createTestCarrier({ callback: broken })
    await context.send({ StatusCallback: url })
    await passed()
    expect(context.phone.texts).toHaveLength(1)
    const complaints = context.timeline.events.filter(({ what }) => what === 'could not report')
    expect(complaints).toHaveLength(3)
    expect(complaints[0]?.detail).toMatchObject({ reason })
  })

  test('that make the server send again deliver both, each after it was sent', async () => {
    const sentAgain: typeof fetch = async () => {
      if (context.carrier.accepted.length === 1) await context.send({ Body: 'again' })
      return new Response(null, { status: 204 })
    }
    context = createTestCarrier({ callback: sentAgain })
    await context.send({ Body: 'first', StatusCallback: url })
    await passed()
    await passed()
    expect(context.phone.texts).toEqual(['first', 'again'])
    expect(statusOf(1)).toMatchObject({ status: 'delivered' })
  })

  test('that hang hold up neither delivery nor the reports of another message', async () => {
    const asked: string[] = []
    const hanging: typeof fetch = async (input, init) => {
      const request = new Request(input, init)
      const fields = new URLSearchParams(await request.text())
      asked.push(`${fields.get('MessageSid')} ${fields.get('MessageStatus')}`)
      return asked.length === 1 ? new Promise<Response>(() => {}) : new Response(null, { status: 204 })
    }
    context = createTestCarrier({ callback: hanging })
    const [first, second] = [
      await context.send({ StatusCallback: url }),
      await context.send({ StatusCallback: url }),
    ]
    await context.pass(0)
    await vi.waitFor(() => expect(asked).toHaveLength(4))
    expect(asked.filter((one) => one.startsWith(first.json.sid))).toEqual([`${first.json.sid} queued`])
    expect(asked).toContain(`${second.json.sid} delivered`)
    expect(context.phone.texts).toHaveLength(2)
  })

  test('are tried once more without an answer, under the same token', async () => {
    const tokens: (string | null)[] = []
    const failing: typeof fetch = async (input, init) => {
      tokens.push(new Request(input, init).headers.get('i-twilio-idempotency-token'))
      if (tokens.length === 1) throw new TypeError('connection reset')
      return new Response(null, { status: 204 })
    }
    context = createTestCarrier({ callback: failing })
    await context.send({ StatusCallback: url })
    await passed()
    expect(tokens[1]).toBe(tokens[0])
    expect(new Set(tokens).size).toBe(3)
    expect(tokens).toHaveLength(4)
    expect(context.eventNames()).not.toContain('could not report')
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
