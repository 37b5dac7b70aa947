/** @module Where somebody who has taken the app out of the way could have an integrity claim from. */

import { appId } from '../../../contract/primitives.ts'
import type { AttestationService } from '../../../simulators/attestation/attestation-service.ts'
import type { AttestationSource } from '../../ports/scene.ts'
import { HarnessError } from '../../ports/time-limit.ts'

/** The phone that the modified app runs on: its system answers whatever runs on it, and always says the truth. */
interface AttestedPhone {
  registration(): { readonly hardwareId: string }
  attestation(nonce: string): Promise<string>
}

/** The claims that one phone can lay its hands on. */
export class AttestationSources {
  readonly #phone: AttestedPhone
  readonly #service: AttestationService
  #kept: string | undefined

  constructor(phone: AttestedPhone, service: AttestationService) {
    this.#phone = phone
    this.#service = service
  }

  /** The claim of the phone as it is now, to be used later. */
  async keep(nonce: string): Promise<void> {
    this.#kept = await this.#phone.attestation(nonce)
  }

  async from(source: AttestationSource, nonce: string): Promise<string | undefined> {
    const { hardwareId } = this.#phone.registration()
    switch (source) {
      case 'the phone':
        return this.#phone.attestation(nonce)
      case 'nowhere':
        return undefined
      case 'before':
        if (this.#kept === undefined) throw new HarnessError('this phone has no claim from before')
        return this.#kept
      case 'five minutes ago':
        return this.#service.issue({ hardwareId, tampered: false }, appId, nonce, 300_000)
      case 'another phone':
        return this.#service.issue({ hardwareId: `${hardwareId}-beside-it`, tampered: false }, appId, nonce)
      case 'another app':
        return this.#service.issue({ hardwareId, tampered: false }, `${appId}.other`, nonce)
      case 'a forger':
        return rewritten(await this.#phone.attestation(nonce), (header) => header)
      case 'a forger who does not sign':
        return rewritten(await this.#phone.attestation(nonce), (header) => ({ ...header, alg: 'none' }), '')
    }
  }
}

/** The same claim (RFC 7515 section 7.1), made to say that the phone is clean. */
function rewritten(claim: string, change: (header: object) => object, signed?: string): string {
  const [header = '', payload = '', signature = ''] = claim.split('.')
  const clean = { ...decoded(payload), verdict: 'clean' }
  return [encoded(change(decoded(header))), encoded(clean), signed ?? signature].join('.')
}

function decoded(part: string): object {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  return typeof value === 'object' && value !== null ? value : {}
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
