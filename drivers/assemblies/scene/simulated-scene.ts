/** @module A scene made of a server under test and simulators; the assemblies differ only in how the server is reached. */

import { advance, type Instant, settle, type TimeParticipant } from '../../../simulators/clock/clock.ts'
import type { Persona } from '../../../simulators/personas/persona.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import { createPhone, type SimulatedPhone } from '../../../simulators/phone/phone.ts'
import { profiles } from '../../../simulators/phone/profiles.ts'
import { createSecurityDevice } from '../../../simulators/security-device/security-device.ts'
import type { Delivery } from '../../../simulators/transport/delivery-plan.ts'
import { httpAttacker } from '../../http/attacker.ts'
import { type Client, createClient, type Fetch } from '../../http/client.ts'
import { httpDeviceClient } from '../../http/device-face.ts'
import { type Description, httpDriver } from '../../http/driver.ts'
import type { WindowPlace } from '../../http/http-window.ts'
import type { Provisioned, Window } from '../../ports/driver.ts'
import type { Phone } from '../../ports/phone.ts'
import type { PushDelivery, Scene, SmsDelivery } from '../../ports/scene.ts'
import { HarnessError } from '../../ports/time-limit.ts'
import { AttestationSources } from './attestation-sources.ts'
import { deliveryFailures } from './delivery-failures.ts'
import { sendInformationPush } from './information-push.ts'
import { modifiedActivation, modifiedApp } from './modified-app.ts'
import { PhoneConnection } from './phone-connection.ts'
import { quiesceInProcess, serverParticipant } from './server-participant.ts'
import type { Simulators } from './simulators.ts'

/** Opens windows for one scenario; undefined for one that had better be opened at the faces. */
export type WindowOpener = (
  client: Client,
  watch: { readonly origin: () => Readonly<Record<string, string>>; readonly onRequest: () => void },
) => (place: WindowPlace) => Promise<Window | undefined>

/** A server under test, ready for one scenario. */
export interface ServerUnderTest {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly labToken: string
  /** What it says of itself. */
  readonly description: (client: Client) => Promise<Description>
  /** Opens windows in another way than at the faces. */
  readonly windows?: WindowOpener
  /** Finishes what is due now, without the lab face: a server in this process can simply be told. */
  readonly settle?: () => Promise<Instant | undefined>
  /** A new server over the same store. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** How long a server may take for one answer, or to come to rest or to its end, in milliseconds of real time. */
export const serverTimeLimitMs = 5_000

export async function simulatedScene(
  simulators: Simulators,
  server: ServerUnderTest,
  phoneParts: PhoneParts,
): Promise<Scene> {
  const { clock, serverClock, random, timeline, gateway, carrier, attestationService } = simulators
  let origin: Record<string, string> = {}
  const { baseUrl } = server
  const seen = serverParticipant(server.fetch)
  const { fetch } = seen
  const client = createClient({ baseUrl, fetch, origin: () => origin, timeLimitMs: serverTimeLimitMs })
  const windows = server.windows?.(client, { origin: () => origin, onRequest: () => seen.markBusy() })
  const driver = httpDriver(client, server.labToken, await server.description(client), windows)
  const phones = new Map<Phone, SimulatedPhone>()
  const lines = new Map<Phone, PhoneConnection>()
  const claims = new Map<Phone, AttestationSources>()
  const counts = new Map<string, number>()
  const activations = new Map<Phone, Provisioned>()
  const refusing = deliveryFailures(simulators)
  const toRest = server.settle
    ? quiesceInProcess(server.settle, serverTimeLimitMs)
    : (to: Instant) => driver.lab.advance(serverClock.readingAt(to))
  /** The server is told the time by its own clock, and tells by it when its next work is due. */
  const settleServer = async (to: Instant): Promise<Instant | undefined> => {
    const due = await toRest(to)
    return due === undefined ? undefined : serverClock.instantOf(due)
  }
  const parties: TimeParticipant[] = [seen.participant(settleServer), gateway, carrier]

  const simulated = (phone: Phone): SimulatedPhone => {
    const found = phones.get(phone)
    if (!found) throw new HarnessError(`${phone.name} is not a phone of this scene`)
    return found
  }

  const claimsOf = (phone: Phone): AttestationSources => {
    const found = claims.get(phone) ?? new AttestationSources(simulated(phone), attestationService)
    claims.set(phone, found)
    return found
  }

  const lineOf = (phone: Phone): PhoneConnection => {
    const found = lines.get(phone)
    if (!found) throw new HarnessError(`${phone.name} is not a phone of this scene`)
    return found
  }

  /** "Amara's phone", "Amara's second phone": the timeline tells them apart. */
  const nameOfNextPhone = ({ name }: Persona): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? `${name}'s phone` : `${name}'s phone no. ${count}`
  }

  const pushesTo = (phone: Phone) => {
    const receiver = simulated(phone).push
    return gateway.accepted.filter((push) => push.registration?.receiver === receiver)
  }

  return {
    driver,
    timeline,
    now: clock.now,
    nameRequests(scenario, step) {
      origin = { 'x-sls-scenario': encodeURIComponent(scenario), 'x-sls-step': encodeURIComponent(step) }
    },
    settle: async () => void (await settle(clock, parties, timeline.length)),
    advanceBy: (durationMs) => advance(clock, parties, timeline.length, clock.now() + durationMs),

    async phone(owner, model) {
      const line = new PhoneConnection(httpDeviceClient(client))
      const phone = createPhone({
        name: nameOfNextPhone(owner),
        profile: profiles[model],
        owner,
        now: clock.now,
        random,
        timeline,
        deviceClient: line,
        push: gateway,
        attestationService,
        parts: phoneParts,
      })
      carrier.attach(owner.mobileNumber, phone.sms)
      phones.set(phone, phone)
      lines.set(phone, line)
      return phone
    },

    async provisionIbKey(owner: Persona, phone: Phone) {
      const registration = simulated(phone).registration()
      const provisioned = await driver.lab.provision(owner.username, { type: 'ibKey', ...registration })
      const { deviceId, deviceSecret } = provisioned
      if (deviceSecret === undefined)
        throw new HarnessError('the lab face provisioned IB Key without a device secret')
      activations.set(phone, provisioned)
      simulated(phone).provision({ deviceId, deviceSecret, pin: registration.pin })
    },

    async provisionSecurityDevice(owner, active) {
      const { deviceSecret } = await driver.lab.provision(owner.username, {
        type: 'physical',
        name: 'Security device',
        active,
      })
      if (deviceSecret === undefined)
        throw new HarnessError('the lab face provisioned a security device without its secret')
      return createSecurityDevice({ name: `${owner.name}'s security device`, deviceSecret, timeline })
    },

    modifiedApp(phone) {
      const { deviceId, deviceSecret } = activations.get(phone) ?? {}
      if (deviceId === undefined || deviceSecret === undefined)
        throw new HarnessError(`${phone.name} has no keys to copy`)
      return modifiedApp(
        client,
        { deviceId, deviceSecret },
        claimsOf(phone),
        (asked = phone) => pushesTo(asked).at(-1)?.message.data.requestId,
      )
    },

    attacker: () => httpAttacker({ baseUrl, fetch, origin: () => origin }),

    modifiedActivation: (phone) => modifiedActivation(client, claimsOf(phone), () => lineOf(phone).offered),
    responsesTo: (phone) => lineOf(phone).received(),
    loseResponsesTo(phone, lost) {
      lineOf(phone).losesResponses = lost
    },

    pushesTo: (phone) => pushesTo(phone).map(({ at, payload }) => ({ at, payload: JSON.stringify(payload) })),
    deliverPushes: (phone, delivery) =>
      gateway.conditions.deliver(pushDelivery(delivery), simulated(phone).push),
    refuseNextPush: (phone, how) => refusing.nextPush(simulated(phone).push, how),
    refusePushes: (phone, refused) => refusing.pushes(simulated(phone).push, refused),
    sendInformation: (phone, text) => sendInformationPush(simulators, simulated(phone).registration(), text),
    smsTo: (number) =>
      carrier.accepted
        .filter(({ message }) => message.to === number)
        .map(({ at, message }) => ({ at, to: message.to, body: message.body })),
    deliverSms: (number, delivery) => setSmsDelivery(simulators, number, delivery),
    refuseNextSms: refusing.nextSms,
    refuseAllSms: refusing.allSms,
    setServerClockBack(byMs) {
      serverClock.adjustBy(-byMs)
      seen.markBusy()
      timeline.record('the server', 'has its clock set back', { by: `${byMs} ms` })
    },
    async restartServer() {
      await server.restart()
      seen.markBusy()
    },
    evidence: async () => [],
    close: () => server.close(),
  }
}

function pushDelivery(delivery: PushDelivery): Delivery {
  if (typeof delivery === 'object') return delivery
  return ({ 'at once': 'normal', lost: 'drop', twice: 'duplicate' } as const)[delivery]
}

function setSmsDelivery({ carrier }: Simulators, number: string, delivery: SmsDelivery): void {
  if (delivery === 'refused by the carrier') carrier.conditions.failWith({ code: 21610 }, number)
  else carrier.conditions.deliver(delivery === 'at once' ? 'normal' : delivery, number)
}
