/** @module A request for approval that was sent to a phone, and how it may end. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import type { Delivery } from './delivery.ts'
import type { Login } from './login.ts'
import type { Instant, Platform } from './words.ts'

export interface PushRequest extends Delivery {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  readonly platform: Platform
  /** Fresh for each request, covered by the seal of the answer: an old answer never fits a new request. */
  readonly nonce: string
  readonly createdAt: Instant
  /** Terminal states accept nothing; expiry is not stored but read off the clock. */
  readonly state: 'open' | 'approved' | 'declined' | 'superseded'
}

/** The login that this request is about, for as long as it waits for the answer. */
export const loginAskedFor = (
  { logins }: Account,
  request: PushRequest,
  { rules }: Context,
): Login | undefined =>
  logins.find((login) => login.id === request.loginId && rules.requestStandsOpen(request, login))
