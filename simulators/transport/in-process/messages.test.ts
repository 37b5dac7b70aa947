import { describe, expect, test } from 'vitest'
import { InProcessHeaders } from './headers.ts'
import { InProcessRequest, InProcessResponse, inProcessFetch } from './messages.ts'

const url = 'https://server.test/path?q=1'
const asked = { method: 'POST', headers: { 'X-Name': 'value', 'content-type': 'application/json' } }
const answered = { status: 404, headers: { 'X-Extra': 'yes', 'content-type': 'application/json' } }
const text = '{"name":"Амара"}'

/** Messages of the platform, such as those from a socket, and messages within the process. */
const requests = {
  platform: (body?: string) => new Request(url, { ...asked, ...(body !== undefined && { body }) }),
  inProcess: (body?: string) => new InProcessRequest(url, { ...asked, ...(body !== undefined && { body }) }),
}
const responses = {
  platform: (body?: string) => new Response(body ?? null, answered),
  inProcess: (body?: string) => new InProcessResponse(body, answered),
}

const plain = (value: unknown): unknown => {
  if (value instanceof Headers || value instanceof InProcessHeaders)
    return Object.fromEntries([...value].filter(([name]) => name !== 'content-length'))
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)]
  if (value instanceof Uint8Array) return [...value]
  if (value instanceof FormData) return [...value]
  return value
}

/** Looked at by themselves, or, as navigation is, of no meaning to a server. */
const left = ['constructor', 'body', 'signal', 'isReloadNavigation', 'isHistoryNavigation']

/** The members that say something. */
const membersOf = (message: Request | Response): [string, unknown][] =>
  Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(message)))
    .filter((name) => !left.includes(name))
    .map((name) => [name, plain(Reflect.get(message, name))] satisfies [string, unknown])
    .filter(([, value]) => typeof value !== 'function')

describe.each([
  ['a request', requests],
  ['a response', responses],
])('%s within the process', (_what, { platform, inProcess }) => {
  test.each([text, undefined])('says what one of the platform says, with the body %s', (body) => {
    const members = membersOf(platform(body))
    expect(members.length).toBeGreaterThan(5)
    const message = inProcess(body)
    expect(members.map(([name]) => [name, plain(Reflect.get(message, name))])).toEqual(members)
  })

  test.each(['text', 'json', 'bytes', 'arrayBuffer'] as const)('gives its body as %s', async (how) => {
    expect(plain(await inProcess(text)[how]())).toEqual(plain(await platform(text)[how]()))
  })

  test('gives its body as a stream, a blob, and to its copy', async () => {
    const streamed = await new Response(inProcess(text).body).text()
    const blob = await inProcess(text).blob()
    expect([streamed, await blob.text(), blob.type]).toEqual([text, text, 'application/json'])
    expect(await inProcess(text).clone().text()).toBe(text)
    expect(await Array.fromAsync(inProcess(text).textStream())).toEqual([text])
  })

  test('knows no body where there is none', async () => {
    const message = inProcess()
    expect([message.body, await message.text(), await message.bytes()]).toEqual([null, '', new Uint8Array()])
    await expect(message.json()).rejects.toThrow(SyntaxError)
  })
})

test.each([200, 299, 300, 500])('a response of %i is as well as one of the platform', (status) => {
  const init = { status, headers: {} }
  expect(new InProcessResponse('', init).ok).toBe(new Response('', init).ok)
})

test('a form is read as one', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = new InProcessRequest(url, { method: 'POST', headers, body: 'a=b+c' })
  expect(plain(await request.formData())).toEqual([['a', 'b c']])
})

test('a request tells how long its body is, in bytes, and is never called off', () => {
  const length = (body?: string) => requests.inProcess(body).headers.get('content-length')
  expect([length(text), length('')]).toEqual([String(Buffer.byteLength(text)), '0'])
  expect(length()).toBeNull()
  expect(requests.inProcess(text).signal.aborted).toBe(false)
})

test('the server receives the request, and the client its response', async () => {
  const seen: Request[] = []
  const answer = new InProcessResponse('here', { status: 200, headers: {} })
  const ask = inProcessFetch(async (request) => {
    seen.push(request)
    return answer
  })
  expect(await ask(url, asked)).toBe(answer)
  expect(seen.map((request) => [request.url, request.method, request.headers.get('x-name')])).toEqual([
    [url, 'POST', 'value'],
  ])
})
