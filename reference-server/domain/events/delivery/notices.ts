/** @module Telling people of a new binding (NIST SP 800-63B-4, 4.1.2.1 and 4.6), so that they can object to it. */

import type { Account } from '../../model/account.ts'
import type { SendNotice } from '../../model/effects.ts'
import { added } from '../../model/entries.ts'
import type { Notice } from '../../model/notice.ts'
import type { Locale, NoticeSubject } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { firstAttempt } from './delivery.ts'
import { noticeMessage } from './notice-delivery.ts'

/** The account with a notice on its way to this number, where there is one. */
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
