/** @module A fleet on the stub server: its notifications arrive with the answer to the password. */

import type { Client, Fetch } from '../../../drivers/http/client.ts'
import { createClient } from '../../../drivers/http/client.ts'
import type { FleetContext, FleetNetwork } from '../../../fleet/journeys/virtual-user.ts'
import { FleetLedger } from '../../../fleet/messages/fleet-ledger.ts'
import { fleetMix } from '../../../fleet/mix/mix.ts'
import type { PhoneIndex, Phones } from '../../../fleet/phones/phones.ts'
import { type FleetPlan, fleetContext } from '../../../fleet/run/fleet-setup.ts'
import type { FleetTime } from '../../../fleet/time/timers.ts'
import { createAttestationService } from '../../../simulators/attestation/attestation-service.ts'
import { stubDeviceSecret, stubRequestOf } from './stub-answers.ts'

/** Nobody thinks or rests: what is measured is the load itself. */
export const stubMix = fleetMix.parse({
  journeys: { 'login-by-push': 1 },
  arrivals: 'constant',
  think: { phone: '0 s' },
})

const network: FleetNetwork = { register: async () => 'token', async attach() {}, async setOnline() {} }

const indexIn = (username: string): PhoneIndex => Number(username.slice(username.lastIndexOf('-') + 1))

/** `begin`: when the load begins, by `time`. */
export function stubFleetContext(
  plan: FleetPlan,
  fetch: Fetch,
  url: string,
  time: FleetTime,
  begin: number,
): FleetContext {
  const client = createClient({ baseUrl: url, fetch, traceHeaders: () => ({}), timeLimitMs: 10_000 })
  let notify: (phone: PhoneIndex, requestId: string) => void = () => {}
  const around = {
    client: notifying(client, (phone, requestId) => notify(phone, requestId)),
    ...{ numbers: {}, time, ledger: new FleetLedger(), networkFor: () => network },
    attestationService: createAttestationService(time.now),
  }
  const context = fleetContext(plan, around, begin)
  notify = (phone, requestId) => context.mailboxes.notify(phone, 0, requestId)
  activateAll(context.phones)
  return context
}

/** Every phone is active, as if the lab face had made it so. */
function activateAll(phones: Phones): void {
  for (let index = 0; index < phones.count; index++)
    phones.activate(index, { deviceId: `d.${index}`, deviceSecret: stubDeviceSecret })
}

/** A notification is on the phone as soon as the password was answered. */
const notifying = (client: Client, notify: (phone: PhoneIndex, requestId: string) => void): Client => ({
  ...client,
  async call(name, call) {
    const result = await client.call(name, call)
    if (name !== 'logIn' || result.kind !== 'reply' || !('loginId' in result.reply)) return result
    const { loginId } = result.reply
    if (typeof loginId === 'string') notify(indexIn(loginId), stubRequestOf(loginId))
    return result
  },
})
