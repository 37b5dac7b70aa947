/** @module A login between password and session, and its stages. */

import type { Instant, Locale, Os, Platform } from './primitives.ts'

/** Bound to the window that began it by a secret. */
export interface Login {
  readonly id: string
  readonly secretDigest: string
  readonly platform: Platform
  readonly locale: Locale
  /** Of the trading device, if the platform is IBKR Mobile. */
  readonly os?: Os | undefined
  readonly begunAt: Instant
  /** The SLS device for the second factor, once it is chosen. */
  readonly deviceId?: string | undefined
  readonly stage: LoginStage
}

export type LoginStage =
  | { readonly at: (typeof pending)[number] }
  | { readonly at: 'approved'; readonly since: Instant }
  | { readonly at: 'collected' | 'denied' | 'void' }

const pending = ['chooseDevice', 'waitingForApproval', 'challenge', 'securityCode'] as const

export interface WaitingLogin extends Login {
  readonly stage: { readonly at: (typeof pending)[number] }
}

/** Whether the login waits for the second factor. */
export const isPending = (login: Login): login is WaitingLogin => pending.some((at) => at === login.stage.at)
