/** @module Signing the tokens that push providers ask for. */

import { type CryptoKey, importPKCS8, SignJWT } from 'jose'

export interface TokenClaims {
  readonly header: { readonly alg: 'ES256' | 'RS256'; readonly kid?: string }
  readonly payload: Readonly<Record<string, string | number>>
}

const keys = new Map<string, Promise<CryptoKey>>()
const signed = new Map<string, Promise<string>>()

/** Keys are parsed once per process: it takes longer than everything else that a server does at its start. */
function imported(pem: string, alg: string): Promise<CryptoKey> {
  const key = keys.get(pem) ?? importPKCS8(pem, alg)
  keys.set(pem, key)
  return key
}

async function sign(pem: string, { header, payload }: TokenClaims): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ ...header }).sign(await imported(pem, header.alg))
}

/** Signs these claims with the key. The same claims are signed once: servers that start together share the token. */
export function signToken(pem: string, claims: TokenClaims): Promise<string> {
  const wanted = JSON.stringify([pem, claims])
  const token = signed.get(wanted) ?? sign(pem, claims)
  if (signed.size > 100) signed.clear()
  signed.set(wanted, token)
  return token
}
