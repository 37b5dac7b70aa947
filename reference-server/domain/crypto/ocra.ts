/**
 * @module OCRA: OATH Challenge-Response Algorithm (RFC 6287), one-way challenge-response, for suites with an alphanumeric
 * question and an eight-digit response.
 */

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** An OCRASuite of section 6, up to the length of the question. */
export type OcraSuite = `OCRA-1:HOTP-SHA256-8:QA${number}`

/** RFC 4226 section 5.3: dynamic truncation, then the last eight decimal digits. */
function truncated(mac: Uint8Array): string {
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** 8).padStart(8, '0')
}

/** Section 5.1: a question has 128 bytes, padded with zeros on the right. */
export function ocra(suite: OcraSuite, key: Uint8Array, question: string): string {
  const padded = new Uint8Array(128)
  padded.set(utf8ToBytes(question))
  return truncated(hmac(sha256, key, concatBytes(utf8ToBytes(suite), new Uint8Array(1), padded)))
}
