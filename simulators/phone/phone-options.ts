/** @module What a phone is made of, and what it tells the lab of itself. */

import type { Locale, Os } from '../../contract/primitives.ts'
import type { AttestationService } from '../attestation/attestation-service.ts'
import type { Now } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import type { PushRegistrations } from '../push-gateway/registrations.ts'
import type { Random } from '../random.ts'
import type { DeviceClient } from './device-face.ts'
import type { Conditions } from './os/conditions.ts'
import type { Owner } from './os/security-elements.ts'
import type { PhoneParts } from './parts.ts'
import type { PhoneProfile } from './profiles.ts'

export interface PhoneOptions {
  /** Names the phone on the timeline. */
  readonly name: string
  readonly profile: PhoneProfile
  readonly owner: Owner
  readonly now: Now
  /** The hardware id is drawn from it. */
  readonly random: Random
  readonly timeline: Timeline
  /** The server under test. Never called while the phone is offline. */
  readonly deviceClient: DeviceClient
  readonly push: PushRegistrations
  /** Vouches for the phone to whoever its apps speak to. */
  readonly attestationService: AttestationService
  readonly language?: Locale
  /** Whether IBKR Mobile is installed from the beginning, which it is unless said otherwise. */
  readonly installed?: boolean
  readonly conditions?: Partial<Conditions>
  readonly parts?: PhoneParts
}

/** What the lab needs to provision IB Key on a phone. */
export interface Registration {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly pushToken?: string | undefined
  readonly pin?: string | undefined
}
