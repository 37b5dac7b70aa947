/** @module Creates accounts. */

import type { Account, MobileNumber } from '../../model/account.ts'
import type { Context } from '../../rules/context.ts'

/** A number that was verified at the account application leads to the enrolment in SMS as well. */
export function newAccount(
  person: Pick<Account, 'username' | 'passwordVerifier' | 'residence' | 'accounts' | 'seamless'>,
  number: { readonly number: string; readonly verified: boolean } | undefined,
  { now, rules, profile }: Context,
): Account {
  const mobileNumber: MobileNumber | undefined = number && {
    onRecord: number.number,
    verified: number.verified,
    lastVerified: number.verified ? number.number : undefined,
  }
  return {
    ...person,
    mobileNumber,
    enrolmentDueAt: mobileNumber && rules.autoEnrolmentAt(mobileNumber, now, profile),
    devices: [],
    logins: [],
    approvalRequests: [],
    challenges: [],
    smsCodes: [],
    activations: [],
    sessions: [],
    notices: [],
    secondFactor: { failures: 0 },
  }
}
