/** @module Who is told of a new way to prove a login, so that nobody gets one behind a person's back. */

import type { MobileNumber } from '../model/account.ts'

export const noticeRules = {
  /** Where to tell that IB Key was activated: the number confirmed last, or the one it was proven with. */
  activationNoticeTo: (
    number: MobileNumber | undefined,
    provenWith: string | undefined,
  ): string | undefined => number?.lastVerified ?? provenWith,

  /** Where to tell that a number was confirmed: the one before. Nobody has to be told of a first number. */
  numberNoticeTo: (before: MobileNumber, _confirmed: MobileNumber): string | undefined => before.lastVerified,
}
