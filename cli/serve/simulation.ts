/** @module The reference server and everything around it, by the time of day. */

import { appId } from '../../contract/primitives.ts'
import { httpDeviceClient } from '../../drivers/assemblies/scene/phone-connection.ts'
import { type Config, referenceParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { attestationKey, createAttestationService } from '../../simulators/attestation/attestation-service.ts'
import { Timeline } from '../../simulators/clock/timeline.ts'
import { createPhone } from '../../simulators/phone/phone.ts'
import { profiles } from '../../simulators/phone/profiles.ts'
import { pushCredentials } from '../../simulators/push-gateway/credentials.ts'
import { createPushGateway } from '../../simulators/push-gateway/gateway.ts'
import { seededRandom } from '../../simulators/random.ts'
import { createSmsCarrier } from '../../simulators/sms-carrier/carrier.ts'
import { exampleAccount } from '../../simulators/sms-carrier/credentials.ts'
import { asApnsTransport } from '../../simulators/transport/in-process/as-apns-transport.ts'
import { asFetch } from '../../simulators/transport/in-process/as-fetch.ts'
import { pushHosts, smsHosts } from '../../simulators/transport/production-hosts.ts'
import type { DataFolder } from './data-folder.ts'
import { clientOf, people, type ReadyMade, type SeedUser, settleIn } from './seed-users.ts'

export interface World {
  readonly server: Server
  readonly residents: readonly SeedUser[]
  /** How much has happened so far. */
  happened(): number
  /** Does what is due by now, on all sides, and keeps what the phones hold. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** All that the server sends goes to the gateway and the carrier in this process, and nowhere else. */
function around(seed: string, now: () => number) {
  const random = seededRandom(seed)
  const timeline = new Timeline(now)
  const { gateway: credentials, provider } = pushCredentials()
  const gateway = createPushGateway({ clock: now, credentialClock: now, random, timeline, credentials })
  const carrier = createSmsCarrier({ random, timeline, account: exampleAccount })
  const services = {
    [pushHosts.fcm]: gateway.fcm,
    [pushHosts.oauth]: gateway.oauth,
    [smsHosts.messages]: carrier.messages,
  }
  const { sid: accountSid, authToken } = exampleAccount
  const config: Config = {
    now,
    ...provider,
    apnsTransport: asApnsTransport(gateway.apns, now),
    fetch: asFetch(services, now),
    twilio: { accountSid, authToken, from: '+12025550100' },
    attestationService: { keys: attestationKey().published, appId },
  }
  return { random, timeline, gateway, carrier, attestationService: createAttestationService(now), config }
}

/** Opens the folder's world. With a lab token the server shows its lab face. */
export async function openWorld(folder: DataFolder, now: () => number, labToken?: string): Promise<World> {
  const { config, gateway, carrier, random, timeline, attestationService } = around(folder.state.seed, now)
  const { store } = folder
  const parts = { ...referenceParts({ ...config, store }), labToken }
  const server = createServer(parts)
  const deviceClient = httpDeviceClient(clientOf(server))

  const moveIn = (owner: ReadyMade): SeedUser => {
    const profile = profiles[owner.phone]
    const own = { name: `${owner.name}'s phone`, profile, owner }
    const phoneInHand = createPhone({
      ...own,
      now,
      random,
      timeline,
      deviceClient,
      push: gateway,
      attestationService,
    })
    carrier.attach(owner.mobileNumber, phoneInHand.sms)
    return { ...owner, phoneInHand }
  }
  const residents = people.map(moveIn)

  const keep = (): void =>
    folder.keep(Object.fromEntries(residents.map(({ name, phoneInHand }) => [name, phoneInHand.stored])))

  if (folder.fresh) await settleIn(parts, residents)
  for (const { name, phoneInHand } of residents) {
    const stored = folder.state.phones[name]
    if (stored) await phoneInHand.restoreState(stored)
  }
  keep()
  return {
    server,
    residents,
    happened: timeline.length,
    async settle() {
      await server.settle()
      await gateway.settle(now())
      await carrier.settle(now())
      keep()
    },
    close: server.close,
  }
}
