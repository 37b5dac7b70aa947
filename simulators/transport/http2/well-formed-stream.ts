/**
 * @module The connection of an HTTP/2 client as Node's server can take it. Repairing every frame costs a tenth of
 * a request's processor time and more, so the first request is awaited: a client whose scheme is well formed keeps its socket, any other gets one that is repaired.
 */

import type { Duplex } from 'node:stream'
import { hasMalformedScheme, withRepairedScheme } from './scheme-repair.ts'

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const frameHeaderBytes = 9
const headersFrame = 1
const settingsFrame = 4
const ackFlag = 1

/** The server's preface (RFC 9113, section 3.4): some clients send nothing before it. Node's server says the rest later. */
const emptySettings = Buffer.from([0, 0, 0, settingsFrame, 0, 0, 0, 0, 0])

/** Far above what a client may send before the server says more: the window of a connection, and headers. */
const maximumHeldBytes = 256 * 1024

/**
 * Calls `serve` when the first request is there, with nothing read of it. What is no HTTP/2, or never comes to its first request, is
 * closed. Waits until its own settings are written: Node must not write to the same socket at that time.
 */
export function awaitFirstRequest(socket: Duplex, serve: (stream: Duplex) => void): void {
  let held = Buffer.alloc(0)
  let isWritten = false
  const look = (): void => {
    const isForeign = !preface.subarray(0, held.length).equals(held.subarray(0, preface.length))
    if (isForeign || held.length > maximumHeldBytes) {
      socket.destroy()
      return
    }
    const { acknowledged, request } = firstFrames(held)
    if (!isWritten || acknowledged === undefined || request === undefined) return
    socket.off('data', take)
    socket.pause()
    // Node's server knows nothing of our settings, and not of their acknowledgement.
    const rest = [held.subarray(0, acknowledged), held.subarray(acknowledged + frameHeaderBytes)]
    socket.unshift(Buffer.concat(rest))
    serve(hasMalformedScheme(request) ? withRepairedScheme(socket) : socket)
  }
  const take = (piece: Buffer): void => {
    held = Buffer.concat([held, piece])
    look()
  }
  socket.on('data', take)
  socket.write(emptySettings, () => {
    isWritten = true
    look()
  })
}

/** Where our settings are acknowledged, and the first frame of headers, where these are there already. */
function firstFrames(bytes: Buffer): { acknowledged?: number; request?: Buffer } {
  const found: { acknowledged?: number; request?: Buffer } = {}
  let at = preface.length
  while (at + frameHeaderBytes <= bytes.length) {
    const end = at + frameHeaderBytes + bytes.readUIntBE(at, 3)
    if (end > bytes.length) break
    const [type, flags = 0] = [bytes[at + 3], bytes[at + 4]]
    if (type === settingsFrame && (flags & ackFlag) !== 0) found.acknowledged ??= at
    if (type === headersFrame) found.request ??= bytes.subarray(at, end)
    at = end
  }
  return found
}
