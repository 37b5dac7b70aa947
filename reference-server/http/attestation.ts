/** @module Verifies attestations (on the wire `integrityClaim`): JWS signed by a trusted attestation service. */

import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { attestationClaims } from '../../contract/device-face.ts'
import type { Attestation } from '../domain/model/attestation.ts'

export interface TrustedAttestationService {
  /** Public signing keys (RFC 7517). */
  readonly keys: JSONWebKeySet
  /** The bundle id and package name of IBKR Mobile. */
  readonly appId: string
}

/** Undefined if the signature is not that of a trusted key. */
export type AttestationVerifier = (text: string) => Promise<Attestation | undefined>

/** The claims of an attestation, without verification of its signature. */
export function parseAttestation(payload: string): Attestation | undefined {
  const { data } = attestationClaims.safeParse(parseJson(payload))
  if (!data) return undefined
  const { verdict, app, device, nonce, iat } = data
  return { verdict, app, device, nonce, issuedAt: iat * 1_000 }
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}

const keySets = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>()

/** Keys are parsed once per process: servers that start together share them. */
function parsedKeys(keys: JSONWebKeySet): ReturnType<typeof createLocalJWKSet> {
  const keySet = keySets.get(keys) ?? createLocalJWKSet(keys)
  keySets.set(keys, keySet)
  return keySet
}

/** By default no key is trusted, and so no phone. */
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
