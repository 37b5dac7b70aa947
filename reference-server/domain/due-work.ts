/** @module What an account has to do by itself when its time has come. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import type { Delivery } from './delivery.ts'
import { resendNotices } from './notice-delivery.ts'
import { accepted, type Step } from './outcome.ts'
import { resendPushes } from './push-delivery.ts'
import { resendCodes } from './sms-delivery.ts'
import type { Instant } from './words.ts'

const retryAt = ({ retry }: Delivery): Instant | undefined => retry?.at

/** The next instant at which this account has work to do by itself. */
export function dueAt({ enrolmentDueAt, pushRequests, smsCodes, notices }: Account): Instant | undefined {
  const instants = [enrolmentDueAt, ...[...pushRequests, ...smsCodes, ...notices].map(retryAt)]
  const due = instants.filter((instant) => instant !== undefined)
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Sends again whatever nobody has answered for too long. */
export function resend(account: Account, context: Context): Step<undefined> {
  const pushes = resendPushes(account, context)
  const codes = resendCodes(pushes.account, context)
  const notices = resendNotices(codes.account, context)
  return accepted(notices.account, undefined, [...pushes.effects, ...codes.effects, ...notices.effects])
}
