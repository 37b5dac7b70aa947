/** @module The app's offer of its current push token, adopted only close to a login that the phone completed (SYNC-02). */

import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import { replaced } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'

/** Adopts the offered push token, if there is one and the rules accept it. */
function withAcceptedToken(device: IbKey, { rules, profile }: Context): IbKey {
  const { offeredPushToken: offer, ...rest } = device
  if (!offer || !rules.pushTokenOfferAccepted(offer.at, device.provenAt, profile)) return device
  return { ...rest, pushToken: offer.token }
}

/** Stores the offer until the phone completes a login. */
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

/** Records that the phone completed a login: its offer may have come before, or may come shortly afterwards. */
export function adoptOfferedPushToken(account: Account, deviceId: string, context: Context): Account {
  const device = activeIbKey(account)
  return device?.id === deviceId
    ? replaced(account, 'devices', withAcceptedToken({ ...device, provenAt: context.now }, context))
    : account
}
