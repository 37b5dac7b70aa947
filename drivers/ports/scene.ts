/**
 * @module The stage of one scenario: a server under test, its gateways, and people with their phones, under one clock.
 * An assembly sets it up; steps find it here and never learn which assembly it was.
 */

import type { SecurityElement } from '../../contract/primitives.ts'
import type { BodyOf } from '../../contract/routes.ts'
import type { Instant } from '../../simulators/clock/clock.ts'
import type { Timeline } from '../../simulators/clock/timeline.ts'
import type { Persona } from '../../simulators/personas/persona.ts'
import type { Attacker } from './attacker.ts'
import type { Driver, PageView, Refused } from './driver.ts'
import type { Phone } from './phone.ts'
import { withTimeLimit } from './time-limit.ts'

/** The kinds of phone that the articles tell apart. */
export type PhoneModel =
  | 'Android with fingerprint sensor'
  | 'Android without fingerprint sensor'
  | 'Android without Google services'
  | 'Android of another vendor'
  | 'Android 6.0 in Russian'
  | 'Android 5.0 in Russian'
  | 'iPhone with Touch ID'
  | 'iPhone without Touch ID activated'
  | 'iPhone with Face ID'
  | 'iPhone without Face ID activated'
  | 'iPhone without a Passcode'

/** A push message that the gateway took from the server. */
export interface SentPush {
  readonly at: Instant
  /** The whole payload as it came. */
  readonly payload: string
}

/** A text message that the carrier took from the server. */
export interface SentSms {
  readonly at: Instant
  readonly to: string
  readonly body: string
}

/** What the carrier does with text messages from now on. */
export type SmsDelivery = 'at once' | { readonly delayMs: number } | 'refused by the carrier'

/** What the push gateway does with notifications from now on. */
export type PushDelivery = 'at once' | 'lost' | 'twice' | { readonly delayMs: number }

/** How a service of others does not take a message now. */
export interface DeliveryFailure {
  /** How long it asks to wait with the next try, at least. */
  readonly retryAfterMs?: number
  /** It names the date until which to wait, and not the seconds. */
  readonly byDate?: boolean
  /** It is not out of order: it has got too many requests. */
  readonly tooMany?: boolean
  /** It has taken the message nevertheless, and the answer that says so is lost. */
  readonly answerLost?: boolean
}

/** A physical security device: eight digits for six. */
export interface SecurityDevice {
  respond(challenge: string): string
}

/** Where a modified app has the integrity claim from that it sends; `the phone` tells the truth about itself. */
export type AttestationSource =
  | 'the phone'
  | 'nowhere'
  | 'before'
  | 'five minutes ago'
  | 'another phone'
  | 'another app'
  | 'a forger'
  | 'a forger who does not sign'

/** What a modified app, with the keys of the phone it was copied from, could send to the server. */
export interface ModifiedApp {
  /** Whether it is told what the newest notification to the phone that was `asked` is about. */
  canReadRequest(asked: Phone): Promise<boolean>
  /** Approves the request of the newest notification, to its own phone or to the one that was `asked`. */
  approve(
    claim: {
      /** The security element that it claims to have seen, if any. */
      readonly element?: SecurityElement
      /** `recorded`: the seal of the approval before this one. `refusal`: one that was made to decline. */
      readonly seal: 'right' | 'wrong' | 'recorded' | 'refusal'
      /** `before`: the claim of the approval before this one. */
      readonly claim: AttestationSource
    },
    asked?: Phone,
  ): Promise<'accepted' | 'refused'>
  /** Declines the request of the newest notification, without the key that seals it. */
  declineUnsigned(): Promise<'accepted' | 'refused'>
}

/** The activation under way on a phone, in the hands of somebody who does not use the app for it. */
export interface ModifiedActivation {
  /** Asks for this, whatever was offered, with user name and password. */
  start(asked: BodyOf<'startActivation'>): Promise<PageView | Refused>
  /** Has the token verified, as on Android before the PIN. */
  verify(token: string): Promise<PageView | Refused>
  /** Sends Activate at once, with whatever is given; without an element, one that the phone has. */
  activate(proof: {
    readonly token?: string
    readonly pin?: string
    readonly element?: SecurityElement
    readonly claim: AttestationSource
  }): Promise<PageView | Refused>
  /** Has the phone vouched for, as it is now, for this activation; `before` uses that later. */
  keepAttestation(): Promise<void>
}

/** Something to look at after a scenario has failed: a file. */
export interface Evidence {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

export interface Scene {
  readonly driver: Driver
  readonly timeline: Timeline
  now(): Instant
  /** Names scenario and step in every request from now on. */
  nameRequests(scenario: string, step: string): void
  /** Lets everybody finish what is due now. */
  settle(): Promise<void>
  /** Lets virtual time pass, in milliseconds. */
  advanceBy(durationMs: number): Promise<void>
  /** Another phone, with the owner's SIM card from now on, and IBKR Mobile installed, but not activated. */
  phone(owner: Persona, model: PhoneModel): Promise<Phone>
  /** Activates IB Key on a phone without the procedure. */
  provisionIbKey(owner: Persona, phone: Phone): Promise<void>
  /** A physical security device of its owner, active or not. */
  provisionSecurityDevice(owner: Persona, active: boolean): Promise<SecurityDevice>
  modifiedApp(phone: Phone): ModifiedApp
  modifiedActivation(phone: Phone): ModifiedActivation
  /** Everything that the server has told IBKR Mobile on this phone, as it came. */
  responsesTo(phone: Phone): string
  /** From now on the server gets what this phone sends, and its answers are lost on the way, or arrive again. */
  loseResponsesTo(phone: Phone, lost: boolean): void
  /** Somebody who keeps to no form. */
  attacker(): Attacker
  pushesTo(phone: Phone): readonly SentPush[]
  deliverPushes(phone: Phone, delivery: PushDelivery): void
  /** The push gateway does not take the next notification to this phone now. */
  refuseNextPush(phone: Phone, how: DeliveryFailure): void
  /** The push gateway takes no notification to this phone from now on, or takes them again. */
  refusePushes(phone: Phone, refused: boolean): void
  /** Sends a notification that is for information only: it is about no login. */
  sendInformation(phone: Phone, text: string): Promise<void>
  smsTo(number: string): readonly SentSms[]
  deliverSms(number: string, delivery: SmsDelivery): void
  refuseNextSms(number: string, how: DeliveryFailure): void
  refuseAllSms(number: string, refused: boolean): void
  /** From now on the server's clock shows so much less; that of everybody else is right. */
  setServerClockBack(byMs: number): void
  /** A new server over the same store. */
  restartServer(): Promise<void>
  /** What shows where a scenario that failed has come to. */
  evidence(): Promise<readonly Evidence[]>
  close(): Promise<void>
}

export interface Assembly {
  readonly name: string
  /** How long a scene may take to open or to close, in milliseconds of real time; 10,000 where none is given. */
  readonly timeLimitMs?: number
  /** `seed` makes everything drawn in the scenario repeatable. */
  open(seed: string): Promise<Scene>
  close(): Promise<void>
}

let registered: Assembly | undefined

/** Called by the support code of the assemblies, once per run. */
export function registerAssembly(assembly: Assembly | undefined): void {
  registered = assembly
}

/** The assembly of this run. */
export function assembly(): Assembly {
  if (!registered)
    throw new Error('no assembly is registered: load drivers/assemblies/support.ts after the steps')
  return registered
}

/** Longer than any one wait inside, which has a name of its own. */
const patienceMs = () => assembly().timeLimitMs ?? 10_000

/** Opens a scene of the assembly of this run; one that never opens is named. */
export const openScene = (seed: string): Promise<Scene> =>
  withTimeLimit(patienceMs(), 'the scene to open', assembly().open(seed))

export const closeScene = (scene: Pick<Scene, 'close'>): Promise<void> =>
  withTimeLimit(patienceMs(), 'the scene to close', scene.close())
