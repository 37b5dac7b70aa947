/** @module Signed tokens of providers: whose they say they are, and what they say once the signature holds. */

import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import { parseJson } from '../../contract/violations.ts'

/** A check takes longer than all the rest of a request, and clients send one token for up to an hour. */
const remembered = new WeakMap<KeyObject, Map<string, unknown>>()

/** More than the tokens of one run; above it the memory of a key starts afresh. */
const memoryLimit = 1000

/** The key id in the header, which nobody has verified yet. Undefined where the token is no JWS or names none. */
export function keyIdOf(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token)
    return typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}

/** The claims of a compact JWS, or undefined unless it is signed with `algorithm` by `key`. Says nothing about age. */
export async function verifiedClaims(
  token: string,
  key: KeyObject,
  algorithm: 'ES256' | 'RS256',
): Promise<unknown> {
  const memory = memoryOf(key)
  if (!memory.has(token)) memory.set(token, await verify(token, key, algorithm))
  return memory.get(token)
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

function memoryOf(key: KeyObject): Map<string, unknown> {
  const memory = remembered.get(key)
  if (memory !== undefined && memory.size < memoryLimit) return memory
  const fresh = new Map<string, unknown>()
  remembered.set(key, fresh)
  return fresh
}
