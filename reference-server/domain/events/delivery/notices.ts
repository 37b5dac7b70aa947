/** @module Notices of a new binding (NIST SP 800-63B-4, 4.1.2.1 and 4.6), and their delivery to the SMS carrier. */

import type { Account } from '../../model/account.ts'
import type { SendResult } from '../../model/delivery.ts'
import type { SendNotice } from '../../model/effects.ts'
import { added } from '../../model/entries.ts'
import type { Notice } from '../../model/notice.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Locale, NoticeSubject } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { firstAttempt, type MessageToResend, resendDue, withSendResult } from './delivery.ts'

const isSending = ({ delivery }: Notice): boolean => delivery === 'sending'

const noticeMessage = ({ id, about, number, locale }: Notice): SendNotice => ({
  kind: 'sendNotice',
  noticeId: id,
  about,
  number,
  locale,
})

/** Adds a notice to the number, if there is one. */
export function notify(
  account: Account,
  number: string | undefined,
  about: NoticeSubject,
  locale: Locale,
  context: Context,
): { account: Account; effects: readonly SendNotice[] } {
  if (number === undefined) return { account, effects: [] }
  const { now, rules, random } = context
  const id = rules.newId(random)
  const notice: Notice = { id, about, number, locale, decidedAt: now, ...firstAttempt(context) }
  return { account: added(account, 'notices', notice), effects: [noticeMessage(notice)] }
}

const noticeToResend =
  ({ rules, profile }: Context): MessageToResend<Notice, SendNotice> =>
  (notice, at) =>
    rules.retryInTime(at, notice.decidedAt + profile.noticeLifetime) ? noticeMessage(notice) : undefined

/** Repeats the sends that are due. */
export function resendNotices(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resendDue(account.notices, noticeToResend(context), context)
  return accepted({ ...account, notices: entries.filter(isSending) }, undefined, messages)
}

/** Applies the carrier's result. */
export function noticeDelivered(
  account: Account,
  { noticeId }: SendNotice,
  result: SendResult,
  context: Context,
): Step<undefined> {
  const notices = account.notices.map((notice) =>
    notice.id === noticeId ? withSendResult(notice, result, noticeToResend(context), context) : notice,
  )
  return accepted({ ...account, notices: notices.filter(isSending) }, undefined)
}
