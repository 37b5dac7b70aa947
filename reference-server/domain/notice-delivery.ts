/** @module What became of notices that were handed to the carrier, and sending them again. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { type Again, type Handed, handed, resent } from './delivery.ts'
import type { SendNotice } from './effects.ts'
import type { Notice } from './notice.ts'
import { accepted, type Step } from './outcome.ts'

const isUnderWay = ({ delivery }: Notice): boolean => delivery === 'sending'

export const noticeOf = ({ id, about, number, locale }: Notice): SendNotice => ({
  kind: 'sendNotice',
  noticeId: id,
  about,
  number,
  locale,
})

const noticeAgain =
  ({ rules, profile }: Context): Again<Notice, SendNotice> =>
  (notice, at) =>
    rules.retryInTime(at, notice.decidedAt + profile.noticeLifetime) ? noticeOf(notice) : undefined

/** Sends again what is due. */
export function resendNotices(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resent(account.notices, noticeAgain(context), context)
  return accepted({ ...account, notices: entries.filter(isUnderWay) }, undefined, messages)
}

/** What the carrier said of a notice. */
export function noticeDelivered(
  account: Account,
  { noticeId }: SendNotice,
  answer: Handed,
  context: Context,
): Step<undefined> {
  const notices = account.notices.map((notice) =>
    notice.id === noticeId ? handed(notice, answer, noticeAgain(context), context) : notice,
  )
  return accepted({ ...account, notices: notices.filter(isUnderWay) }, undefined)
}
