/** @module Biometry and secrets: what the owner has registered, and what somebody gives. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { BiometricElement } from '../profiles.ts'
import type { Presented } from '../screen.ts'

/** The person whose phone it is. */
export interface Owner {
  readonly finger: string
  readonly face: string
  readonly passcode: string
  readonly pin: string
  /** E.164 */
  readonly mobileNumber: string
}

/** An element as the phone senses it: whose finger or face, or what was typed. */
export interface SensedElement {
  readonly element: SecurityElement
  readonly proof: string
}

const maximumBiometricFailures = 5

export const isBiometryLockedOut = (failures: number): boolean => failures >= maximumBiometricFailures

export const isBiometric = (element: SecurityElement): element is BiometricElement =>
  element === 'fingerprint' || element === 'touchId' || element === 'faceId'

export class SecurityElements {
  readonly #owner: Owner
  #failures = 0

  constructor(owner: Owner) {
    this.#owner = owner
  }

  /** What the system compares with; the PIN is the app's own affair. */
  registered(element: Exclude<SecurityElement, 'pin'>): string {
    if (element === 'passcode') return this.#owner.passcode
    return element === 'faceId' ? this.#owner.face : this.#owner.finger
  }

  sense(presented: Presented): SensedElement {
    const { element } = presented
    if (!('whose' in presented)) return { element, proof: presented.secret }
    const known = presented.whose === 'registered'
    return { element, proof: known && element !== 'pin' ? this.registered(element) : 'somebody else' }
  }

  /** Failures of biometry in a row, until any element is right. */
  get failures(): number {
    return this.#failures
  }

  count(element: SecurityElement, accepted: boolean): void {
    if (accepted) this.#failures = 0
    else if (isBiometric(element)) this.#failures++
  }
}
