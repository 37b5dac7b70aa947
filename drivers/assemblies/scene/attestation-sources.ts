/** @module The attestations that a modified app can send. */

import { appId } from '../../../contract/primitives.ts'
import type { AttestationService } from '../../../simulators/attestation/attestation-service.ts'
import { HarnessError } from '../../ports/errors.ts'
import type { AttestationSource } from '../../ports/scene.ts'

/** The phone that the modified app runs on. Its operating system attests truthfully, whichever app requests it. */
interface AttestedPhone {
  registration(): { readonly hardwareId: string }
  attestation(nonce: string): Promise<string>
}

/** The attestations available to a modified app on one phone. */
export class AttestationSources {
  readonly #phone: AttestedPhone
  readonly #service: AttestationService
  #kept: string | undefined

  constructor(phone: AttestedPhone, service: AttestationService) {
    this.#phone = phone
    this.#service = service
  }

  /** Keeps a genuine attestation of the phone as it is now, for `earlier`. */
  async keep(nonce: string): Promise<void> {
    this.#kept = await this.#phone.attestation(nonce)
  }

  async from(source: AttestationSource, nonce: string): Promise<string | undefined> {
    const { hardwareId } = this.#phone.registration()
    switch (source) {
      case 'genuine':
        return this.#phone.attestation(nonce)
      case 'none':
        return undefined
      case 'earlier':
        if (this.#kept === undefined)
          throw new HarnessError('there is no earlier attestation of this phone: obtain one first')
        return this.#kept
      case 'five minutes old':
        return this.#service.issue({ hardwareId, tampered: false }, appId, nonce, 300_000)
      case 'an hour ahead':
        return this.#service.issue({ hardwareId, tampered: false }, appId, nonce, -3_600_000)
      case 'of another phone':
        return this.#service.issue({ hardwareId: `${hardwareId}-beside-it`, tampered: false }, appId, nonce)
      case 'of another app':
        return this.#service.issue({ hardwareId, tampered: false }, `${appId}.other`, nonce)
      case 'forged':
        return rewritten(await this.#phone.attestation(nonce), (header) => header)
      case 'unsigned':
        return rewritten(await this.#phone.attestation(nonce), (header) => ({ ...header, alg: 'none' }), '')
    }
  }
}

/** The same attestation (RFC 7515 section 7.1) with the verdict `clean`. */
function rewritten(attestation: string, change: (header: object) => object, signed?: string): string {
  const [header = '', payload = '', signature = ''] = attestation.split('.')
  const clean = { ...decoded(payload), verdict: 'clean' }
  return [encoded(change(decoded(header))), encoded(clean), signed ?? signature].join('.')
}

function decoded(part: string): object {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  return typeof value === 'object' && value !== null ? value : {}
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
