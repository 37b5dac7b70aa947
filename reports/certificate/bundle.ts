/** @module The file of a certificate: the envelope, signed as a JWS in the flattened form (RFC 7515), and the parts that it names. */

import type { KeyObject } from 'node:crypto'
import { FlattenedSign } from 'jose/jws/flattened/sign'
import { algorithm, type CertificateEnvelope, type CertificateParts, certificateType } from './envelope.ts'
import { publicJwk, thumbprintOf } from './keys.ts'

/** The text of the file. */
export async function certificateText(
  envelope: CertificateEnvelope,
  parts: CertificateParts,
  key: KeyObject,
): Promise<string> {
  const signed = await new FlattenedSign(Buffer.from(`${JSON.stringify(envelope)}\n`))
    .setProtectedHeader({
      alg: algorithm,
      typ: certificateType,
      kid: thumbprintOf(key),
      jwk: publicJwk(key),
    })
    .sign(key)
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  const bundle = {
    protected: signed.protected,
    payload: signed.payload,
    signature: signed.signature,
    parts: { results: base64(parts.results), messages: base64(parts.messages) },
  }
  return `${JSON.stringify(bundle)}\n`
}
