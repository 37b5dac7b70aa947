import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { pooledFetch } from './pooled-fetch.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

async function serverWith(listener: RequestListener) {
  let connections = 0
  const server = createServer(listener).on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, connections: () => connections }
}

const request = { method: 'POST', headers: { authorization: 'Bearer a' }, body: '{"name":"Zoë"}' }

test('what is sent arrives, and what is answered comes back, over one connection', async () => {
  const { url, connections } = await serverWith(async (got, answer) => {
    let body = ''
    for await (const part of got.setEncoding('utf8')) body += part
    answer.writeHead(201, { 'x-one': 'two' })
    answer.end(`${got.method} ${got.url} ${got.headers.authorization} ${body}`)
  })
  const fetch = pooledFetch(() => 0)
  for (let time = 0; time < 3; time++) {
    const response = await fetch(`${url}/path?a=b`, request)
    expect(response.status).toBe(201)
    expect(response.headers.get('x-one')).toBe('two')
    expect(await response.text()).toBe('POST /path?a=b Bearer a {"name":"Zoë"}')
  }
  expect(connections()).toBe(1)
})

test('an answer in chunks is whole, however it is cut', async () => {
  const text = 'ä'.repeat(5_000)
  const { url } = await serverWith((_, answer) => {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += 777) answer.write(bytes.subarray(at, at + 777))
    answer.end()
  })
  const response = await pooledFetch(() => 0)(url, { method: 'GET', headers: {} })
  expect(await response.text()).toBe(text)
})

test('a connection that was idle for long, or that the server closes, is not used again', async () => {
  let now = 0
  const { url, connections } = await serverWith((got, answer) => {
    if (got.url === '/last') answer.setHeader('connection', 'close')
    answer.end('{}')
  })
  const fetch = pooledFetch(() => now)
  await fetch(`${url}/first`, { method: 'GET', headers: {} })
  now += 2_000
  await fetch(`${url}/last`, { method: 'GET', headers: {} })
  await fetch(`${url}/next`, { method: 'GET', headers: {} })
  expect(connections()).toBe(3)
})

test('without an answer it rejects', async () => {
  const { url } = await serverWith((got) => got.socket.destroy())
  const fetch = pooledFetch(() => 0)
  await expect(fetch(url, { method: 'GET', headers: {} })).rejects.toThrow('before the whole answer')
  await expect(fetch('http://127.0.0.1:1/', { method: 'GET', headers: {} })).rejects.toThrow('ECONNREFUSED')
})
