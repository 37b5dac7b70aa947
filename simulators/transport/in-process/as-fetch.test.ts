import { expect, test } from 'vitest'
import { VirtualClock } from '../../clock/clock.ts'
import { json, type Service, type ServiceRequest } from '../service.ts'
import { asFetch } from './as-fetch.ts'

const clock = new VirtualClock()
const received: { request: ServiceRequest; now: number }[] = []
const echo: Service = (request, now) => {
  received.push({ request, now })
  return json(201, { ok: true }, { 'x-extra': 'yes' })
}
const fetchEcho = asFetch({ 'api.example.com': echo }, clock.now)

test('hands a request to the service of its host, and its answer back', async () => {
  const answer = await fetchEcho('https://api.example.com/path?q=1', {
    method: 'POST',
    headers: { 'X-Name': 'value' },
    body: new URLSearchParams({ a: 'b c' }),
  })
  expect([answer.status, answer.headers.get('x-extra'), await answer.json()]).toEqual([
    201,
    'yes',
    { ok: true },
  ])
  expect(received).toMatchObject([
    {
      now: clock.now(),
      request: {
        method: 'POST',
        path: '/path?q=1',
        headers: { 'x-name': 'value', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: 'a=b+c',
      },
    },
  ])
})

test.each([
  ['a form', new URLSearchParams({ a: 'b' }), 'application/x-www-form-urlencoded;charset=UTF-8'],
  ['a text', 'a', 'text/plain;charset=UTF-8'],
  ['bytes, as the platform sends them', new Uint8Array([97]), undefined],
])('sets the content type of %s as fetch does', async (_what, body, type) => {
  await fetchEcho('https://api.example.com/', { method: 'POST', body })
  expect(received.at(-1)?.request.headers['content-type']).toBe(type)
})

test('rejects what fetch rejects, and normalizes a method as fetch does', async () => {
  const before = received.length
  await expect(fetchEcho('https://api.example.com/', { method: 'GET', body: 'a' })).rejects.toThrow(TypeError)
  expect(received).toHaveLength(before)
  await fetchEcho('https://api.example.com/', { method: 'post', body: 'a' })
  expect(received.at(-1)?.request.method).toBe('POST')
})

test('takes a Request, and answers without a body where there is none', async () => {
  const fetchNothing = asFetch(
    { 'api.example.com': () => ({ status: 204, headers: {}, body: '' }) },
    clock.now,
  )
  const answer = await fetchNothing(new Request('https://api.example.com/'))
  expect([answer.status, answer.body]).toEqual([204, null])
})

test.each([
  'https://example.com/',
  'http://api.example.com/',
  'https://api.example.com:8443/',
  'https://api.example.com.evil.example/',
  'https://constructor/',
])('refuses %s', async (url) => {
  const before = received.length
  await expect(fetchEcho(url)).rejects.toThrow(
    `refused to fetch from ${new URL(url).origin}: the simulated hosts are https://api.example.com`,
  )
  expect(received).toHaveLength(before)
})

test('sends nothing that was aborted', async () => {
  const before = received.length
  await expect(fetchEcho('https://api.example.com/', { signal: AbortSignal.abort() })).rejects.toThrow(
    'aborted',
  )
  expect(received).toHaveLength(before)
})
