/** @module What IBKR Mobile finds on the phone it runs on. */

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
  /** Answers `offline` by itself where the phone has no internet. */
  readonly server: DeviceClient
  readonly hardwareId: string
  data(): AppData
  save(change: Partial<AppData>): void
  online(): boolean
  /** What the app finds out by itself; the system knows better. */
  tampered(): boolean
  /** What the phone shows as the time: its owner may have set it to any. */
  clock(): Instant
  /** What the vendor of the system says of this phone, for the server to read. */
  attestation(nonce: string): Promise<string>
  pushToken(): string | undefined
  /** Asks the system to compare; keeps its count of failures. */
  matches(asked: SecurityElement, given: SensedElement): boolean
  biometryLocked(): boolean
  /** Takes the notification of this push request out of the list. */
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
