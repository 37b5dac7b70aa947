/** @module Registrations: the app and phone of each token, and since when a token is void. */

import type { Instant } from '../clock/clock.ts'
import type { Random } from '../random.ts'
import type { PushReceiver, PushService } from './message.ts'

/** One app on one phone. Keeps its identity when its token changes. */
export interface Registration {
  readonly receiver: PushReceiver
  readonly service: PushService
  /** APNs: the bundle id, with the suffix of its push type if any. FCM: the package name. */
  readonly app: string
  /** APNs: whose tokens these are, those of the sandbox or of production; absent: taken by both. */
  readonly isDevelopment?: boolean | undefined
}

/** The service that brings the messages to the phone: FCM has APNs do it for an iPhone. */
export const carrierOf = ({ service, receiver }: Registration): PushService =>
  receiver.isIphone ? 'apns' : service

/** The gateway as a phone sees it: tokens for the app on this phone. */
export interface PushRegistrations {
  register(receiver: PushReceiver, service: PushService): string
  /** The app was uninstalled: its token is void from now on. */
  unregister(token: string): void
  /** A new token for the same app; the old one is void from now on. */
  rotate(token: string): string
}

/** What the gateway knows of a token. */
export interface KnownToken {
  readonly registration: Registration
  /** Since when the token has been void: the app was uninstalled, or has another token. */
  readonly voidSince?: Instant
}

/** Shapes as the services make them; nobody may depend on the length (APNs) or read meaning into them (FCM). */
const makeToken: Record<PushService, (random: Random) => string> = {
  apns: (random) => Buffer.from(random.bytes(32)).toString('hex'),
  fcm: (random) => `${base64url(random.bytes(16))}:APA91b${base64url(random.bytes(100))}`,
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

export class Registrations {
  readonly #known = new Map<string, KnownToken>()
  readonly #removed = new WeakSet<Registration>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  register(registration: Registration): string {
    const token = makeToken[registration.service](this.#random)
    this.#known.set(token, { registration })
    return token
  }

  /** The app was uninstalled; its messages in transit are dropped. Idempotent. */
  unregister(token: string, now: Instant): void {
    const { registration, voidSince } = this.#mustKnow(token)
    if (voidSince !== undefined) return
    this.#known.set(token, { registration, voidSince: now })
    this.#removed.add(registration)
  }

  /** The app gets another token, and the old one is void from now on. */
  rotate(token: string, now: Instant): string {
    const { registration, voidSince } = this.#mustKnow(token)
    if (voidSince !== undefined) throw new RangeError(`token ${token} is void and cannot be rotated`)
    this.#known.set(token, { registration, voidSince: now })
    return this.register(registration)
  }

  /** The registration of a token that is not void. */
  liveRegistration(token: string): Registration {
    const { registration, voidSince } = this.#mustKnow(token)
    if (voidSince !== undefined) throw new RangeError(`token ${token} is void`)
    return registration
  }

  find(service: PushService, token: string): KnownToken | undefined {
    const known = this.#known.get(token)
    return known?.registration.service === service ? known : undefined
  }

  /** Whether the app is still installed, with this or another token. */
  has(registration: Registration): boolean {
    return !this.#removed.has(registration)
  }

  #mustKnow(token: string): KnownToken {
    const known = this.#known.get(token)
    if (known === undefined) throw new RangeError(`token ${token} was never registered`)
    return known
  }
}
