/** @module Comparison, hashing and derivation of secrets. */

import { timingSafeEqual } from 'node:crypto'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))

/**
 * Compares strings in constant time. Lengths are not secret: all codes and tokens of a kind have the same. Values of
 * other types are unequal. By code units: in UTF-8 all lone surrogates would be one replacement character.
 */
export function equalSecrets(given: unknown, expected: unknown): boolean {
  if (typeof given !== 'string' || typeof expected !== 'string') return false
  const [one, other] = [Buffer.from(given, 'utf16le'), Buffer.from(expected, 'utf16le')]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** What is stored of a bearer secret: it has 256 bits of entropy, so a plain hash suffices. */
export const digest = (secret: string): string => base64url(sha256(utf8ToBytes(secret)))

/** The `info` inputs of HKDF (RFC 5869, empty salt), one per key of the device face. */
const keyInfo = { ocra: 'sls ocra v1', approval: 'sls approval v1', access: 'sls access v1' } as const

/** A 256-bit key, derived from the secret that the phone received at its activation. */
export const deviceKey = (deviceSecret: string, purpose: keyof typeof keyInfo): Uint8Array =>
  hkdf(sha256, fromBase64url(deviceSecret), undefined, utf8ToBytes(keyInfo[purpose]), 32)

/** The bearer token of the device face. */
export const deviceAccessKey = (deviceSecret: string): string => base64url(deviceKey(deviceSecret, 'access'))

/** HMAC-SHA-256 over `text` with the approval key, as base64url. */
export const approvalMac = (deviceSecret: string, text: string): string =>
  base64url(hmac(sha256, deviceKey(deviceSecret, 'approval'), utf8ToBytes(text)))
