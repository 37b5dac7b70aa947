/** @module Finds pending logins. */

import type { Account } from '../../model/account.ts'
import type { Login, WaitingLogin } from '../../model/login.ts'
import { isPending } from '../../model/login.ts'
import { type Outcome, refusal, success } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { lockRefusal } from '../account/failures.ts'
import { activeDevices } from '../devices/active-devices.ts'

export const loginInTime = (login: Login, { now, rules, profile }: Context): boolean =>
  rules.loginInTime(login, now, profile)

/** Whether the login can still be completed: it is in time, and its device has been neither removed nor replaced. */
export const canGoOn = (account: Account, login: Login, context: Context): login is WaitingLogin =>
  isPending(login) &&
  loginInTime(login, context) &&
  context.rules.loginDeviceStands(login, activeDevices(account, context.rules))

export function pendingLogin(account: Account, loginId: string, context: Context): Outcome<Login> {
  const locked = lockRefusal(account, 'login', context)
  if (locked) return locked
  const login = account.logins.find((one) => one.id === loginId)
  return login && canGoOn(account, login, context)
    ? success(login)
    : refusal('wrong_state', 'login has ended or expired')
}
