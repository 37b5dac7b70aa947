/** @module Rules of notices: the recipients of a message about a new binding. */

import type { MobileNumber } from '../model/account.ts'

export const noticeRules = {
  /** The recipient of the notice of an activation: the number verified last, or the one by which it was proven. */
  activationNoticeTo: (
    number: MobileNumber | undefined,
    provenWith: string | undefined,
  ): string | undefined => number?.lastVerified ?? provenWith,

  /** The recipient of the notice of a verified number: the previous one. A first number needs no notice. */
  numberNoticeTo: (before: MobileNumber, _confirmed: MobileNumber): string | undefined => before.lastVerified,
}
