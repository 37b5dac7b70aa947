/** @module What the phone offers to IBKR Mobile, which runs on it. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { Instant } from '../../clock/clock.ts'
import type { DeviceClient } from '../device-face.ts'
import type { SensedElement } from '../os/security-elements.ts'
import type { PhoneParts } from '../parts.ts'
import type { PhoneProfile } from '../profiles.ts'
import type { AppData } from './app-data.ts'
import type { AppLabels } from './labels.ts'
import type { NoteName } from './view.ts'

export interface AppContext {
  readonly profile: PhoneProfile
  readonly parts: PhoneParts
  readonly labels: AppLabels
  /** The server under test; every call results in `offline` where the phone has no internet. */
  readonly server: DeviceClient
  readonly hardwareId: string
  data(): AppData
  save(change: Partial<AppData>): void
  online(): boolean
  /** Whether the app detects a jailbreak or root. */
  tampered(): boolean
  /** The time that the phone shows, which its owner may have set. */
  clock(): Instant
  /** An attestation of this phone that answers `nonce`. */
  attestation(nonce: string): Promise<string>
  pushToken(): string | undefined
  /** Whether the presented element is the one asked for and right; failures are counted. */
  matches(asked: SecurityElement, given: SensedElement): boolean
  biometryLocked(): boolean
  /** Removes the notification of this approval request from the list. */
  dismissNotification(requestId: string): void
  record(what: string, detail?: Readonly<Record<string, string>>): void
}

/** What the app tells the server of the phone. */
export const descriptionOf = ({ profile, hardwareId }: AppContext) => ({
  os: profile.os,
  model: profile.model,
  hardwareId,
})

/** Why IB Key cannot be used, or activated, here and now. */
export const reasonUnusable = (phone: AppContext, use: 'use' | 'activate'): NoteName | undefined =>
  phone.parts.reasonUnusable(use, {
    profile: phone.profile,
    data: phone.data(),
    tampered: phone.tampered(),
    clock: phone.clock(),
  })
