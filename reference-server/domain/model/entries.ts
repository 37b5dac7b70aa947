/** @module Adds or replaces one entry in one of the lists of an account. */

import type { Account } from './account.ts'
import type { Activation } from './activation.ts'
import type { ApprovalRequest } from './approval-request.ts'
import type { Challenge } from './challenge.ts'
import type { Login } from './login.ts'
import type { Notice } from './notice.ts'
import type { Session } from './session.ts'
import type { SlsDevice } from './sls-device.ts'
import type { SmsCode } from './sms-code.ts'

interface Entries {
  devices: SlsDevice
  logins: Login
  approvalRequests: ApprovalRequest
  challenges: Challenge
  smsCodes: SmsCode
  activations: Activation
  sessions: Session
  notices: Notice
}

type Lists = { readonly [Name in keyof Entries]: readonly Entries[Name][] }

const listOf = <Name extends keyof Entries>(lists: Lists, name: Name): readonly Entries[Name][] => lists[name]

export const added = <Name extends keyof Entries>(
  account: Account,
  name: Name,
  entry: Entries[Name],
): Account => ({ ...account, [name]: [...listOf(account, name), entry] })

/** Replaces the entry with the same id. */
export const replaced = <Name extends keyof Entries>(
  account: Account,
  name: Name,
  entry: Entries[Name],
): Account => ({
  ...account,
  [name]: listOf(account, name).map((existing) => (existing.id === entry.id ? entry : existing)),
})
