/** @module Signing the tokens that push providers ask for. */

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

export interface TokenClaims {
  readonly header: { readonly alg: 'ES256' | 'RS256'; readonly kid?: string }
  readonly payload: Readonly<Record<string, string | number>>
}

const keys = new Map<string, KeyObject>()
const signed = new Map<string, Promise<string>>()

/**
 * Keys are parsed once per process: it takes longer than everything else that a server does at its start. A sender has
 * its own parsed when it is made: a key that is none is found then, and no TLS handshake has happened yet, after which
 * Node 26 takes an error that OpenSSL has left behind for one of the key.
 */
export function parsedKey(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPrivateKey(pem)
  keys.set(pem, key)
  return key
}

async function sign(pem: string, { header, payload }: TokenClaims): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ ...header }).sign(parsedKey(pem))
}

/** Signs these claims with the key. The same claims are signed once: servers that start together share the token. */
export function signToken(pem: string, claims: TokenClaims): Promise<string> {
  const wanted = JSON.stringify([pem, claims])
  const token = signed.get(wanted) ?? sign(pem, claims)
  if (signed.size > 100) signed.clear()
  signed.set(wanted, token)
  return token
}
