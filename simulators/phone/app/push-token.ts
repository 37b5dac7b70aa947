/** @module Offers the app's push token to the server, so that a stale registration can be repaired (SYNC-02). */

import { accessToken } from '../device-keys.ts'
import type { AppContext } from '../parts.ts'

/** Once per occasion: what the server does with the offer is its own affair, and the person is not told. */
export async function offerPushToken(phone: AppContext): Promise<void> {
  const { activation, offerDue } = phone.data()
  const pushToken = phone.pushToken()
  if (!offerDue || !activation || pushToken === undefined || !phone.online()) return
  const answer = await phone.server.call('offerPushToken', {
    params: { deviceId: activation.deviceId },
    body: { pushToken },
    bearer: accessToken(activation.deviceSecret),
  })
  if (answer.kind === 'offline') return
  phone.save({ offerDue: false })
  phone.record('offers its push token')
}
