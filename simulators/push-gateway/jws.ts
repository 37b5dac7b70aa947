/** @module Signed tokens of providers (JWS): their key id, and their claims once verified. */

import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import { parseJson } from '../../contract/violations.ts'

/**
 * Verified claims by token: verifying takes longer than the rest of a request, and clients reuse a token for an hour.
 * Requests that come together wait for one verification, so that they go on in the order in which they came.
 */
const verified = new WeakMap<KeyObject, Map<string, Promise<unknown>>>()

/** More than the tokens of one run; beyond it the cache of a key is cleared. */
const cacheLimit = 1000

/** The key id in the unverified header; undefined if the token is not a JWS or has none. */
export function keyIdOf(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token)
    return typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}

/** The claims of a compact JWS, or undefined unless it is signed with `algorithm` by `key`. The age is not checked. */
export function verifiedClaims(
  token: string,
  key: KeyObject,
  algorithm: 'ES256' | 'RS256',
): Promise<unknown> {
  const cache = cacheOf(key)
  const known = cache.get(token) ?? verify(token, key, algorithm)
  cache.set(token, known)
  return known
}

async function verify(token: string, key: KeyObject, algorithm: string): Promise<unknown> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: [algorithm] })
    return parseJson(Buffer.from(payload).toString('utf8'))
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

function cacheOf(key: KeyObject): Map<string, Promise<unknown>> {
  const cache = verified.get(key)
  if (cache !== undefined && cache.size < cacheLimit) return cache
  const fresh = new Map<string, Promise<unknown>>()
  verified.set(key, fresh)
  return fresh
}
