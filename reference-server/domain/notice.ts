/** @module Telling people of a new binding (NIST SP 800-63B-4, 4.1.2.1 and 4.6), so that they can object to it. */

import type { Account } from './account.ts'
import { added } from './change.ts'
import type { Context } from './context.ts'
import { type Delivery, firstTry } from './delivery.ts'
import type { SendNotice } from './effects.ts'
import { noticeOf } from './notice-delivery.ts'
import type { Instant, Locale, NoticeSubject } from './words.ts'

/** A notice on its way. It is forgotten when the carrier has it, or when it is too late for it. */
export interface Notice extends Delivery {
  readonly id: string
  readonly about: NoticeSubject
  readonly number: string
  readonly locale: Locale
  readonly decidedAt: Instant
}

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
  const notice: Notice = { id, about, number, locale, decidedAt: now, ...firstTry(context) }
  return { account: added(account, 'notices', notice), effects: [noticeOf(notice)] }
}
