/** @module What a phone is made of, and what it tells the lab of itself. */

import type { Locale, Os } from '../../contract/primitives.ts'
import type { AttestationService } from '../attestation/attestation-service.ts'
import type { Now } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import type { PushRegistrations } from '../push-gateway/registrations.ts'
import type { Random } from '../random.ts'
import type { DeviceClient } from './device-face.ts'
import type { Conditions } from './os/conditions.ts'
import type { Owner, SensedElement } from './os/security-elements.ts'
import type { AppContext, PhoneParts } from './parts.ts'
import type { PhoneProfile } from './profiles.ts'
import type { PhoneScreen } from './screen.ts'

export interface PhoneOptions {
  /** Names the phone on the timeline. */
  readonly name: string
  readonly profile: PhoneProfile
  readonly owner: Owner
  readonly now: Now
  /** The hardware id is drawn from it, unless it is given. */
  readonly random: Random
  readonly hardwareId?: string | undefined
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
  /** Whatever runs as IBKR Mobile; our own unless said otherwise. */
  readonly installApp?: AppInstaller
}

/** The process of an app, from its start until the system closes it. */
export interface RunningApp {
  /** Comes to the front: as it begins, or at what a tapped notification is about, by the data of that notification. */
  open(notification: Readonly<Record<string, string>> | undefined): Promise<void>
  /** As last shown. */
  screen(): PhoneScreen
  tap(label: string): Promise<void>
  type(label: string, text: string): Promise<void>
  /** An element is presented to the prompt that is shown. */
  present(given: SensedElement): Promise<void>
  cancel(): Promise<void>
  /** The network, the push token or another condition of the phone may have changed. */
  conditionsChanged(): Promise<void>
}

/** Called once per phone; the function that it returns starts the app, whenever somebody opens it. */
export type AppInstaller = (phone: AppContext) => () => RunningApp

/** What the lab needs to provision IB Key on a phone. */
export interface Registration {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly pushToken?: string | undefined
  readonly pin?: string | undefined
}
