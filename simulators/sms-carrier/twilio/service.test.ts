import { beforeEach, describe, expect, test } from 'vitest'
import {
  basicAuthorization,
  createTestCarrier,
  number,
  sender,
  type TestCarrier,
} from '../../../testing/sms-carrier.ts'
import type { ServiceRequest } from '../../transport/service.ts'
import { exampleAccount } from '../credentials.ts'

let context: TestCarrier

beforeEach(() => {
  context = createTestCarrier()
})

const { sid: accountSid, authToken } = exampleAccount
const form = 'application/x-www-form-urlencoded'
const service = 'MG00000000000000000000000000000001'

describe('an accepted message', () => {
  test('is answered with its resource', async () => {
    const { status, json } = await context.send()
    expect(status).toBe(201)
    expect(json.sid).toMatch(/^SM[0-9a-f]{32}$/)
    const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${json.sid}`
    expect(json).toEqual({
      sid: json.sid,
      account_sid: accountSid,
      messaging_service_sid: null,
      from: sender,
      to: number,
      body: 'Your code is 123456',
      status: 'queued',
      direction: 'outbound-api',
      num_segments: '1',
      num_media: '0',
      date_created: 'Mon, 02 Mar 2026 09:00:00 +0000',
      date_updated: 'Mon, 02 Mar 2026 09:00:00 +0000',
      date_sent: null,
      price: null,
      price_unit: 'USD',
      error_code: null,
      error_message: null,
      api_version: '2010-04-01',
      uri: `${uri}.json`,
      subresource_uris: { media: `${uri}/Media.json` },
    })
  })

  test('is kept for inspection as received, without the credentials', async () => {
    await context.send({ Unknown: 'field' })
    expect(context.carrier.accepted).toMatchObject([{ fields: { To: number, Unknown: 'field' } }])
    expect(context.carrier.accepted[0]?.headers).toEqual({ 'content-type': form })
  })

  test('keeps its text off the timeline', async () => {
    await context.send()
    await context.pass(0)
    expect(JSON.stringify(context.timeline.events)).not.toContain('Your code')
  })

  test('may be encoded as the Twilio library does, and to a number as people write it', async () => {
    const body = 'To=%2B852%209123-4567&From=%2B15005550006&Body=Your%20code%20is%20123456'
    expect((await context.send({}, { body })).json).toMatchObject({ to: number, body: 'Your code is 123456' })
  })

  test('can be fetched, and shows its progress', async () => {
    const { json } = await context.send()
    await context.pass(5000)
    const fetched = await context.send({}, { method: 'GET', path: json.uri, body: '' })
    expect(fetched).toMatchObject({
      status: 200,
      json: { sid: json.sid, status: 'delivered', date_sent: 'Mon, 02 Mar 2026 09:00:05 +0000' },
    })
  })

  test('may be sent in the name of anybody', async () => {
    expect((await context.send({ From: 'toString' })).json).toMatchObject({ from: 'toString' })
  })

  test('gets its sender from a messaging service, once it is sent', async () => {
    context = createTestCarrier({ account: { ...exampleAccount, messagingServices: { [service]: 'IBKR' } } })
    const { json } = await context.send({ From: '', MessagingServiceSid: service })
    expect(json).toMatchObject({
      status: 'accepted',
      from: null,
      num_segments: '0',
      messaging_service_sid: service,
    })
    await context.pass(0)
    expect(context.phone.received).toMatchObject([{ from: 'IBKR' }])
    const fetched = await context.send({}, { method: 'GET', path: json.uri, body: '' })
    expect(fetched.json).toMatchObject({ status: 'delivered', from: 'IBKR', num_segments: '1' })
  })
})

describe('a messaging service', () => {
  const pool = ['+15005550016', '+15005550026']
  const carrierWith = (senders: readonly string[]) =>
    createTestCarrier({ account: { ...exampleAccount, messagingServices: { [service]: senders } } })

  test('picks the same sender of its pool for a recipient each time, and another for another', async () => {
    const { send, carrier, pass } = carrierWith(pool)
    for (const To of [number, number, '+85291234568'])
      await send({ From: '', MessagingServiceSid: service, To })
    await pass(0)
    const [one, again, other] = carrier.accepted.map(({ message }) => message.from)
    expect([one === again, new Set([one, other])]).toEqual([true, new Set(pool)])
  })

  test('sends from the one that the request names, if it is in the pool', async () => {
    const { send, carrier } = carrierWith(pool)
    expect((await send({ From: '+15005550026', MessagingServiceSid: service })).status).toBe(201)
    expect(carrier.accepted[0]?.message.from).toBe('+15005550026')
    const { json } = await send({ From: '+15005550036', MessagingServiceSid: service })
    expect(json).toMatchObject({
      code: 21711,
      message: "The 'From' number +15005550036 is not associated to the specified Messaging Service.",
    })
  })

  test('has to have one', async () => {
    const { json } = await carrierWith([]).send({ From: '', MessagingServiceSid: service })
    expect(json.code).toBe(21703)
  })
})

describe('the fields of a message', () => {
  test.each<[string, Record<string, string>, number]>([
    ['no recipient', { To: '' }, 21604],
    ['a recipient that is no number', { To: 'Amara' }, 21211],
    ['a recipient whose plus sign was lost', { To: ' 85291234567' }, 21211],
    ['no sender', { From: '' }, 21603],
    ['a sender of 12 letters', { From: 'InteractiveB' }, 21212],
    ['an unknown messaging service', { MessagingServiceSid: service }, 21701],
    ['no body', { Body: '' }, 21602],
    ['a body of 1601 characters', { Body: 'é'.repeat(1601) }, 21617],
    ['a callback that is no URL', { StatusCallback: 'call me' }, 21609],
    ['the magic recipient that is invalid', { To: '+15005550001' }, 21211],
    ['the magic recipient without a route', { To: '+15005550002' }, 21612],
    ['the magic recipient in a closed region', { To: '+15005550003' }, 21408],
    ['the magic recipient that unsubscribed', { To: '+15005550004' }, 21610],
    ['the magic recipient that is no mobile', { To: '+15005550009' }, 21614],
    ['the magic sender that is invalid', { From: '+15005550001' }, 21212],
    ['the magic sender that is not ours', { From: '+15005550007' }, 21606],
    ['the magic sender with a full queue', { From: '+15005550008' }, 21611],
  ])('are refused with %s', async (_, fields, code) => {
    const { status, json } = await context.send(fields)
    expect(status).toBe(400)
    expect(json).toEqual({
      code,
      message: expect.any(String),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status: 400,
    })
    expect(context.carrier.accepted).toEqual([])
    expect(context.carrier.rejected).toMatchObject([{ status: 400, code }])
    const { To = number } = fields
    const detail = { status: '400', reason: String(code), ...(To && { to: To }) }
    expect(context.timeline.events).toMatchObject([{ who: 'SMS carrier', what: 'rejected', detail }])
  })

  test.each<[string, Record<string, string>]>([
    ['a sender of 11 letters', { From: 'Interactive' }],
    ['a short code', { From: '12345' }],
    ['a body of 1600 characters', { Body: 'é'.repeat(1600) }],
    ['a callback', { StatusCallback: 'https://example.com/status' }],
  ])('are good with %s', async (_, fields) => {
    expect((await context.send(fields)).status).toBe(201)
  })

  test('may name only senders of the account, where it lists them', async () => {
    context = createTestCarrier({ account: { ...exampleAccount, senders: ['+442071838750'] } })
    expect((await context.send({ From: '+442071838750' })).status).toBe(201)
    expect((await context.send({ From: '+442071838751' })).json.code).toBe(21606)
  })
})

describe('the caller', () => {
  const as = (authorization: string): Partial<ServiceRequest> => ({
    headers: { authorization, 'content-type': form },
  })

  test.each([
    ['no credentials', { headers: { 'content-type': form } }],
    ['a wrong token', as(basicAuthorization(accountSid, 'wrong'))],
    ['the token of nobody', as(basicAuthorization('', ''))],
    ['another scheme', as(`Bearer ${authToken}`)],
  ])('with %s is not let in', async (_, changes) => {
    const answer = await context.send({}, changes)
    expect(answer).toMatchObject({ status: 401, json: { code: 20003 } })
    expect(answer.headers).toHaveProperty('www-authenticate')
  })

  test('may use an API key', async () => {
    const key = as(basicAuthorization('SK01', 'secret'))
    expect((await context.send({}, key)).status).toBe(401)
    context = createTestCarrier({ account: { ...exampleAccount, apiKeys: { SK01: 'secret' } } })
    expect((await context.send({}, key)).status).toBe(201)
  })

  test.each<[string, Partial<ServiceRequest>, number, number]>([
    ['another account', { path: '/2010-04-01/Accounts/AC02/Messages.json' }, 404, 20404],
    ['another resource', { path: `/2010-04-01/Accounts/${accountSid}/Calls.json` }, 404, 20404],
    [
      'an unknown message',
      { method: 'GET', path: `/2010-04-01/Accounts/${accountSid}/Messages/SM00.json` },
      404,
      20404,
    ],
    ['another method', { method: 'PUT' }, 405, 20004],
    ['a change of all messages', { method: 'DELETE' }, 405, 20004],
  ])('asking for %s is refused with its code', async (_, changes, status, code) => {
    expect(await context.send({}, changes)).toMatchObject({ status, json: { code, status } })
  })

  test('may name the type of a form in capitals, with a charset', async () => {
    const type = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8'
    const headers = { authorization: basicAuthorization(accountSid, authToken), 'content-type': type }
    expect((await context.send({}, { headers })).status).toBe(201)
  })

  test('sending anything but a form sends no fields', async () => {
    const headers = {
      authorization: basicAuthorization(accountSid, authToken),
      'content-type': 'application/json',
    }
    expect((await context.send({}, { headers, body: '{"To":"+85291234567"}' })).json.code).toBe(21604)
  })

  test('sending more than 64 KiB is cut off', async () => {
    const body = `To=%2B85291234567&From=%2B15005550006&Body=Hello&Extra=`
    expect((await context.send({}, { body: body.padEnd(65_536, 'x') })).status).toBe(201)
    expect((await context.send({}, { body: body.padEnd(65_537, 'x') })).status).toBe(413)
  })
})

describe('ordered failures', () => {
  test('refuse once, and deliver nothing', async () => {
    context.carrier.conditions.failNext({ code: 20429, retryAfter: '1' })
    expect(await context.send()).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      json: { code: 20429 },
    })
    expect((await context.send()).status).toBe(201)
    await context.pass(0)
    expect(context.phone.texts).toHaveLength(1)
  })

  test('hold for one number where they are ordered for one', async () => {
    context.carrier.conditions.failWith({ code: 21610 }, number)
    expect((await context.send({ To: '+447700900123' })).status).toBe(201)
    expect((await context.send({ To: '+852 9123 4567' })).json.code).toBe(21610)
    context.carrier.conditions.clear(number)
    expect((await context.send()).status).toBe(201)
  })

  test('can come after the message was accepted', async () => {
    context.carrier.conditions.failNext({ code: 20500, afterAccepting: true })
    expect((await context.send()).status).toBe(500)
    await context.pass(0)
    expect(context.phone.texts).toHaveLength(1)
  })

  test('leave requests alone that are wrong anyway', async () => {
    context.carrier.conditions.failNext({ code: 21610 })
    expect((await context.send({ Body: '' })).json.code).toBe(21602)
    expect((await context.send()).json.code).toBe(21610)
  })
})

test.each([true, false])('a connection fails as ordered, after accepting: %s', async (afterAccepting) => {
  context.carrier.conditions.failNext({ connection: 'cut', afterAccepting }, number)
  expect((await context.send()).failure).toEqual({ connection: 'cut', afterAccepting })
  await context.pass(0)
  expect(context.phone.texts).toHaveLength(afterAccepting ? 1 : 0)
  expect((await context.send()).failure).toBeUndefined()
})
