/** @module The three keys of an activated phone, derived from its secret with node:crypto alone. */

import { createHmac, hkdfSync } from 'node:crypto'
import { deviceKeyInfo, type SignedAnswer, signedText } from '../../contract/device-face.ts'

const keyBytes = 32

/** HKDF-SHA-256 (RFC 5869) with an empty salt; `deviceSecret` is base64url. */
function derive(deviceSecret: string, info: string): Buffer {
  const secret = Buffer.from(deviceSecret, 'base64url')
  return Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), info, keyBytes))
}

export const ocraKey = (deviceSecret: string): Buffer => derive(deviceSecret, deviceKeyInfo.ocra)

export const approvalKey = (deviceSecret: string): Buffer => derive(deviceSecret, deviceKeyInfo.approval)

/** The bearer token of the device face. */
export const accessToken = (deviceSecret: string): string =>
  derive(deviceSecret, deviceKeyInfo.access).toString('base64url')

/** The signature of an answer to an approval request: HMAC-SHA-256, as base64url. On the wire: `seal`. */
export const approvalSignature = (key: Uint8Array, answer: SignedAnswer): string =>
  createHmac('sha256', key).update(signedText(answer), 'utf8').digest('base64url')
