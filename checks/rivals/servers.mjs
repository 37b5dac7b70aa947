/**
 * @module A server of another tool that answers every request in the same way: `node servers.mjs ANSWER HTTP2`, where ANSWER is
 * JSON with status, headers and body. Prints as JSON the version of the tool and where it listens.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateCACertificate, getLocal } from 'mockttp'

const [given, http2] = process.argv.slice(2)
const { status, headers, body } = JSON.parse(given)
const server = getLocal({ https: await generateCACertificate(), http2: http2 === 'true' })
await server.start()
// Without a length an answer with header fields of its own has no end that a client of HTTP/1.1 sees.
await server
  .forAnyRequest()
  .thenReply(status, body, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
// The package exports no package.json.
const manifest = join(import.meta.dirname, 'node_modules', 'mockttp', 'package.json')
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
process.stdout.write(`${JSON.stringify({ version, origin: `https://127.0.0.1:${server.port}` })}\n`)
