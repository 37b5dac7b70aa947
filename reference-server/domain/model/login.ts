/** @module A login between the password and the session, and which of its stages are open. */

import type { Instant, Locale, Os, Platform } from './primitives.ts'

/** A login between the password and the session, bound to the window that began it by a secret. */
export interface Login {
  readonly id: string
  readonly secretDigest: string
  readonly platform: Platform
  readonly locale: Locale
  /** Of the trading device, where the platform is an app. */
  readonly os?: Os | undefined
  readonly begunAt: Instant
  /** The SLS device that this login is to be proven with, once that is settled. */
  readonly deviceId?: string | undefined
  readonly stage: LoginStage
}

export type LoginStage =
  | { readonly at: (typeof pending)[number] }
  | { readonly at: 'approved'; readonly since: Instant }
  | { readonly at: 'collected' | 'denied' | 'void' }

const pending = ['chooseDevice', 'waitingForApproval', 'challenge', 'securityCode'] as const

interface PendingLogin extends Login {
  readonly stage: { readonly at: (typeof pending)[number] }
}

/** Whether the second factor is still to come. Everything else has ended, one way or another. */
export const isPending = (login: Login): login is PendingLogin => pending.some((at) => at === login.stage.at)
