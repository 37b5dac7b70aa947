/** @module The app's offer of its current push token, kept aside until the phone has proven itself (SYNC-02). */

import type { Account } from './account.ts'
import { replaced } from './change.ts'
import type { Context } from './context.ts'
import { ibKey } from './devices.ts'
import { accepted, refusal, refused, type Step } from './outcome.ts'

/** The app's current push token, kept aside until the phone has proven itself. */
export function offerPushToken(
  account: Account,
  deviceId: string,
  token: string,
  context: Context,
): Step<undefined> {
  const device = ibKey(account, deviceId)
  if (device?.status !== 'active') return refused(account, refusal('forbidden', 'this phone is not active'))
  return accepted(
    replaced(account, 'devices', { ...device, offeredPushToken: { token, at: context.now } }),
    undefined,
  )
}

/** A phone that has just proven itself may have offered a newer push token: now it is believed (SYNC-02). */
export function adoptOfferedPushToken(
  account: Account,
  deviceId: string,
  { now, profile }: Context,
): Account {
  return {
    ...account,
    devices: account.devices.map((device) => {
      if (device.type !== 'ibKey' || device.id !== deviceId || !device.offeredPushToken) return device
      const { offeredPushToken, ...rest } = device
      const fresh = now - offeredPushToken.at < profile.offerLifetime
      return fresh ? { ...rest, push: { token: offeredPushToken.token, stale: false } } : rest
    }),
  }
}
