/** @module Telling people of a new binding (NIST SP 800-63B-4, 4.1.2.1 and 4.6). */

import type { SendNotice } from './effects.ts'
import type { Locale, NoticeSubject } from './words.ts'

/** A notice to this number, where there is one. */
export const noticeTo = (
  number: string | undefined,
  about: NoticeSubject,
  locale: Locale,
): readonly SendNotice[] => (number === undefined ? [] : [{ kind: 'sendNotice', about, number, locale }])
