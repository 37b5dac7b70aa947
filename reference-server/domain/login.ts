/** @module A login between the password and the session, and which of its stages are open. */

import type { Instant, Locale, Os, Platform } from './words.ts'

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
  | { readonly at: 'chooseDevice' }
  | { readonly at: 'waitingForApproval' }
  | { readonly at: 'challenge' }
  | { readonly at: 'securityCode' }
  | { readonly at: 'approved'; readonly since: Instant }
  | { readonly at: 'collected' }
  | { readonly at: 'denied' }
  | { readonly at: 'void' }

/** Whether the second factor is still to come. Everything else has ended, one way or another. */
export const isPending = ({ stage }: Login): boolean =>
  stage.at === 'chooseDevice' ||
  stage.at === 'waitingForApproval' ||
  stage.at === 'challenge' ||
  stage.at === 'securityCode'
