/** What can be done with messages that exist: reading many, cancelling, redacting, deleting; and messages for later. */

import { beforeEach, describe, expect, test } from 'vitest'
import { createTestCarrier, number, sender, type TestCarrier } from '../../../testing/sms-carrier.ts'
import { exampleAccount } from '../credentials.ts'

const minute = 60_000
const day = 24 * 60 * minute
const service = 'MG00000000000000000000000000000001'
const account = { ...exampleAccount, messagingServices: { [service]: 'IBKR' } }
const all = `/2010-04-01/Accounts/${account.sid}/Messages.json`

let context: TestCarrier

beforeEach(() => {
  context = createTestCarrier({ account })
})

const get = (path: string) => context.send({}, { method: 'GET', path, body: '' })
const change = (path: string, fields: Record<string, string>) =>
  context.send({}, { path, body: new URLSearchParams(fields).toString() })
const remove = (path: string) => context.send({}, { method: 'DELETE', path, body: '' })

interface Listed {
  readonly body: string
  readonly sid: string
}
const bodies = (json: { messages: readonly Listed[] }) => json.messages.map(({ body }) => body)

const inAnHour = () => new Date(context.clock.now() + 60 * minute).toISOString()
const forLater = (changes: Record<string, string> = {}) =>
  context.send({
    ...{ From: '', MessagingServiceSid: service, ScheduleType: 'fixed', SendAt: inAnHour() },
    ...changes,
  })

describe('many messages', () => {
  beforeEach(async () => {
    for (const Body of ['one', 'two', 'three', 'four', 'five']) await context.send({ Body })
    await context.pass(0)
  })

  test('are read newest first, with the shape of a page', async () => {
    const { status, json } = await get(all)
    expect(status).toBe(200)
    expect(bodies(json)).toEqual(['five', 'four', 'three', 'two', 'one'])
    expect(json).toMatchObject({
      ...{ page: 0, page_size: 50, start: 0, end: 4, next_page_uri: null, previous_page_uri: null },
      first_page_uri: `${all}?PageSize=50&Page=0`,
    })
  })

  test('are read page by page, and a newer message moves nothing', async () => {
    const first = await get(`${all}?PageSize=2`)
    await context.send({ Body: 'six' })
    const second = await get(first.json.next_page_uri)
    const third = await get(second.json.next_page_uri)
    expect([first, second, third].map(({ json }) => bodies(json))).toEqual([
      ['five', 'four'],
      ['three', 'two'],
      ['one'],
    ])
    expect(second.json).toMatchObject({ page: 1, start: 2, end: 3 })
    expect(third.json.next_page_uri).toBeNull()
  })

  test('are read on where the last one of a page was deleted in between', async () => {
    const first = await get(`${all}?PageSize=2`)
    await remove(first.json.messages[1].uri)
    expect(bodies((await get(first.json.next_page_uri)).json)).toEqual(['three', 'two'])
  })

  test('end exactly at a full page', async () => {
    expect((await get(`${all}?PageSize=5`)).json.next_page_uri).toBeNull()
  })

  test('are filtered by recipient, sender and day, and so is the next page', async () => {
    await context.send({ To: '+447700900123', Body: 'to another' })
    await context.pass(day)
    await context.send({ From: '12345', Body: 'of the next day' })
    await context.pass(0)
    const read = async (query: Record<string, string>) =>
      bodies((await get(`${all}?${new URLSearchParams(query)}`)).json)
    expect(await read({ To: '+44 7700 900123' })).toEqual(['to another'])
    expect(await read({ From: '12345' })).toEqual(['of the next day'])
    expect(await read({ 'DateSent>': '2026-03-03' })).toEqual(['of the next day', 'to another'])
    expect(await read({ DateSent: '2026-03-02' })).toHaveLength(5)
    expect(await read({ 'DateSent<': '2026-03-01' })).toEqual([])
    const { json } = await get(`${all}?PageSize=3&To=${encodeURIComponent(number)}`)
    expect(bodies((await get(json.next_page_uri)).json)).toEqual(['three', 'two', 'one'])
  })

  test('cannot be read of a day that is none', async () => {
    expect(await get(`${all}?DateSent=yesterday`)).toMatchObject({ status: 400, json: { code: 20422 } })
  })
})

describe('a message that has ended', () => {
  test('has a price by its segments, once it was sent', async () => {
    const { json } = await context.send({ Body: 'x'.repeat(161) })
    expect(json.price).toBeNull()
    await context.pass(0)
    expect((await get(json.uri)).json.price).toBe('-0.01580')
  })

  test('can be redacted: its text is gone, and nothing else', async () => {
    const { json } = await context.send()
    await context.pass(0)
    const redacted = await change(json.uri, { Body: '' })
    expect(redacted).toMatchObject({
      status: 200,
      json: { body: '', status: 'delivered', num_segments: '1' },
    })
    expect((await get(json.uri)).json.body).toBe('')
    expect(context.phone.texts).toEqual(['Your code is 123456'])
  })

  test('can be deleted, and is not found any more', async () => {
    const { json } = await context.send()
    await context.send({ Body: 'another' })
    await context.pass(0)
    expect(await remove(json.uri)).toMatchObject({ status: 204, body: '' })
    expect(await get(json.uri)).toMatchObject({ status: 404, json: { code: 20404 } })
    expect(await remove(json.uri)).toMatchObject({ status: 404, json: { code: 20404 } })
    expect(bodies((await get(all)).json)).toEqual(['another'])
  })
})

describe('a message under way', () => {
  test.each<[string, (uri: string) => Promise<{ status: number; json: { code: number } }>, number, number]>([
    ['deleted', remove, 409, 20009],
    ['redacted', (uri) => change(uri, { Body: '' }), 409, 20009],
    ['cancelled', (uri) => change(uri, { Status: 'canceled' }), 409, 30409],
    ['changed to another text', (uri) => change(uri, { Body: 'other' }), 400, 30400],
    ['changed to another status', (uri) => change(uri, { Status: 'delivered' }), 400, 30400],
    ['changed in nothing', (uri) => change(uri, {}), 400, 30400],
    ['redacted and cancelled at once', (uri) => change(uri, { Body: '', Status: 'canceled' }), 400, 30400],
  ])('cannot be %s', async (_, attempt, status, code) => {
    const { json } = await context.send()
    expect(await attempt(json.uri)).toMatchObject({ status, json: { code, status } })
    await context.pass(0)
    expect(context.phone.texts).toEqual(['Your code is 123456'])
  })
})

describe('a message for later', () => {
  test('is sent at its time, and not before', async () => {
    const { status, json } = await forLater()
    expect([status, json.status, json.from, json.date_sent]).toEqual([201, 'scheduled', null, null])
    const at = context.clock.now() + 60 * minute
    expect(await context.pass(0)).toBe(at)
    await context.pass(60 * minute - 1)
    expect(context.phone.texts).toEqual([])
    await context.pass(1)
    expect(context.phone.received).toMatchObject([{ from: 'IBKR', at }])
    expect((await get(json.uri)).json.status).toBe('delivered')
  })

  test('can be cancelled until then, and is never sent', async () => {
    const { json } = await forLater()
    expect(await change(json.uri, { Status: 'canceled' })).toMatchObject({
      status: 200,
      json: { status: 'canceled' },
    })
    expect(await change(json.uri, { Status: 'canceled' })).toMatchObject({ json: { code: 30409 } })
    await context.pass(2 * 60 * minute)
    expect(context.phone.texts).toEqual([])
    expect(context.eventNames()).toEqual(['accepted', 'canceled', 'rejected'])
  })

  test.each<[string, () => Record<string, string>, number]>([
    ['without a messaging service', () => ({ From: sender, MessagingServiceSid: '' }), 35118],
    ['without a time', () => ({ SendAt: '' }), 35111],
    ['at a time without a zone', () => ({ SendAt: '2026-03-02T11:00:00' }), 35111],
    ['899 seconds ahead', () => ({ SendAt: new Date(context.clock.now() + 899_000).toISOString() }), 35114],
    ['after 35 days', () => ({ SendAt: new Date(context.clock.now() + 35 * day + 1).toISOString() }), 35114],
  ])('is refused %s', async (_, changes, code) => {
    expect(await forLater(changes())).toMatchObject({ status: 400, json: { code } })
  })

  test.each([900_000, 35 * day])('may be %d ms ahead', async (ahead) => {
    const SendAt = new Date(context.clock.now() + ahead).toISOString()
    expect((await forLater({ SendAt })).status).toBe(201)
  })
})

test('a refusal names the number, and every answer has an id of its own', async () => {
  const refused = await context.send({ To: '+1' })
  expect(refused.json.message).toContain('+1 is not')
  const accepted = await context.send()
  const ids = [refused, accepted].map(({ headers }) => headers['twilio-request-id'])
  for (const id of ids) expect(id).toMatch(/^RQ[0-9a-f]{32}$/)
  expect(new Set(ids).size).toBe(2)
})
