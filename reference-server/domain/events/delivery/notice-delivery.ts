/** @module What became of notices that were handed to the carrier, and sending them again. */

import type { Account } from '../../model/account.ts'
import type { SendResult } from '../../model/delivery.ts'
import type { SendNotice } from '../../model/effects.ts'
import type { Notice } from '../../model/notice.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { type MessageToResend, resendDue, withSendResult } from './delivery.ts'

const isUnderWay = ({ delivery }: Notice): boolean => delivery === 'sending'

export const noticeMessage = ({ id, about, number, locale }: Notice): SendNotice => ({
  kind: 'sendNotice',
  noticeId: id,
  about,
  number,
  locale,
})

const noticeToResend =
  ({ rules, profile }: Context): MessageToResend<Notice, SendNotice> =>
  (notice, at) =>
    rules.retryInTime(at, notice.decidedAt + profile.noticeLifetime) ? noticeMessage(notice) : undefined

/** Sends again what is due. */
export function resendNotices(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resendDue(account.notices, noticeToResend(context), context)
  return accepted({ ...account, notices: entries.filter(isUnderWay) }, undefined, messages)
}

/** What the carrier said of a notice. */
export function noticeDelivered(
  account: Account,
  { noticeId }: SendNotice,
  answer: SendResult,
  context: Context,
): Step<undefined> {
  const notices = account.notices.map((notice) =>
    notice.id === noticeId ? withSendResult(notice, answer, noticeToResend(context), context) : notice,
  )
  return accepted({ ...account, notices: notices.filter(isUnderWay) }, undefined)
}
