/** @module Integrity claims as they come from phones: believed only where a known vendor has signed them. */

import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { attestationClaims } from '../../contract/device-face.ts'
import type { Attestation } from '../domain/model/attestation.ts'

/** The vendors of the phones' systems, as the server is told of them. */
export interface TrustedAttestationService {
  /** The public keys that they sign with (RFC 7517). */
  readonly keys: JSONWebKeySet
  /** The bundle id and package name of IBKR Mobile. */
  readonly appId: string
}

/** What a claim says, or undefined where no vendor has said it. */
export type AttestationVerifier = (text: string) => Promise<Attestation | undefined>

/** What the text of a claim says, whoever has written it. */
export function parseAttestation(payload: string): Attestation | undefined {
  const { data } = attestationClaims.safeParse(parsed(payload))
  if (!data) return undefined
  const { verdict, app, device, nonce, iat } = data
  return { verdict, app, device, nonce, issuedAt: iat * 1_000 }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

const keySets = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>()

/** Keys are parsed once per process, as those of the providers are: servers that start together share them. */
function parsedKeys(keys: JSONWebKeySet): ReturnType<typeof createLocalJWKSet> {
  const known = keySets.get(keys) ?? createLocalJWKSet(keys)
  keySets.set(keys, known)
  return known
}

/** Without any keys nothing can be signed, and no phone is trusted. */
export function attestationVerifier(keys: JSONWebKeySet = { keys: [] }): AttestationVerifier {
  const key = parsedKeys(keys)
  return async (text) => {
    try {
      const { payload } = await compactVerify(text, key, { algorithms: ['ES256'] })
      return parseAttestation(new TextDecoder().decode(payload))
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}
