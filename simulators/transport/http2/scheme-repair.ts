/**
 * @module What firebase-admin sends, and Google's servers take: the pseudo-header `:scheme` with a colon at the end
 * (`https:`). Node's HTTP/2 refuses such a stream before anybody sees it (RFC 9113, section 8.3.1), so that it is
 * repaired on the way: `https:` becomes `https-`, which is well formed, as long, and of no meaning to a service.
 */

import { Duplex } from 'node:stream'

const prefaceBytes = 24
const frameHeaderBytes = 9
const headersFrame = 1
/** A frame may not be longer until the server says so (RFC 9113, section 4.2); Node refuses a longer one. */
const longestFrame = 16_384
const padded = 0x08
const withPriority = 0x20

/** The value as HPACK writes it, in Huffman's code (RFC 7541, appendix B) or plain: both alternatives are as long. */
const repairs: readonly (readonly [Buffer, Buffer])[] = [
  [Buffer.from('859d29ad173f', 'hex'), Buffer.from('859d29ad0b7f', 'hex')],
  [Buffer.from('\x06https:', 'latin1'), Buffer.from('\x06https-', 'latin1')],
]

/** `:scheme` in HPACK's static table, with either value (RFC 7541, appendix A). */
const isScheme = (index: number): boolean => index === 6 || index === 7

/** Repairs the bytes of one connection from the client, piece by piece. A frame of headers is held back until it is whole. */
export function schemeRepair(): (piece: Buffer) => Buffer {
  let held: Buffer = Buffer.alloc(0)
  let untouched = prefaceBytes
  return (piece) => {
    const bytes = held.length === 0 ? piece : Buffer.concat([held, piece])
    let at = 0
    while (at < bytes.length) {
      if (untouched > 0) {
        const passed = Math.min(untouched, bytes.length - at)
        untouched -= passed
        at += passed
        continue
      }
      if (bytes.length - at < frameHeaderBytes) break
      const end = at + frameHeaderBytes + bytes.readUIntBE(at, 3)
      const isHeaders = bytes[at + 3] === headersFrame && end - at <= frameHeaderBytes + longestFrame
      if (!isHeaders) {
        untouched = end - at
        continue
      }
      if (end > bytes.length) break
      repairFields(bytes.subarray(at + frameHeaderBytes, end), bytes[at + 4] ?? 0)
      at = end
    }
    held = bytes.subarray(at)
    return bytes.subarray(0, at)
  }
}

/** Goes through the fields of a frame, without decoding them, to the scheme (RFC 7541, section 6). */
function repairFields(payload: Buffer, flags: number): void {
  let at = (flags & padded ? 1 : 0) + (flags & withPriority ? 5 : 0)
  /** An integer whose first byte has `bits` bits for it (section 5.1). */
  const integer = (bits: number): number => {
    const most = 2 ** bits - 1
    let value = (payload[at++] ?? 0) & most
    if (value < most) return value
    for (let shift = 0; at < payload.length; shift += 7) {
      const next = payload[at++] ?? 0
      value += (next & 0x7f) * 2 ** shift
      if (next < 0x80) break
    }
    return value
  }
  const skipText = (): void => {
    const length = integer(7)
    at += length
  }
  while (at < payload.length) {
    const first = payload[at] ?? 0
    if (first >= 0x80) {
      if (isScheme(integer(7))) return
    } else if (first >= 0x20 && first < 0x40) integer(5)
    else {
      const name = integer(first >= 0x40 ? 6 : 4)
      if (name === 0) skipText()
      if (isScheme(name)) {
        const given = payload.subarray(at)
        const [, better] = repairs.find(([value]) => given.subarray(0, value.length).equals(value)) ?? []
        better?.copy(given)
        return
      }
      skipText()
    }
  }
}

/** Whether a frame of headers has a scheme that has to be repaired. */
export function hasMalformedScheme(frame: Buffer): boolean {
  const copy = Buffer.from(frame)
  repairFields(copy.subarray(frameHeaderBytes), copy[4] ?? 0)
  return !copy.equals(frame)
}

/** The connection with repaired headers. */
export function withRepairedScheme(socket: Duplex): Duplex {
  const repair = schemeRepair()
  const repaired = new Duplex({
    read: () => void socket.resume(),
    write: (chunk, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (piece: Buffer) => {
    if (!repaired.push(repair(piece))) socket.pause()
  })
  socket.once('end', () => repaired.push(null))
  socket.once('error', (error) => repaired.destroy(error))
  socket.once('close', () => repaired.destroy())
  return repaired
}
