/**
 * @module What a server is made of. Every part can be exchanged by itself: that is how it is configured, how the
 * suite puts it into a simulated world, and how a deliberately wrong variant is made (see faults/).
 */

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

export interface ServerParts {
  /** Every decision that a requirement talks about, by name. */
  readonly rules: Rules
  /** The numbers of this implementation: lifetimes, caps, locks. */
  readonly profile: Profile
  /** What windows show, and in which words. */
  readonly screens: Screens
  readonly labels: AllLabels
  /** The texts of notifications and SMS. */
  readonly messages: Readonly<Record<Locale, Messages>>
  readonly store: Store
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
  /** Reads the integrity claims of phones. */
  readonly verifyAttestation: AttestationVerifier
  /** The bundle id and package name of IBKR Mobile. */
  readonly appId: string
  readonly passwordHash: PasswordHash
  readonly clock: Clock
  readonly random: Random
  /** The repeatable source of randomness that the lab may ask for. */
  readonly seededRandom: (seed: string) => Random
  /** Turns a reply into JSON. */
  readonly encode: (reply: unknown) => string
  /** Reads the JSON of a request; throws where it is none. */
  readonly decode: (text: string) => unknown
  /** Makes the response that says this. */
  readonly respond: Respond
  /** What of a refusal is told to the caller. */
  readonly discloseRefusal: (refusal: HttpRefusal) => HttpRefusal
  readonly log: Log
  /** Without it there is no lab face. */
  readonly labToken: string | undefined
  /** Ends what the parts have opened, except the store. */
  readonly close: () => Promise<void>
}

export interface Config extends SenderConfig {
  /** The clock to follow. Without it the server has a clock of its own, moved by the lab alone. */
  readonly now?: (() => Instant) | undefined
  /** Tells how time passes, whatever the clock to follow is set to. Without it, as that clock goes forward. */
  readonly elapsed?: Elapsed | undefined
  /** Where a clock of its own begins. */
  readonly start?: Instant | undefined
  readonly random?: Random | undefined
  /** An empty one in memory, where none is given. */
  readonly store?: Store | undefined
  /** That of production, where nothing else is said. */
  readonly passwordCost?: PasswordCost | undefined
  readonly labToken?: string | undefined
  /** Without them no phone can be activated or approve. */
  readonly attestationService?: TrustedAttestationService | undefined
  readonly log?: Log | undefined
  /** As the platform makes them, where nothing else is said. */
  readonly respond?: Respond | undefined
}

/** The reference server: right by all requirements, with the reference numbers. */
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
    verifyAttestation: attestationVerifier(config.attestationService?.keys),
    appId: config.attestationService?.appId ?? '',
    passwordHash: passwordHashing(config.passwordCost ?? 'production'),
    clock,
    random: config.random ?? secureRandom,
    seededRandom: seededRandom,
    encode: (reply) => JSON.stringify(reply),
    decode: (text) => JSON.parse(text),
    respond: config.respond ?? ((text, init) => new Response(text, init)),
    discloseRefusal: discloseAsIs,
    log: config.log ?? (() => {}),
    labToken: config.labToken,
    close: outbound.close,
  }
}
