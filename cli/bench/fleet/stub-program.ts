/** @module The stub server as a process. It prints its URL as a line of JSON, and ends with its standard input. */

import { createServer, type IncomingMessage } from 'node:http'
import { stubAnswer } from './stub-answers.ts'

const bearerOf = ({ headers }: IncomingMessage): string =>
  headers.authorization?.slice('Bearer '.length) ?? ''

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text
  })
  request.on('end', () => {
    const { status, text } = stubAnswer(request.method ?? '', request.url ?? '', bearerOf(request), body)
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length })
    response.end(text)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null)
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}` })}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
