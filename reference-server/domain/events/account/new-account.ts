/** @module A person as the server first knows them, and how a device comes to them. */

import type { Account, MobileNumber } from '../../model/account.ts'
import type { Context } from '../../rules/context.ts'

/** Where the number was verified at the account application already, the enrolment in SMS follows just as well. */
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
