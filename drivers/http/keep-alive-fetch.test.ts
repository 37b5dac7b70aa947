import { once } from 'node:events'
import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepAliveFetch, keepAliveFetchTrusting } from './keep-alive-fetch.ts'

let connections = 0
const server = createServer((request, response) => {
  if (request.url === '/cut') request.socket.destroy()
  else {
    response.writeHead(201, [
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ])
    request.pipe(response)
  }
})
let url = ''

beforeAll(async () => {
  server.on('connection', () => {
    connections++
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('status, header fields and text come as from the global fetch, over one connection', async () => {
  for (const body of ['grün', '']) {
    const response = await keepAliveFetch(url, { method: 'POST', headers: {}, body })
    expect([response.status, response.headers.get('x-twice'), await response.text()]).toEqual([
      201,
      'a, b',
      body,
    ])
  }
  expect(connections).toBe(1)
})

test('a connection that was idle for long is not used again: its server may be about to close it', async () => {
  let time = 0
  const fetch = keepAliveFetchTrusting(undefined, () => time)
  const before = connections
  const ask = () => fetch(url, { method: 'POST', headers: {}, body: '' })
  const used: number[] = []
  for (const pause of [2_000, 1_500, 1_501, 5_000]) {
    time += pause
    expect((await ask()).status).toBe(201)
    used.push(connections - before)
  }
  expect(used.map((count) => count - (used[0] ?? 0))).toEqual([0, 0, 1, 2])
})

test('a connection that ends without an answer is an error with its code', async () => {
  const asked = { method: 'GET', headers: {} }
  await expect(keepAliveFetch(`${url}/cut`, asked)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

/** Answers each connection once, and closes it a little later. */
const closesWhatIsIdle = `
  const { parentPort } = require('node:worker_threads')
  const server = require('node:net').createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\nok')
      setTimeout(() => socket.destroy(), 20)
    })
  })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`

test('a connection that the server closed while this process was busy is not used again', async () => {
  const worker = new Worker(closesWhatIsIdle, { eval: true })
  try {
    const [port] = await once(worker, 'message')
    const ask = () => keepAliveFetch(`http://127.0.0.1:${port}`, { method: 'POST', headers: {}, body: '' })
    await ask()
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    expect((await ask()).status).toBe(200)
  } finally {
    await worker.terminate()
  }
})
