/** @module Scheduled work of an account: enrolment in SMS, and retries of messages. */

import type { Account } from '../model/account.ts'
import type { Delivery } from '../model/delivery.ts'
import { accepted, type Step } from '../model/outcome.ts'
import type { Instant } from '../model/primitives.ts'
import type { Context } from '../rules/context.ts'
import { resendPushes } from './approval/push-delivery.ts'
import { resendNotices } from './delivery/notices.ts'
import { resendSmsCodes } from './delivery/sms-delivery.ts'

const retryAt = ({ retry }: Delivery): Instant | undefined => retry?.at

/** The time of the next scheduled work. */
export function dueAt({ enrolmentDueAt, approvalRequests, smsCodes, notices }: Account): Instant | undefined {
  const instants = [enrolmentDueAt, ...[...approvalRequests, ...smsCodes, ...notices].map(retryAt)]
  const due = instants.filter((instant) => instant !== undefined)
  return due.length === 0 ? undefined : Math.min(...due)
}

/** Repeats the sends that are due. */
export function resendDueMessages(account: Account, context: Context): Step<undefined> {
  const pushes = resendPushes(account, context)
  const codes = resendSmsCodes(pushes.account, context)
  const notices = resendNotices(codes.account, context)
  return accepted(notices.account, undefined, [...pushes.effects, ...codes.effects, ...notices.effects])
}
