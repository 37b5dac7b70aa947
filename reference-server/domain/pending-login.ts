/** @module Finding the login that a window talks about, still to be completed. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { whileLocked } from './failures.ts'
import type { Login } from './login.ts'
import { isPending } from './login.ts'
import { type Outcome, refusal, success } from './outcome.ts'

export const findLogin = (account: Account, loginId: string): Login | undefined =>
  account.logins.find((login) => login.id === loginId)

export const inTime = (login: Login, { now, rules, profile }: Context): boolean =>
  rules.loginInTime(login, now, profile)

export function pendingLogin(account: Account, loginId: string, context: Context): Outcome<Login> {
  const locked = whileLocked(account, context)
  if (locked) return locked
  const login = account.logins.find((one) => one.id === loginId && isPending(one) && inTime(one, context))
  return login ? success(login) : refusal('wrong_state', 'login has ended or expired')
}
