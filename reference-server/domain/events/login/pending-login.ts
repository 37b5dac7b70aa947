/** @module Finds pending logins. */

import type { Account } from '../../model/account.ts'
import type { Login } from '../../model/login.ts'
import { isPending } from '../../model/login.ts'
import { type Outcome, refusal, success } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { lockRefusal } from '../account/failures.ts'

export const loginInTime = (login: Login, { now, rules, profile }: Context): boolean =>
  rules.loginInTime(login, now, profile)

export function pendingLogin(account: Account, loginId: string, context: Context): Outcome<Login> {
  const locked = lockRefusal(account, context)
  if (locked) return locked
  const login = account.logins.find(
    (one) => one.id === loginId && isPending(one) && loginInTime(one, context),
  )
  return login ? success(login) : refusal('wrong_state', 'login has ended or expired')
}
