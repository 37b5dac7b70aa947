/** @module Leaving the Secure Login System by opting out or by removing devices. */

import type { Account } from '../../model/account.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { voidProven } from '../activation/activation-proof.ts'
import { activeDevices } from '../devices/active-devices.ts'

export function setOptOut(account: Account, optedOut: boolean, { rules }: Context): Step<undefined> {
  if (optedOut && !rules.optOutAllowed(rules.twoFactorMandatory(account)))
    return refused(account, refusal('forbidden', 'two factors are mandatory'))
  return accepted({ ...account, optedOut }, undefined)
}

export function removeDevice(account: Account, deviceId: string, { rules }: Context): Step<undefined> {
  const active = activeDevices(account, rules)
  const device = active.find(({ id }) => id === deviceId)
  if (!device) return refused(account, refusal('not_found', 'no such device'))
  const remaining = active.filter(({ id }) => id !== deviceId)
  if (!rules.deviceRemovalAllowed(rules.twoFactorMandatory(account), remaining))
    return refused(account, refusal('forbidden', 'the last device, and two factors are mandatory'))
  const removed = replaced(account, 'devices', { ...device, status: 'revoked' })
  return accepted(
    voidProven(removed, (proof) => rules.removalVoidsProof(proof, device)),
    undefined,
  )
}
