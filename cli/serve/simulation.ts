/** @module The reference server with simulated phones, push gateway and SMS carrier, all by the time of day. */

import { appId } from '../../contract/primitives.ts'
import { httpDeviceClient } from '../../drivers/assemblies/scene/phone-connection.ts'
import { type Config, referenceParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { attestationKey, createAttestationService } from '../../simulators/attestation/attestation-service.ts'
import { Timeline } from '../../simulators/clock/timeline.ts'
import { createPhone, type SimulatedPhone } from '../../simulators/phone/phone.ts'
import { type ProfileName, profiles } from '../../simulators/phone/profiles.ts'
import { pushCredentials } from '../../simulators/push-gateway/credentials.ts'
import { createPushGateway } from '../../simulators/push-gateway/gateway.ts'
import { seededRandom } from '../../simulators/random.ts'
import { createSmsCarrier } from '../../simulators/sms-carrier/carrier.ts'
import { exampleAccount } from '../../simulators/sms-carrier/credentials.ts'
import { asApnsTransport } from '../../simulators/transport/in-process/as-apns-transport.ts'
import { asFetch } from '../../simulators/transport/in-process/as-fetch.ts'
import { pushHosts, smsHosts } from '../../simulators/transport/production-hosts.ts'
import { acceptedText } from '../simulate/accepted-text.ts'
import { Ledger, type LedgerService } from '../simulate/ledger.ts'
import type { DataFolder } from './data-folder.ts'
import {
  clientFor,
  createSeedUsers,
  type SeedUser,
  type SeedUserDefinition,
  seedUsers,
} from './seed-users.ts'

export interface Simulation {
  readonly server: Server
  readonly users: readonly SeedUser[]
  /** What the clocks show: milliseconds since the Unix epoch. */
  now(): number
  /** How many changes there have been: a page that has seen as many is up to date. */
  eventCount(): number
  /** What became of each message since the start. */
  readonly ledger: Ledger
  /** Takes away what the phones have got, and what became of it. */
  clearMessages(): void
  /** Does all work due by now, in the server and the simulated services, and saves the state of the phones. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** How many of the newest are kept of messages and events. */
const keptMessages = 1_000

/** The gateway and the carrier, and a configuration by which the server sends to these alone. */
function simulatedServices(seed: string, now: () => number) {
  const random = seededRandom(seed)
  const ledger: Ledger = new Ledger({ keep: keptMessages, textOf: (service, id) => textOf(service, id) })
  const timeline = new Timeline(now, { keepNewest: keptMessages, onEvent: ledger.add })
  const { gateway: credentials, provider } = pushCredentials()
  const gateway = createPushGateway({
    ...{ clock: now, credentialClock: now, random, timeline, credentials },
    keepNewest: keptMessages,
  })
  const carrier = createSmsCarrier({ random, timeline, account: exampleAccount, keepNewest: keptMessages })
  const textOf = (service: LedgerService, id: string): string =>
    acceptedText({ gateway, carrier }, service, id)
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
  const attestationService = createAttestationService(now)
  return { random, timeline, ledger, gateway, carrier, attestationService, config }
}

const secondPhoneOf = ({ name }: SeedUserDefinition): string => `${name}'s second phone`

/** Continues what the data folder holds, or starts anew. With a lab token the server shows its lab face. */
export async function openSimulation(
  folder: DataFolder,
  now: () => number,
  labToken?: string,
): Promise<Simulation> {
  const { config, gateway, carrier, random, timeline, ledger, attestationService } = simulatedServices(
    folder.state.seed,
    now,
  )
  const { store } = folder
  const parts = { ...referenceParts({ ...config, store }), labToken }
  const server = createServer(parts)
  const deviceClient = httpDeviceClient(clientFor(server))(() => {})

  const phoneOf = (owner: SeedUserDefinition, name: string, model: ProfileName): SimulatedPhone =>
    createPhone({
      ...{ name, profile: profiles[model], owner },
      ...{ now, random, timeline, deviceClient, push: gateway, attestationService },
    })
  const withPhones = (owner: SeedUserDefinition): SeedUser => {
    const phone = phoneOf(owner, `${owner.name}'s phone`, owner.phoneModel)
    carrier.attach(owner.mobileNumber, phone.sms)
    const secondPhone = phoneOf(owner, secondPhoneOf(owner), owner.secondPhoneModel)
    return { ...owner, phone, secondPhone }
  }
  const users = seedUsers.map(withPhones)

  /** By what they are kept under in the data folder. */
  const phones = new Map(
    users.flatMap((user): [string, SimulatedPhone][] => [
      [user.name, user.phone],
      [secondPhoneOf(user), user.secondPhone],
    ]),
  )
  const savePhones = (): void =>
    folder.savePhones(Object.fromEntries([...phones].map(([key, phone]) => [key, phone.stored])))

  if (folder.isNew) await createSeedUsers(parts, users)
  for (const [key, phone] of phones) {
    const stored = folder.state.phones[key]
    if (stored) await phone.restoreState(stored)
  }
  savePhones()
  let touched = 0
  return {
    server,
    users,
    now,
    eventCount: () => timeline.length() + touched,
    ledger,
    clearMessages() {
      for (const phone of phones.values()) phone.forgetMessages()
      ledger.clear()
      touched++
    },
    async settle() {
      await server.settle()
      await gateway.settle(now())
      await carrier.settle(now())
      savePhones()
    },
    close: server.close,
  }
}
