/** @module The app's offer of its current push token, believed only close to a login that the phone completed (SYNC-02). */

import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'

/** The phone with the push token that it offered, if that is to be believed by now. */
function withAcceptedToken(device: IbKey, { rules, profile }: Context): IbKey {
  const { offeredPushToken: offer, ...rest } = device
  if (!offer || !rules.pushTokenOfferAccepted(offer.at, device.provenAt, profile)) return device
  return { ...rest, pushToken: offer.token }
}

/** The app's current push token, kept aside until the phone has proven itself. */
export function offerPushToken(
  account: Account,
  deviceId: string,
  token: string,
  context: Context,
): Step<undefined> {
  const device = activeIbKey(account)
  if (device?.id !== deviceId)
    return refused(account, refusal('unauthenticated', 'IB Key is not active on this phone'))
  const offering = { ...device, offeredPushToken: { token, at: context.now } }
  return accepted(replaced(account, 'devices', withAcceptedToken(offering, context)), undefined)
}

/** A phone that has just proven itself may have offered a newer push token, or may do so shortly afterwards. */
export function adoptOfferedPushToken(account: Account, deviceId: string, context: Context): Account {
  const device = activeIbKey(account)
  return device?.id === deviceId
    ? replaced(account, 'devices', withAcceptedToken({ ...device, provenAt: context.now }, context))
    : account
}
