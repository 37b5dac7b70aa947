/** @module Changing one entry of one list of an account. */

import type { Account, Activation, Challenge, Login, Session, SlsDevice, SmsCode } from './account.ts'
import type { PushRequest } from './push-request.ts'

interface Entries {
  devices: SlsDevice
  logins: Login
  pushRequests: PushRequest
  challenges: Challenge
  smsCodes: SmsCode
  activations: Activation
  sessions: Session
}

type Lists = { readonly [Name in keyof Entries]: readonly Entries[Name][] }

const listOf = <Name extends keyof Entries>(lists: Lists, name: Name): readonly Entries[Name][] => lists[name]

export const added = <Name extends keyof Entries>(
  account: Account,
  name: Name,
  entry: Entries[Name],
): Account => ({ ...account, [name]: [...listOf(account, name), entry] })

/** The account with the entry of the same id exchanged. */
export const replaced = <Name extends keyof Entries>(
  account: Account,
  name: Name,
  entry: Entries[Name],
): Account => ({
  ...account,
  [name]: listOf(account, name).map((existing) => (existing.id === entry.id ? entry : existing)),
})
