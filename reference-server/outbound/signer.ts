/** @module Signs the JWTs that push providers require. */

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

export interface TokenClaims {
  readonly header: { readonly alg: 'ES256' | 'RS256'; readonly kid?: string }
  readonly payload: Readonly<Record<string, string | number>>
}

const keys = new Map<string, KeyObject>()
const signed = new Map<string, Promise<string>>()

/**
 * Keys are parsed once per process, since parsing dominates the start of a server. Senders parse theirs on creation, so
 * that an invalid key fails early, and before any TLS handshake: after one, Node 26 can report an error left in
 * OpenSSL's queue as an error of the key.
 */
export function parsedKey(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPrivateKey(pem)
  keys.set(pem, key)
  return key
}

async function sign(pem: string, { header, payload }: TokenClaims): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ ...header }).sign(parsedKey(pem))
}

/** Tokens with equal claims are signed once: servers that start together share them. */
export function signToken(pem: string, claims: TokenClaims): Promise<string> {
  const key = JSON.stringify([pem, claims])
  const token = signed.get(key) ?? sign(pem, claims)
  if (signed.size > 100) signed.clear()
  signed.set(key, token)
  return token
}
