/** @module What the app computes with its device secret, by WebCrypto: the three keys, responses and approval signatures. */

type Bytes = Uint8Array<ArrayBuffer>

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

const fromBase64url = (text: string): Bytes => Uint8Array.from(Buffer.from(text, 'base64url'))

const toBase64url = (bytes: Bytes): string => Buffer.from(bytes).toString('base64url')

/** HKDF-SHA-256 (RFC 5869) with an empty salt. */
async function derive(secret: string, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', fromBase64url(secret), 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256))
}

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message))
}

/** The bearer token of this device. */
export const bearerOf = async (secret: string): Promise<string> =>
  toBase64url(await derive(secret, 'sls access v1'))

/** The approval signature over these fields, in the order of the contract. */
export const sign = async (secret: string, fields: readonly string[]): Promise<string> =>
  toBase64url(await hmac(await derive(secret, 'sls approval v1'), utf8(fields.join('\n'))))

const suite = 'OCRA-1:HOTP-SHA256-8:QA06'

/** RFC 6287 section 5.1: the suite, a zero byte, and the question in 128 bytes; truncated by RFC 4226 section 5.3. */
export async function respond(secret: string, challenge: string): Promise<string> {
  const message = new Uint8Array(suite.length + 1 + 128)
  message.set(utf8(suite))
  message.set(utf8(challenge), suite.length + 1)
  const mac = await hmac(await derive(secret, 'sls ocra v1'), message)
  const offset = (mac.at(-1) ?? 0) % 16
  const number = new DataView(mac.buffer).getUint32(offset) % 2 ** 31
  return String(number % 10 ** 8).padStart(8, '0')
}
