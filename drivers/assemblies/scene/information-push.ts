/** @module The broker's other servers: they inform people of orders and the like, through the same push services. */

import { senders } from '../../../reference-server/outbound/senders.ts'
import type { Registration } from '../../../simulators/phone/phone-options.ts'
import { pushCredentials } from '../../../simulators/push-gateway/credentials.ts'
import { asApnsTransport } from '../../../simulators/transport/as-apns-transport.ts'
import { HarnessError } from '../../ports/time-limit.ts'
import { fetchOf, type Simulators } from './simulators.ts'

const hour = 3_600_000

/** Sends a notification that carries no data: there is nothing for the app to act upon (NOTIF-EN-03). */
export async function sendInformationPush(
  simulators: Simulators,
  { os, pushToken: token }: Pick<Registration, 'os' | 'pushToken'>,
  body: string,
): Promise<void> {
  if (token === undefined) throw new HarnessError('a phone without a push token cannot be informed')
  const { clock, gateway } = simulators
  const { sendPush } = senders(
    {
      ...pushCredentials().provider,
      apnsTransport: asApnsTransport(gateway.apns, clock.now),
      fetch: fetchOf(simulators),
    },
    clock.now,
  )
  const id = `information-${clock.now()}`
  const message = { id, os, token, title: 'IBKR Mobile', body, expiresAt: clock.now() + hour, data: {} }
  const answer = await sendPush(message)
  if (answer !== 'sent') throw new HarnessError(`the push service did not take "${body}"`)
}
