/**
 * @module The port to the environment of one scenario: a server under test, its gateways, and people with their phones,
 * under one virtual clock. An assembly creates it; steps do not depend on which one.
 *
 * Durations are milliseconds of virtual time, instants milliseconds since the Unix epoch, telephone numbers E.164. What
 * the server refuses is a value; a `HarnessError` is wrong use of this interface, such as a phone of another scene.
 */

import type { SecurityElement } from '../../contract/primitives.ts'
import type { BodyOf } from '../../contract/routes.ts'
import type { Instant } from '../../simulators/clock/clock.ts'
import type { Timeline } from '../../simulators/clock/timeline.ts'
import type { Persona } from '../../simulators/personas/persona.ts'
import type { Attacker } from './attacker.ts'
import type { Driver, PageView, Refused, Window } from './driver.ts'
import type { HarnessError } from './errors.ts'
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

/** A push message that the gateway has accepted from the server. */
export interface SentPush {
  readonly at: Instant
  /** The whole JSON payload. */
  readonly payload: string
}

/** A text message that the carrier has accepted from the server. */
export interface SentSms {
  readonly at: Instant
  readonly to: string
  readonly body: string
}

/** How the carrier delivers text messages from now on. */
export type SmsDelivery = 'at once' | { readonly delayMs: number } | 'refused by the carrier'

/** How the push gateway delivers notifications from now on. */
export type PushDelivery = 'at once' | 'lost' | 'twice' | { readonly delayMs: number }

/** A failure of the push gateway or the carrier to accept a message: temporary with status 503, unless it says otherwise. */
export interface ServiceRefusal {
  /** `Retry-After` of the response; absent: the response has none. */
  readonly retryAfterMs?: number
  /** `Retry-After` is a date, not a number of seconds (RFC 9110 section 10.2.3). */
  readonly byDate?: boolean
  /** The status is 429 (RFC 6585 section 4). */
  readonly tooMany?: boolean
  /** The message is accepted and delivered nevertheless. */
  readonly answerLost?: boolean
  /** Of the push gateway: not temporary, and for a reason that says nothing of the registration (APNs 403, FCM 401). */
  readonly forbidden?: boolean
}

/** A physical security device: answers a challenge of six digits with a response of eight. */
export interface SecurityDevice {
  /** Its id at the server, as the drop-down of a login has it. */
  readonly id: string
  respond(challenge: string): string
}

/**
 * The attestation that a modified app sends. `genuine`: issued now, by the attestation service, for its phone and the nonce
 * of this occasion. `earlier`: the one of the previous approval, or of `keepAttestation`. `forged`: a genuine one whose
 * verdict was changed. `unsigned`: the same with the algorithm `none`.
 */
export type AttestationSource =
  | 'genuine'
  | 'none'
  | 'earlier'
  | 'five minutes old'
  | 'an hour ahead'
  | 'of another phone'
  | 'of another app'
  | 'forged'
  | 'unsigned'

/** A modified app with the keys of the phone that it was copied from. It sends requests that the original would not. */
export interface ModifiedApp {
  /** The access key of its phone. */
  readonly accessKey: string
  /** The response that its keys give to a challenge of six digits. */
  respond(challenge: string): string
  /** The operations on its phone that accept this bearer token. There has to be a notification to the phone. */
  accessibleWith(token: string): Promise<readonly string[]>
  /** Whether the server lets it read the approval request of the newest notification to `recipient`. */
  canReadRequest(recipient: Phone): Promise<boolean>
  /** Approves the request of the newest notification to `recipient`, by default its own phone. */
  approve(
    approval: {
      /** The security element that the request names; absent: none. */
      readonly element?: SecurityElement
      /** `replayed`: that of the previous approval. `of a decline`: valid, but for declining the same request. */
      readonly signature: 'valid' | 'invalid' | 'replayed' | 'of a decline'
      readonly attestation: AttestationSource
    },
    recipient?: Phone,
  ): Promise<'accepted' | 'refused'>
  /** Makes everything of an approval but the last request, and resolves to what sends that. */
  prepare(approval: Parameters<ModifiedApp['approve']>[0]): Promise<() => ReturnType<ModifiedApp['approve']>>
  /** The same for declining that request, with a valid approval signature. */
  prepareDecline(): Promise<() => ReturnType<ModifiedApp['approve']>>
  /** Declines the request of the newest notification to its own phone, with an invalid approval signature. */
  declineUnsigned(): Promise<'accepted' | 'refused'>
}

/** Sends the requests of the activation in progress on a phone, past the checks of the app. */
export interface ModifiedActivation {
  /** The secret of the activation. */
  readonly secret: string
  /** The operations on the activation that accept this bearer token. */
  accessibleWith(token: string): Promise<readonly string[]>
  /** Starts the activation with this option, whether it was offered or not. */
  start(body: BodyOf<'startActivation'>): Promise<PageView | Refused>
  /** Submits the Activation Token, as on Android before the PIN. */
  verify(token: string): Promise<PageView | Refused>
  /** Sends `activate` with these members. `element` defaults to one that the phone has. */
  activate(body: {
    readonly token?: string
    readonly pin?: string
    readonly element?: SecurityElement
    readonly attestation: AttestationSource
  }): Promise<PageView | Refused>
  /** Obtains an attestation of the phone now, for this activation, which `earlier` then refers to. */
  keepAttestation(): Promise<void>
}

/** A file that documents the state in which a scenario failed, such as a screenshot. */
export interface Evidence {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array
}

/** A request to the server under test and what it answered, with secrets masked and screens cut to their title. */
export interface HttpExchange {
  /** The sentence of the step that sent it. */
  readonly step: string
  readonly method: string
  readonly path: string
  readonly request?: string | undefined
  /** Absent: there was no answer. */
  readonly status?: number | undefined
  readonly response?: string | undefined
}

/** A step of the scenario. */
export interface StepPlace {
  readonly sentence: string
  /** Counted from 0, those of a background included. */
  readonly index: number
}

export interface Scene {
  readonly driver: Driver
  readonly timeline: Timeline
  /** All phones so far, in the order in which they were bought. */
  phones(): readonly Phone[]
  /** All windows that were opened so far. */
  windows(): readonly Window[]
  now(): Instant
  /** The step begins: every request from now on carries these header fields, which name scenario and step. */
  nameRequests(step: StepPlace, fields: Readonly<Record<string, string>>): void
  /** Header fields that every request carries as well from now on; asked for before each. */
  carryHeaderFields(fields: () => Readonly<Record<string, string>>): void
  /** The step that was named last. */
  step(): StepPlace
  /** The bug of a simulated service that came up, if one has: what the server makes of it is not judged. */
  simulatorError(): HarnessError | undefined
  /** Waits until server, gateway and carrier have done all work that is due now. */
  settle(): Promise<void>
  /** Advances virtual time; work that falls due meanwhile is done at its instant. */
  advanceBy(durationMs: number): Promise<void>
  /** The person whom the features call by this name, the same one throughout the scenario. */
  persona(name: string): Persona
  /** A new phone that has the owner's SIM card from now on, and IBKR Mobile installed but not activated. */
  phone(owner: Persona, model: PhoneModel): Promise<Phone>
  /** Puts the owner's SIM card into this phone, from the one that has it. */
  moveSimTo(owner: Persona, phone: Phone): void
  /** What was sent to this person and this phone so far is not the scenario's: it is neither counted nor listed any more. */
  forgetMessages(owner: Persona, phone: Phone): void
  /** Activates IB Key on a phone without the procedure, by the lab face. */
  provisionIbKey(owner: Persona, phone: Phone): Promise<void>
  /** Adds a physical security device, active or not, by the lab face. */
  provisionSecurityDevice(owner: Persona, active: boolean): Promise<SecurityDevice>
  /** `attested` is the phone whose system attests, by default the one that the app was copied from. */
  modifiedApp(phone: Phone, attested?: Phone): ModifiedApp
  modifiedActivation(phone: Phone): ModifiedActivation
  /** All responses to IBKR Mobile on this phone so far, as received. */
  responsesTo(phone: Phone): string
  /** While `lost`, requests of this phone reach the server, and its responses do not reach the phone. */
  loseResponsesTo(phone: Phone, lost: boolean): void
  /** An attacker, who need not follow the contract. */
  attacker(): Attacker
  pushesTo(phone: Phone): readonly SentPush[]
  deliverPushes(phone: Phone, delivery: PushDelivery): void
  /** The push gateway fails to accept the next notification to this phone, once. */
  refuseNextPush(phone: Phone, how: ServiceRefusal): void
  /** While `refused`, the push gateway accepts no notification to this phone. */
  refusePushes(phone: Phone, refused: boolean): void
  /** Sends a notification for information only, which belongs to no login. */
  sendInformation(phone: Phone, text: string): Promise<void>
  smsTo(number: string): readonly SentSms[]
  deliverSms(number: string, delivery: SmsDelivery): void
  /** The carrier fails to accept the next text message to this number, once. */
  refuseNextSms(number: string, how: ServiceRefusal): void
  /** While `refused`, the carrier accepts no text message to this number. */
  refuseAllSms(number: string, refused: boolean): void
  /** Sets the system clock of the server's machine back; other clocks are not affected. */
  setServerClockBack(byMs: number): void
  /** Ends the server without a shutdown and starts a new one on the same store. */
  restartServer(): Promise<void>
  /** All exchanges with the server so far, but for those of the lab face. */
  exchanges(): readonly HttpExchange[]
  /** What gives access to something, or proves who somebody is, of all exchanges so far: to be shown nowhere. */
  secrets(): readonly string[]
  /** What push gateway and carrier refused so far, and which clients broke off, a sentence each, in their own words. */
  gatewayRefusals(): readonly string[]
  /** What the server last wrote to its standard error, where the suite has started it. */
  serverLog(): readonly string[]
  /** Files that document the current state, for a scenario that has failed. */
  evidence(): Promise<readonly Evidence[]>
  close(): Promise<void>
}

export interface Assembly {
  readonly name: string
  /** The longest that a scene may take to open or to close, in milliseconds of real time; by default 10,000. */
  readonly timeLimitMs?: number
  /** Creates the environment of one scenario. The same `seed` gives the same random values. */
  open(seed: string): Promise<Scene>
  close(): Promise<void>
  /** Where several scenes can be open at the same time. */
  readonly turns?: Turns
}

/** Which scenarios are played at the same time. */
export interface Turns {
  /** The most that are. */
  readonly atOnce: number
  /**
   * The place among these scenarios, by id, of the first that can begin now; whoever plays in it is kept for it. Resolves to
   * undefined where none can, after a while or when one has ended: then ask again.
   */
  next(ids: readonly string[]): Promise<number | undefined>
}

let registered: Assembly | undefined

/** Called by the support code of the assemblies, once per run. */
export function registerAssembly(assembly: Assembly | undefined): void {
  registered = assembly
}

/** How the assembly of this run lets scenarios take turns; undefined: one after the other, in their order. */
export const turnsOfRun = (): Turns | undefined => registered?.turns

/** The assembly of this run. */
export function assembly(): Assembly {
  if (!registered)
    throw new Error('no assembly is registered: load drivers/assemblies/support.ts after the steps')
  return registered
}

/** At the end of the run; nothing happens where its beginning has failed, of which the run tells. */
export async function closeAssembly(): Promise<void> {
  await registered?.close()
}

/** Longer than any wait inside `open` and `close`, so that the more specific error is reported. */
const timeLimitMs = () => assembly().timeLimitMs ?? 10_000

/** Opens a scene of the assembly of this run. Rejects with `NotTestable` after its time limit. */
export const openScene = (seed: string): Promise<Scene> =>
  withTimeLimit(timeLimitMs(), 'the scene to open', assembly().open(seed))

export const closeScene = (scene: Pick<Scene, 'close'>): Promise<void> =>
  withTimeLimit(timeLimitMs(), 'the scene to close', scene.close())
