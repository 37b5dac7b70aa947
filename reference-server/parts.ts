/**
 * @module The replaceable parts of a server. Configuration, the suite's simulations and the faults of `faults/` each
 * replace or wrap single parts.
 */

import type { Operation } from '../contract/routes.ts'
import type { Instant, Locale } from './domain/model/primitives.ts'
import { type Profile, referenceProfile } from './domain/model/profile.ts'
import type { Random } from './domain/model/random.ts'
import { type Rules, referenceRules } from './domain/rules/rules.ts'
import type { PasswordHash } from './hashing/password-hash.ts'
import { type PasswordCost, passwordHashing } from './hashing/password-hashing.ts'
import {
  type AttestationVerifier,
  attestationVerifier,
  type TrustedAttestationService,
} from './http/attestation.ts'
import { discloseAsIs, type HttpRefusal, type Respond } from './http/refusal.ts'
import { type Messages, referenceMessages } from './outbound/messages.ts'
import { type Outbox, type OutboxParts, type OutboxResults, outbox } from './outbound/outbox.ts'
import type { PushSender, SmsSender } from './outbound/ports.ts'
import { type SenderConfig, senders } from './outbound/senders.ts'
import { type Clock, type Elapsed, externalClock, labClock } from './runtime/clock.ts'
import type { Log } from './runtime/log.ts'
import { secureRandom, seededRandom } from './runtime/random-source.ts'
import type { AllLabels } from './screens/labels/labels.ts'
import { referenceLabels } from './screens/labels/languages.ts'
import { referenceScreens, type Screens } from './screens/screens.ts'
import { openStore } from './store/sqlite-store.ts'
import type { Store } from './store/store.ts'

type Handler = (request: Request) => Promise<Response>

export type Middleware = (request: Request, next: Handler) => Promise<Response>

export interface ServerParts {
  /** The decisions that requirements are about, one function each. */
  readonly rules: Rules
  /** Lifetimes, limits and durations of locks. */
  readonly profile: Profile
  /** The screens of the windows, and their texts. */
  readonly screens: Screens
  readonly labels: AllLabels
  /** The texts of notifications and SMS. */
  readonly messages: Readonly<Record<Locale, Messages>>
  readonly store: Store
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
  /** Sends what a change of an account leads to, after the commit. */
  readonly outbox: (parts: OutboxParts, results: OutboxResults) => Outbox
  /** Verifies the attestations of phones (on the wire `integrityClaim`). */
  readonly verifyAttestation: AttestationVerifier
  /** The bundle id and package name of IBKR Mobile. */
  readonly appId: string
  readonly passwordHash: PasswordHash
  readonly clock: Clock
  readonly random: Random
  /** The deterministic randomness of a lab reset. */
  readonly seededRandom: (seed: string) => Random
  /** Serializes a reply as JSON. */
  readonly encode: (reply: unknown) => string
  /** Parses the JSON of a request; throws if it is invalid. */
  readonly decode: (text: string) => unknown
  readonly respond: Respond
  /** Decides what the response to an operation discloses of a refusal. */
  readonly discloseRefusal: (refusal: HttpRefusal, operation: Operation) => HttpRefusal
  /** Between the listener and the routes: sees every request and its response. */
  readonly middleware: Middleware
  readonly log: Log
  /** Without it there is no lab face. */
  readonly labToken: string | undefined
  /** Releases the resources of the parts, except the store. */
  readonly close: () => Promise<void>
}

export interface Config extends SenderConfig {
  /** An external clock. By default the server has its own clock, which only the lab sets. */
  readonly now?: (() => Instant) | undefined
  /** A monotonic clock beside `now`; by default the sum of the forward movements of `now`. */
  readonly elapsed?: Elapsed | undefined
  /** The initial time of the server's own clock. */
  readonly start?: Instant | undefined
  readonly random?: Random | undefined
  /** By default an empty store in memory. */
  readonly store?: Store | undefined
  /** By default that of production. */
  readonly passwordCost?: PasswordCost | undefined
  readonly labToken?: string | undefined
  /** Without it no phone can be activated and none can approve. */
  readonly attestationService?: TrustedAttestationService | undefined
  readonly log?: Log | undefined
  /** Creates responses; by default the global `Response`. */
  readonly respond?: Respond | undefined
}

/** The parts of a server that meets all requirements, with the reference profile. */
export function referenceParts(config: Config = {}): ServerParts {
  const clock = config.now ? externalClock(config.now, config.elapsed) : labClock(config.start ?? 0)
  const outbound = senders(config, clock.now)
  return {
    rules: referenceRules,
    profile: referenceProfile,
    screens: referenceScreens,
    labels: referenceLabels,
    messages: referenceMessages,
    store: config.store ?? openStore(),
    sendPush: outbound.sendPush,
    sendSms: outbound.sendSms,
    outbox,
    verifyAttestation: attestationVerifier(config.attestationService?.keys),
    appId: config.attestationService?.appId ?? '',
    passwordHash: passwordHashing(config.passwordCost ?? 'production'),
    clock,
    random: config.random ?? secureRandom,
    seededRandom,
    encode: (reply) => JSON.stringify(reply),
    decode: (text) => JSON.parse(text),
    respond: config.respond ?? ((text, init) => new Response(text, init)),
    discloseRefusal: discloseAsIs,
    middleware: (request, next) => next(request),
    log: config.log ?? (() => {}),
    labToken: config.labToken,
    close: outbound.close,
  }
}
