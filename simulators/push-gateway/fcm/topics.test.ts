import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  provider,
  type TestGateway,
  TestPushReceiver,
} from '../../../testing/push-gateway.ts'
import { readCondition } from './topics.ts'

describe('a condition', () => {
  test.each([
    ["'a' in topics", ['a'], ['b']],
    ["!('a' in topics)", ['b'], ['a']],
    ["'a' in topics && 'b' in topics", ['a', 'b'], ['a']],
    ["'a' in topics && ('b' in topics || 'c' in topics)", ['a', 'c'], ['b', 'c']],
    // From left to right: (a || b) && c.
    ["'a' in topics || 'b' in topics && 'c' in topics", ['a', 'c'], ['a']],
    [" ( ( 'a' in topics ) )  ", ['a'], []],
  ])('%s holds for %j and not for %j', (text, good, bad) => {
    const holds = readCondition(text)
    expect([holds?.(new Set(good)), holds?.(new Set(bad))]).toEqual([true, false])
  })

  test.each([
    '',
    'a',
    "'a' in topics &&",
    "'a' in topics 'b' in topics",
    "('a' in topics",
    "'a' in topics)",
    "'a b' in topics",
    '!',
    "'a' in topics & 'b' in topics",
    Array.from({ length: 6 }, (_, at) => `'t${at}' in topics`).join(' || '),
  ])('is not %j', (text) => {
    expect(readCondition(text)).toBeUndefined()
  })

  test('may have five topics', () => {
    const five = Array.from({ length: 5 }, (_, at) => `'t${at}' in topics`).join(' || ')
    expect(readCondition(five)?.(new Set(['t4']))).toBe(true)
  })
})

describe('who subscribes', () => {
  let context: TestGateway
  let access: string
  let phone: TestPushReceiver
  let token: string
  const other = new TestPushReceiver('another')

  beforeEach(async () => {
    context = createTestGateway()
    access = await gatewayAccessToken(context)
    phone = new TestPushReceiver()
    token = context.gateway.register(phone, 'fcm')
    context.gateway.register(other, 'fcm')
  })

  async function ask(path: string, body: unknown = '', method = 'POST') {
    const answer = await context.gateway.fcm(fcmRequest(access, body, { path, method }), context.clock.now())
    return { status: answer.status, json: JSON.parse(answer.body) }
  }
  const send = (target: object) =>
    ask(`/v1/projects/${provider.fcm.projectId}/messages:send`, { message: { data: { a: 'b' }, ...target } })
  const registration = (of = token) =>
    `/v1/projects/${provider.fcm.projectId}/registrations/${encodeURIComponent(of)}`
  const subscribe = (topic = 'news', of = token) =>
    ask(`${registration(of)}/topicSubscriptions?topic_name=${topic}`, {})

  test('gets what is sent to the topic, or to a condition that it meets, and nobody else does', async () => {
    const { status, json } = await subscribe()
    expect([status, json]).toMatchObject([
      200,
      { topic_name: 'news', create_time: '2026-03-02T09:00:00.000Z' },
    ])
    expect(json.name).toBe(`${registration().slice(4).replace('%3A', ':')}/topicSubscriptions/news`)
    for (const target of [
      { topic: 'news' },
      { topic: '/topics/news' },
      { condition: "'news' in topics && !('old' in topics)" },
      { topic: 'old' },
      { condition: "'news' in topics && 'old' in topics" },
    ])
      expect((await send(target)).status).toBe(200)
    await context.pass(0)
    expect([phone.received.length, other.received.length]).toEqual([3, 0])
  })

  test('gets nothing after unsubscribing, and nothing without the app', async () => {
    await subscribe()
    await subscribe('old')
    const path = `${registration()}/topicSubscriptions/news`
    expect((await ask(path, '', 'DELETE')).status).toBe(200)
    expect((await ask(path, '', 'DELETE')).json.error.status).toBe('NOT_FOUND')
    expect((await ask(`${path}?allow_missing=true`, '', 'DELETE')).status).toBe(200)
    await send({ topic: 'news' })
    context.gateway.unregister(token)
    await send({ topic: 'old' })
    await context.pass(0)
    expect(phone.received).toEqual([])
  })

  test('keeps its topics with a new token', async () => {
    await subscribe()
    context.gateway.rotate(token)
    await send({ topic: 'news' })
    await context.pass(0)
    expect(phone.received).toHaveLength(1)
  })

  test('is told what is wrong', async () => {
    await subscribe()
    expect((await subscribe()).json.error).toMatchObject({ code: 409, status: 'ALREADY_EXISTS' })
    expect((await subscribe('a%20b')).json.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect((await subscribe('news', `${'x'.repeat(22)}:APA91b${'x'.repeat(134)}`)).status).toBe(404)
    expect((await subscribe('news', '%')).status).toBe(404)
    access = 'ya29.e30.e30'
    expect((await subscribe()).status).toBe(401)
    expect(context.gateway.rejected.map(({ reason }) => reason)).toEqual([
      'ALREADY_EXISTS',
      'INVALID_ARGUMENT',
      'NOT_FOUND',
      'NOT_FOUND',
      'UNAUTHENTICATED',
    ])
  })

  test('many at a time, as older libraries do it', async () => {
    const body = { to: '/topics/news', registration_tokens: [token, 'unknown'] }
    expect(await ask('/iid/v1:batchAdd', body)).toEqual({
      status: 200,
      json: { results: [{}, { error: 'NOT_FOUND' }] },
    })
    await send({ topic: 'news' })
    expect((await ask('/iid/v1:batchRemove', body)).status).toBe(200)
    await send({ topic: 'news' })
    await context.pass(0)
    expect(phone.received).toHaveLength(1)
    expect((await ask('/iid/v1:batchAdd', { ...body, to: 'news' })).status).toBe(400)
    expect((await ask('/iid/v1:batchAdd', { to: '/topics/news', registration_tokens: [] })).status).toBe(400)
    access = 'ya29.e30.e30'
    expect((await ask('/iid/v1:batchAdd', body)).status).toBe(401)
  })
})
