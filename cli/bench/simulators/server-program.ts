/**
 * @module `node server-program.ts PROTOCOL (ours | bare)`: a simulator, or a server on Node's own modules that reads each request
 * whole and always answers what the simulator answered to the first one. Prints as JSON where it is and what it takes.
 */

import { createSecureServer } from 'node:http2'
import { createServer } from 'node:https'
import { timeOfMachine } from '../../../simulators/standalone/wall-time.ts'
import { certificates } from '../../../simulators/transport/certificates.ts'
import type { ServiceResponse } from '../../../simulators/transport/service.ts'
import { loadedSimulator, protocols, requestOf } from './load-request.ts'

const [, , named, side] = process.argv
const protocol = protocols.find((one) => one === named)
if (protocol === undefined) throw new Error(`there is no protocol ${named}`)
// Whoever has started it ends it by a signal.
const { service, loadRequest } = await loadedSimulator(protocol, new AsyncDisposableStack())
const answer = await service(requestOf(loadRequest), timeOfMachine())
const origin = side === 'ours' ? loadRequest.origin : await bareServer(answer)
process.stdout.write(`${JSON.stringify({ loadRequest: { ...loadRequest, origin }, answer })}\n`)

async function bareServer({ status, headers, body }: ServiceResponse): Promise<string> {
  const { cert, key } = await certificates()
  const isHttp2 = protocol !== 'twilio'
  const server = isHttp2 ? createSecureServer({ cert, key }) : createServer({ cert, key })
  if (isHttp2)
    server.on('stream', (stream) => {
      stream.on('error', () => {})
      stream.resume()
      stream.on('end', () => {
        stream.respond({ ':status': status, ...headers })
        stream.end(body)
      })
    })
  else
    server.on('request', (incoming, outgoing) => {
      incoming.resume()
      incoming.on('end', () => {
        outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
        outgoing.end(body)
      })
    })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return `https://127.0.0.1:${address.port}`
}
