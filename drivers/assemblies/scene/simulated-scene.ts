/** @module A scene of a server under test and simulators. Assemblies differ only in how the server is reached. */

import { routeOf } from '../../../contract/routes.ts'
import type { Instant, TimeParticipant } from '../../../simulators/clock/clock.ts'
import { type Persona, personaNamed } from '../../../simulators/personas/persona.ts'
import { createPhone, type SimulatedPhone } from '../../../simulators/phone/phone.ts'
import { profiles } from '../../../simulators/phone/profiles.ts'
import { createSecurityDevice } from '../../../simulators/security-device/security-device.ts'
import type { DeliveryMode } from '../../../simulators/transport/delivery-plan.ts'
import { httpAttacker } from '../../http/attacker.ts'
import { type BaseUrl, baseUrlOf, type Client, createClient, type Fetch } from '../../http/client.ts'
import { type Description, httpDriver, labFaceOf } from '../../http/driver.ts'
import { ExchangeLog } from '../../http/exchange-log.ts'
import type { WindowPlace } from '../../http/http-window.ts'
import type { Driver, Lab, Provisioned, Window } from '../../ports/driver.ts'
import { HarnessError, NotApplicable, NotTestable } from '../../ports/errors.ts'
import type { Phone } from '../../ports/phone.ts'
import type { HttpExchange, PushDelivery, Scene, SmsDelivery, StepPlace } from '../../ports/scene.ts'
import { verify } from '../../ports/verify.ts'
import { hostApps } from '../app/host-apps.ts'
import type { ReadyPhone, Stage } from '../people/visit.ts'
import type { PhoneVariant } from '../variant.ts'
import { AttestationSources } from './attestation-sources.ts'
import { gatewayRefusals } from './gateway-refusals.ts'
import { modifiedActivation, modifiedApp } from './modified-app.ts'
import { httpDeviceClient, PhoneConnection } from './phone-connection.ts'
import { quiesceInProcess, serverParticipant } from './server-participant.ts'
import { serviceRefusals } from './service-refusals.ts'
import type { Simulators } from './simulators.ts'

/** Opens the windows of one scenario in another way than over HTTP. `onRequest` is called before each request. */
export type WindowOpener = (
  client: Client,
  watch: { readonly traceHeaders: () => Readonly<Record<string, string>>; readonly onRequest: () => void },
) => (place: WindowPlace) => Promise<Window>

/** A server under test, ready for one scenario. */
export interface ServerUnderTest {
  readonly baseUrl: BaseUrl
  readonly fetch: Fetch
  /** The longest that a response may take, in milliseconds of real time; by default 5,000. */
  readonly timeLimitMs?: number
  readonly labToken: string
  /** Name, version and capabilities, as its lab face describes them. */
  readonly description: (client: Client) => Promise<Description>
  /** Whether IB Key can be activated on its device face, and not by the lab face alone; by default true. */
  readonly hasActivation?: boolean
  /** Absent: windows are opened over HTTP. */
  readonly windows?: WindowOpener
  /** Finishes what is due now, for a server in this process; every other is advanced by its lab face. */
  readonly settle?: () => Promise<Instant | undefined>
  /** Where nobody sets its clock: resolves when nothing has been heard of it for a while. */
  readonly quiet?: (activity: () => number) => Promise<void>
  /** Absent: its lab face makes people for the scenario. */
  readonly people?: ExistingPeople
  /** What it last wrote to its standard error, where that is known. */
  readonly lastLines?: () => readonly string[]
  /** A new server over the same store. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** People whom a system without a lab face knows already, for one scenario. */
export interface ExistingPeople {
  readonly lab: Lab
  /** Whoever plays the person with this name, known to the system or not. */
  persona(name: string): Persona
  /** The hardware id of this person's phone, where IB Key is active on it already; `nth` counts from 1. */
  hardwareIdOf(owner: Persona, nth: number): string | undefined
  /** The same `fetch`, so that it is known what the scenario activates. */
  watching(fetch: Fetch): Fetch
  /** IB Key was put on this phone: makes the system know the phone's push token, and forget what it counts. */
  makeReady(owner: Persona, phone: SimulatedPhone, stage: Stage, ready: ReadyPhone): Promise<void>
  /** To be called with what went over the wire when the scenario is over. */
  ended(exchanges: readonly HttpExchange[], simulators: Pick<Simulators, 'timeline'>): Promise<void>
}

/** The longest that a server may take to answer, to quiesce or to close, in milliseconds of real time. */
export const serverTimeLimitMs = 5_000

export async function simulatedScene(
  simulators: Simulators,
  server: ServerUnderTest,
  { phone: phoneParts, app }: PhoneVariant,
): Promise<Scene> {
  const { clock, time, serverClock, random, timeline, gateway, carrier, attestationService } = simulators
  let traceFields: Readonly<Record<string, string>> = {}
  let carriedFields: (() => Readonly<Record<string, string>>) | undefined
  const traceHeaders = () => (carriedFields ? { ...traceFields, ...carriedFields() } : traceFields)
  let current: StepPlace = { sentence: '', index: 0 }
  const { baseUrl } = server
  const participant = serverParticipant(server.fetch)
  const log = new ExchangeLog()
  const { people } = server
  const sent = log.recording(people?.watching(participant.fetch) ?? participant.fetch)
  const fetch = server.hasActivation === false ? withoutActivation(sent) : sent
  const timeLimitMs = server.timeLimitMs ?? serverTimeLimitMs
  const client = createClient({
    baseUrl,
    fetch,
    traceHeaders,
    timeLimitMs,
  })
  const windows = server.windows?.(client, {
    traceHeaders,
    onRequest: () => participant.markBusy(),
  })
  const lab = people?.lab ?? labFaceOf(client, server.labToken)
  const opened: Window[] = []
  const driver = watchingWindows(httpDriver(client, lab, await server.description(client), windows), opened)
  const phones = new Map<Phone, SimulatedPhone>()
  const connections = new Map<Phone, PhoneConnection>()
  const attestations = new Map<Phone, AttestationSources>()
  const counts = new Map<string, number>()
  const activations = new Map<Phone, Provisioned>()
  const failures = serviceRefusals(simulators)
  const hosts =
    app &&
    hostApps(app, {
      serverUrl: baseUrlOf(baseUrl, 'device'),
      fetch,
      traceHeaders,
      timeLimitMs,
    })
  const quiesce = server.settle
    ? quiesceInProcess(server.settle, serverTimeLimitMs)
    : (to: Instant) => driver.lab.advance(serverClock.readingAt(to))
  /** The server is advanced by its own clock, and names its next due instant by it. */
  const settleServer = async (to: Instant): Promise<Instant | undefined> => {
    const due = await quiesce(to)
    return due === undefined ? undefined : serverClock.instantOf(due)
  }
  const { quiet } = server
  const serverItself = quiet
    ? participant.listening(() => quiet(timeline.length))
    : participant.participant(settleServer)
  const participants: TimeParticipant[] = [serverItself, gateway, carrier]
  /** How many messages to a phone or a number came before what is the scenario's. */
  const forgotten = new Map<Phone | string, number>()

  const simulatorError = (): HarnessError | undefined => {
    const [error] = simulators.errors
    return error === undefined
      ? undefined
      : new HarnessError(`a simulated service or phone broke: ${error}`, { cause: error })
  }
  const reportSimulatorError = (): void => {
    const error = simulatorError()
    if (error) throw error
  }

  const simulated = (phone: Phone): SimulatedPhone => {
    const found = phones.get(phone)
    if (!found)
      throw new HarnessError(`${phone.name} is not a phone of this scene: open it with scene.phone()`)
    return found
  }

  const attestationsOf = (phone: Phone): AttestationSources => {
    const found = attestations.get(phone) ?? new AttestationSources(simulated(phone), attestationService)
    attestations.set(phone, found)
    return found
  }

  const connectionOf = (phone: Phone): PhoneConnection => {
    const found = connections.get(phone)
    if (!found)
      throw new HarnessError(`${phone.name} is not a phone of this scene: open it with scene.phone()`)
    return found
  }

  /** The timeline tells the phones of one person apart: "Amara's phone", "Amara's phone no. 2". */
  const nameOfNextPhone = ({ name }: Persona): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? `${name}'s phone` : `${name}'s phone no. ${count}`
  }

  const allPushesTo = (phone: Phone) => {
    const receiver = simulated(phone).push
    return gateway.accepted.filter((push) => push.registration?.receiver === receiver)
  }
  const pushesTo = (phone: Phone) => allPushesTo(phone).slice(forgotten.get(phone) ?? 0)
  const allSmsTo = (number: string) => carrier.accepted.filter(({ message }) => message.to === number)

  const scene: Scene = {
    driver,
    timeline,
    phones: () => [...phones.keys()],
    windows: () => opened,
    now: clock.now,
    nameRequests(step, fields) {
      current = step
      log.step = step.sentence
      participant.beginStep()
      traceFields = fields
    },
    carryHeaderFields(fields) {
      carriedFields = fields
    },
    step: () => current,
    simulatorError,
    async settle() {
      await time.settle(participants, timeline.length)
      await hosts?.refresh()
      reportSimulatorError()
    },
    async advanceBy(durationMs) {
      await time.advanceBy(durationMs, participants, timeline.length)
      if (quiet) participant.markBusy()
      await hosts?.refresh()
      reportSimulatorError()
    },
    persona: (name) => people?.persona(name) ?? personaNamed(name),

    async phone(owner, model) {
      const connection = new PhoneConnection(httpDeviceClient(client))
      const phone = createPhone({
        name: nameOfNextPhone(owner),
        profile: profiles[model],
        owner,
        now: clock.now,
        random,
        timeline,
        deviceClient: connection,
        push: gateway,
        attestationService,
        parts: phoneParts,
        ...hosts?.on(profiles[model], phoneParts, connection),
        hardwareId: people?.hardwareIdOf(owner, counts.get(owner.name) ?? 1),
      })
      carrier.attach(owner.mobileNumber, phone.sms)
      phones.set(phone, phone)
      connections.set(phone, connection)
      return phone
    },

    async provisionIbKey(owner: Persona, phone: Phone) {
      const registration = simulated(phone).registration()
      const provisioned = await driver.lab.provision(owner.username, { type: 'ibKey', ...registration })
      const { deviceId, deviceSecret } = provisioned
      if (deviceSecret === undefined)
        throw new NotTestable('the lab face provisioned IB Key without a device secret')
      activations.set(phone, provisioned)
      const activation = { deviceId, deviceSecret, pin: registration.pin }
      if (hosts) await hosts.provision(connectionOf(phone), activation)
      else simulated(phone).provision(activation)
      if (!people) return
      const element = phone.os === 'iOS' ? 'passcode' : 'pin'
      await people.makeReady(
        owner,
        simulated(phone),
        { ...time, client, simulators, settle: scene.settle },
        {
          notifications: () => pushesTo(phone).length,
          approve: () =>
            scene.modifiedApp(phone).approve({ element, signature: 'valid', attestation: 'genuine' }),
        },
      )
      scene.forgetMessages(owner, phone)
    },

    moveSimTo: (owner, phone) => carrier.attach(owner.mobileNumber, simulated(phone).sms),
    forgetMessages(owner, phone) {
      simulated(phone).forgetMessages()
      forgotten.set(phone, allPushesTo(phone).length)
      forgotten.set(owner.mobileNumber, allSmsTo(owner.mobileNumber).length)
    },

    async provisionSecurityDevice(owner, active) {
      const { deviceId, deviceSecret } = await driver.lab.provision(owner.username, {
        type: 'physical',
        name: 'Security device',
        active,
      })
      if (deviceSecret === undefined)
        throw new NotTestable('the lab face provisioned a security device without its secret')
      const device = createSecurityDevice({ name: `${owner.name}'s security device`, deviceSecret, timeline })
      return {
        id: deviceId,
        respond(challenge) {
          // What the server shows is the server's: the device has keys for six digits.
          verify(/^[0-9]{6}$/.test(challenge), {
            expected: 'a challenge of six digits for the physical security device',
            observed: `"${challenge}"`,
          })
          return device.respond(challenge)
        },
      }
    },

    modifiedApp(phone, attested = phone) {
      const { deviceId, deviceSecret } = activations.get(phone) ?? {}
      if (deviceId === undefined || deviceSecret === undefined)
        throw new HarnessError(`${phone.name} has no keys to copy`)
      return modifiedApp(
        client,
        { deviceId, deviceSecret },
        attestationsOf(attested),
        (recipient = phone) => pushesTo(recipient).at(-1)?.message.data.requestId,
      )
    },

    attacker: () => httpAttacker({ baseUrl, fetch, traceHeaders, timeLimitMs }),

    modifiedActivation: (phone) =>
      modifiedActivation(client, attestationsOf(phone), () => connectionOf(phone).offered),
    responsesTo: (phone) => connectionOf(phone).received(),
    loseResponsesTo(phone, lost) {
      connectionOf(phone).losesResponses = lost
    },

    pushesTo: (phone) => pushesTo(phone).map(({ at, payload }) => ({ at, payload: JSON.stringify(payload) })),
    deliverPushes: (phone, delivery) =>
      gateway.conditions.deliver(pushDelivery(delivery), simulated(phone).push),
    refuseNextPush: (phone, how) => failures.nextPush(simulated(phone).push, how),
    refusePushes: (phone, refused) => failures.pushes(simulated(phone).push, refused),
    async sendInformation(phone, text) {
      const { pushToken } = simulated(phone).registration()
      if (pushToken === undefined)
        throw new HarnessError(`${phone.name} has no push token, so that no notification can be sent to it`)
      gateway.sendInformation(pushToken, text)
    },
    smsTo: (number) =>
      allSmsTo(number)
        .slice(forgotten.get(number) ?? 0)
        .map(({ at, message }) => ({ at, to: message.to, body: message.body })),
    deliverSms: (number, delivery) => setSmsDelivery(simulators, number, delivery),
    refuseNextSms: failures.nextSms,
    refuseAllSms: failures.allSms,
    setServerClockBack(byMs) {
      serverClock.adjustBy(-byMs)
      participant.markBusy()
      timeline.record('the server', 'has its clock set back', { by: `${byMs} ms` })
    },
    async restartServer() {
      await server.restart()
      participant.markBusy()
    },
    exchanges: () => log.exchanges().filter(({ path }) => !path.startsWith('/lab')),
    secrets: () => log.secrets(),
    gatewayRefusals: () => gatewayRefusals(timeline.events),
    serverLog: () => server.lastLines?.() ?? [],
    evidence: async () => [],
    async close() {
      try {
        await people?.ended(log.exchanges(), simulators)
      } finally {
        await server.close()
      }
      reportSimulatorError()
    },
  }
  return scene
}

/** Keeps each window that is opened. */
const watchingWindows = (driver: Driver, opened: Window[]): Driver => ({
  ...driver,
  async open(platform, locale, os) {
    const window = await driver.open(platform, locale, os)
    opened.push(window)
    return window
  },
})

/** Requests that begin an activation do not apply to a system that does not declare it. */
const withoutActivation =
  (fetch: Fetch): Fetch =>
  (url, request) => {
    if (url.endsWith(routeOf('readActivationOptions').path))
      return Promise.reject(
        new NotApplicable('the system does not declare the profile Activation and Migration'),
      )
    return fetch(url, request)
  }

function pushDelivery(delivery: PushDelivery): DeliveryMode {
  if (typeof delivery === 'object') return delivery
  return ({ 'at once': 'normal', lost: 'drop', twice: 'duplicate' } as const)[delivery]
}

function setSmsDelivery({ carrier }: Simulators, number: string, delivery: SmsDelivery): void {
  if (delivery === 'refused by the carrier') carrier.conditions.failWith({ code: 21610 }, number)
  else carrier.conditions.deliver(delivery === 'at once' ? 'normal' : delivery, number)
}
