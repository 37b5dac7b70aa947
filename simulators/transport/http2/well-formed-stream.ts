/**
 * @module The connection of an HTTP/2 client as Node's server can take it. Repairing every frame costs a tenth of
 * a request's processor time and more, so the first request is awaited: a client whose scheme is well formed keeps its socket, any other gets one that is repaired.
 */

import { constants } from 'node:http2'
import type { Duplex } from 'node:stream'
import { IdleConnection } from '../idle-connection.ts'
import { hasMalformedScheme, withRepairedScheme } from './scheme-repair.ts'
import type { StreamOptions } from './streams.ts'

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const frameHeaderBytes = 9
/** Until the server says more (RFC 9113, section 4.2). */
const longestFrame = 16_384
const headersFrame = 1
const settingsFrame = 4
const ackFlag = 1

/** The server's preface (RFC 9113, section 3.4): some clients send nothing before it. Node's server says the rest later. */
const emptySettings = Buffer.from([0, 0, 0, settingsFrame, 0, 0, 0, 0, 0])

/** Far above what a client may send before the server says more: the window of a connection, and headers. */
const maximumHeldBytes = 256 * 1024

const goawayFrameType = 7

/** GOAWAY of a connection on which no stream was processed (RFC 9113, section 6.8). */
function goawayFrame(code: number, data: string): Buffer {
  const debugData = Buffer.from(data)
  const frame = Buffer.alloc(frameHeaderBytes + 8)
  frame.writeUIntBE(8 + debugData.length, 0, 3)
  frame[3] = goawayFrameType
  frame.writeUInt32BE(code, frameHeaderBytes + 4)
  return Buffer.concat([frame, debugData])
}

/**
 * Calls `serve` when the first request is there, with nothing read of it. What is no HTTP/2 gets GOAWAY with PROTOCOL_ERROR, what never
 * comes to its first request that of an idle connection. Waits until its own settings are written: Node must not write to the
 * same socket at that time.
 */
export function awaitFirstRequest(
  socket: Duplex,
  { idleRule, wakeAfter }: Pick<StreamOptions, 'idleRule' | 'wakeAfter'>,
  serve: (stream: Duplex) => void,
): void {
  const opening = new Opening()
  let isWritten = false
  let isOver = false
  const idle = new IdleConnection(idleRule.afterMs, wakeAfter, () =>
    end(constants.NGHTTP2_NO_ERROR, idleRule.goawayData),
  )
  socket.once('close', () => idle.closed())
  const leave = (): void => {
    isOver = true
    idle.closed()
    socket.off('data', take)
  }
  const end = (code: number, data: string): void => {
    leave()
    socket.end(goawayFrame(code, data))
    // What still comes is of no interest, and must not hold up the end.
    socket.resume()
    socket.once('finish', () => socket.destroy())
  }
  const look = (): void => {
    const { error, bytes, acknowledged, request } = opening
    if (isOver) return
    if (error !== undefined) {
      end(error, '')
      return
    }
    if (!isWritten || acknowledged === undefined || request === undefined) return
    leave()
    socket.pause()
    // Node's server knows nothing of our settings, and not of their acknowledgement.
    const rest = [bytes.subarray(0, acknowledged), bytes.subarray(acknowledged + frameHeaderBytes)]
    socket.unshift(Buffer.concat(rest))
    serve(hasMalformedScheme(request) ? withRepairedScheme(socket) : socket)
  }
  const take = (piece: Buffer): void => {
    opening.add(piece)
    look()
  }
  socket.on('data', take)
  socket.write(emptySettings, () => {
    isWritten = true
    look()
  })
}

/** What a client sends until its first request is there, in however many pieces. */
class Opening {
  #room = Buffer.alloc(1024)
  #length = 0
  /** With which the connection is to be ended, where it is (RFC 9113, section 7). */
  error: number | undefined
  /** Where our settings are acknowledged, where they are. */
  acknowledged: number | undefined
  /** The first frame of headers, where it is there. */
  request: Buffer | undefined
  /** Where the next frame begins. */
  #at = preface.length

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#length)
  }

  add(piece: Buffer): void {
    if (this.#length + piece.length > this.#room.length)
      this.#room = Buffer.concat([this.bytes, Buffer.alloc(this.#length + 2 * piece.length)])
    piece.copy(this.#room, this.#length)
    this.#length += piece.length
    const { bytes } = this
    if (!bytes.subarray(0, preface.length).equals(preface.subarray(0, this.#length)))
      this.error = constants.NGHTTP2_PROTOCOL_ERROR
    else if (this.#length > maximumHeldBytes) this.error = constants.NGHTTP2_ENHANCE_YOUR_CALM
    else this.#readFrames(bytes)
  }

  #readFrames(bytes: Buffer): void {
    while (this.#at + frameHeaderBytes <= bytes.length) {
      const length = bytes.readUIntBE(this.#at, 3)
      if (length > longestFrame) this.error = constants.NGHTTP2_FRAME_SIZE_ERROR
      const end = this.#at + frameHeaderBytes + length
      if (end > bytes.length) return
      const [type, flags = 0] = [bytes[this.#at + 3], bytes[this.#at + 4]]
      if (type === settingsFrame && (flags & ackFlag) !== 0) this.acknowledged ??= this.#at
      if (type === headersFrame) this.request ??= bytes.subarray(this.#at, end)
      this.#at = end
    }
  }
}
