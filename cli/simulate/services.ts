/** @module Everything that `sls simulate` opens: gateway, carrier, router and phones, and the record of what became of messages. */

import { invalid, type Result, valid } from '../../reports/result.ts'
import { advance, VirtualClock } from '../../simulators/clock/clock.ts'
import { Timeline, type TimelineEvent } from '../../simulators/clock/timeline.ts'
import { appName } from '../../simulators/phone/os/notification-list.ts'
import type { PushReceiver } from '../../simulators/push-gateway/message.ts'
import { firstState, phone, type RunningPhone } from '../../simulators/standalone/phone.ts'
import { pushGateway, type RunningPushGateway } from '../../simulators/standalone/push-gateway.ts'
import { type RunningSmsCarrier, smsCarrier } from '../../simulators/standalone/sms-carrier.ts'
import { listenRouter } from '../../simulators/transport/connection-router.ts'
import { simulatedHosts } from '../../simulators/transport/production-hosts.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { acceptedText } from './accepted-text.ts'
import type { KeptCredentials } from './credentials-folder.ts'
import { Inbox } from './inbox.ts'
import { Ledger, type LedgerLine, type LedgerService } from './ledger.ts'
import type { SimulateOptions } from './options.ts'
import { applyOrder, type FaultOrder, orderProblem, type PlannedOrder, plannedOrders } from './orders.ts'
import type { PhoneSpec } from './phone-spec.ts'
import { portOf, type SimulatorPorts } from './sockets.ts'

export interface SimulatedServices {
  readonly gateway: RunningPushGateway
  readonly carrier: RunningSmsCarrier
  readonly router: string
  readonly ports: SimulatorPorts
  readonly ledger: Ledger
  readonly inbox: Inbox
  readonly isVirtual: boolean
  /** What the clocks show: milliseconds since the Unix epoch. */
  now(): number
  /** How many events there have been: a page that has seen as many is up to date. */
  eventCount(): number
  phones(): readonly RunningPhone[]
  phoneNamed(name: string): RunningPhone | undefined
  /** A phone more; the problem, where its name or number is taken. */
  addPhone(spec: PhoneSpec): Promise<Result<RunningPhone>>
  removePhone(name: string): Promise<boolean>
  /** The problem, where it cannot be carried out. */
  order(order: FaultOrder): string | undefined
  orders(): readonly PlannedOrder[]
  clearOrders(): void
  /** Takes messages, orders and totals away, and puts the phones of the beginning back into their first state. Tokens stay. */
  reset(): Promise<void>
  /** Lets so many milliseconds of virtual time pass. */
  advanceBy(durationMs: number): Promise<void>
  /** Says that something changed which is no event of the timeline. */
  touch(): void
}

/** How many messages are kept one by one. */
const keptMessages = 5_000

/** What a person reads instead of the name of the app that the phones are made with. */
const shownAppName = 'Your app'

export interface SimulationReports {
  onError(error: unknown): void
  onHandshakeError(error: Error): void
  /** Is told everything that becomes of every message, and where all begins anew. */
  readonly write?: (line: LedgerLine | LedgerMark) => void
}

/** Totals begin behind it: a start, or a reset. */
interface LedgerMark {
  readonly at: string
  readonly what: 'start' | 'reset'
}

/** Rejects where a port cannot be had; `opened` closes what was opened until then. */
export async function openServices(
  options: SimulateOptions,
  kept: KeptCredentials,
  reports: SimulationReports,
  opened: AsyncDisposableStack,
): Promise<SimulatedServices> {
  // Clients date tokens and expiries by the machine's clock: virtual time begins there.
  const clock = options.isVirtual ? new VirtualClock(wallClock()) : undefined
  const now = clock?.now ?? wallClock
  let touched = 0
  const inbox = new Inbox(keptMessages)
  const { write } = reports
  const ledger: Ledger = new Ledger({
    keep: keptMessages,
    textOf: (service, id) => textOf(service, id),
    write,
  })
  const mark = (what: LedgerMark['what']): void => write?.({ at: new Date(now()).toISOString(), what })
  mark('start')
  const onEvent = (event: TimelineEvent): void => {
    ledger.add(withAppName(event))
    collectArrival(event)
  }
  const timeline = new Timeline(now, { keepNewest: keptMessages, onEvent })
  const { port, app, projectId, seed = kept.seed } = options
  const { certificates, apnsKey, account } = kept
  const shared = {
    seed,
    timeline,
    certificates,
    ...reports,
    keepNewest: keptMessages,
    ...(clock && { clock }),
  }
  const pushPorts = { apns: portOf('apns', port), fcm: portOf('fcm', port), oauth: portOf('oauth', port) }
  const gateway = opened.use(await pushGateway({ ...shared, app, projectId, apnsKey, ports: pushPorts }))
  const carrier = opened.use(await smsCarrier({ ...shared, account, port: portOf('sms', port) }))
  const ports = {
    apns: portIn(gateway.urls.apns),
    fcm: portIn(gateway.urls.fcm),
    oauth: portIn(gateway.urls.oauth),
    sms: portIn(carrier.url),
  }
  const targets = Object.entries(simulatedHosts).map(([host, service]) => [host, ports[service]])
  const router = await listenRouter(Object.fromEntries(targets), {
    port: options.routerPort ?? portOf('router', port),
  })
  opened.defer(() => router.close())

  const textOf = (service: LedgerService, id: string): string =>
    acceptedText({ gateway, carrier }, service, id)

  /** A text message arrives when the carrier delivers it, a notification when the phone shows it. */
  function collectArrival({ at, who, what, detail = {} }: TimelineEvent): void {
    const { sid, id, to } = detail
    if (who === 'SMS carrier' && what === 'delivered' && sid !== undefined && to !== undefined)
      inbox.add({ at, service: 'sms', phone: nameOfNumber(to), to, text: textOf('sms', sid) })
    else if (what === 'notification shown' && id !== undefined)
      inbox.add({ at, service: 'push', phone: who, text: textOf('apns', id) })
  }

  const phones = new Map<string, RunningPhone>()
  const nameOfNumber = (number: string): string =>
    phones.values().find((one) => one.number === number)?.name ?? number
  const nameOfReceiver = ({ name }: PushReceiver): string => name

  const addPhone = async ({ name, os, number, environment }: PhoneSpec): Promise<Result<RunningPhone>> => {
    if (phones.has(name)) return invalid([`name: there is a phone ${name} already`])
    const holder = phones.values().find((one) => one.number === number)
    if (number !== undefined && holder) return invalid([`number: ${holder.name} has it already`])
    const given = { name, os, gateway, carrier, appName: shownAppName }
    const made = await phone({
      ...given,
      ...(number !== undefined && { number }),
      ...(environment && { environment }),
    })
    phones.set(name, made)
    touched++
    return valid(made)
  }
  const clearOrders = (): void => {
    const { apns, fcm, oauth, network } = gateway.conditions
    for (const one of [apns, fcm, oauth, network, carrier.conditions.network]) one.clear()
    carrier.conditions.clear()
    touched++
  }
  const settled = async (): Promise<void> => {
    await gateway.settled()
    await carrier.settled()
  }
  for (const spec of options.phones) await addPhone(spec)
  const simulation: SimulatedServices = {
    gateway,
    carrier,
    router: router.url,
    ports,
    ledger,
    inbox,
    isVirtual: options.isVirtual,
    now,
    eventCount: () => timeline.length() + touched,
    phones: () => [...phones.values()],
    phoneNamed: (name) => phones.get(name),
    addPhone,
    async removePhone(name) {
      const found = phones.get(name)
      await found?.remove()
      touched++
      return phones.delete(name)
    },
    order(order) {
      const problem = orderProblem(order, (name) => phones.get(name), [...phones.keys()])
      if (problem !== undefined) return `phone: ${problem}`
      touched++
      applyOrder(order, simulation)
      return undefined
    },
    orders: () => plannedOrders(simulation, { ofReceiver: nameOfReceiver, ofNumber: nameOfNumber }),
    clearOrders,
    async reset() {
      gateway.reset()
      carrier.reset()
      for (const one of phones.values()) {
        one.clear()
        await one.home()
        await one.setState(firstState)
      }
      ledger.clear()
      mark('reset')
      inbox.clear()
      touched++
    },
    async advanceBy(durationMs) {
      if (clock) await advance(clock, [gateway, carrier], timeline.length, clock.now() + durationMs)
      touched++
    },
    touch: () => void touched++,
  }
  for (const order of options.orders) applyOrder(order, simulation)
  await settled()
  return simulation
}

const portIn = (url: string): number => Number(new URL(url).port)

function withAppName(event: TimelineEvent): TimelineEvent {
  const reason = event.detail?.reason
  return reason?.includes(appName)
    ? { ...event, detail: { ...event.detail, reason: reason.replaceAll(appName, shownAppName) } }
    : event
}
