/**
 * @module What became of each message: the newest one by one, all of them in exact totals. Memory does not grow with the messages
 * that have ended, and whatever becomes of each can be written to a file.
 */

import { type Fate, fateOf, type Whereabouts } from '../../reports/film/handled-messages.ts'
import type { TimelineEvent } from '../../simulators/clock/timeline.ts'
import { replacedByLater } from '../../simulators/push-gateway/deliveries.ts'

export type LedgerService = 'apns' | 'fcm' | 'oauth' | 'sms'

export interface LedgerEntry {
  /** Counts up with every message. */
  readonly number: number
  /** The apns-id, the last part of FCM's name, or Twilio's sid; absent where the request was refused. */
  readonly id?: string | undefined
  readonly service: LedgerService
  /** The name of a phone, or a number; absent where the service never knew. */
  readonly to?: string | undefined
  /** What a person reads of it; empty where it was refused. */
  readonly text: string
  readonly where: Whereabouts
  /** What was done with it, the oldest first. */
  readonly fates: readonly Fate[]
}

export interface ServiceTotals {
  accepted: number
  /** By status and reason, such as `410 Unregistered`. */
  readonly refused: Record<string, number>
  /** Of those that were accepted: on their way or held back now. */
  underWay: number
  /** Of those that were accepted: with the phone. */
  delivered: number
  /** Of those that were accepted, by what ended them, such as `expired`, `replaced` or `undelivered: 30005`. */
  readonly ended: Record<string, number>
}

const noTotals = (): ServiceTotals => ({ accepted: 0, refused: {}, underWay: 0, delivered: 0, ended: {} })

const services = ['apns', 'fcm', 'oauth', 'sms'] as const

/** One thing that became of a message, as `--ledger` writes it: a line of JSON. */
export interface LedgerLine {
  /** Of the message, which is the same in each of its lines. */
  readonly number: number
  /** ISO 8601, by the clock of the simulators. */
  readonly at: string
  /** Such as `accepted`, `delivered` or `expired`. */
  readonly what: string
  readonly words: string
  /** In the first line of a message alone, as are the following. */
  readonly service?: LedgerService
  readonly id?: string
  readonly to?: string
  readonly text?: string
}

export interface LedgerOptions {
  /** How many entries are kept. */
  readonly keep: number
  /** The text of a message that has just been accepted. */
  textOf(service: LedgerService, id: string): string
  /** Is told everything that becomes of every message. */
  readonly write?: ((line: LedgerLine) => void) | undefined
}

/** Events that end a message; what a phone makes of a notification that it was given changes no total. */
const endings: ReadonlySet<string> = new Set([
  'delivered',
  'dropped',
  'expired',
  'failed',
  'undelivered',
  'canceled',
])

/** A message from the request on until it has ended and is kept no longer. */
interface Tracked extends LedgerEntry {
  where: Whereabouts
  readonly fates: Fate[]
  /** How many accepted messages of its id have not ended: a client may give an apns-id twice. */
  open: number
  isKept: boolean
}

export class Ledger {
  readonly #options: LedgerOptions
  /** Those that are kept: a message stands at its number modulo their count, until a newer one takes its place. */
  readonly #kept: (Tracked | undefined)[] = []
  /** By id: the newest of it, as long as it is kept or open. */
  readonly #byId = new Map<string, Tracked>()
  #totals = new Map(services.map((service) => [service, noTotals()]))
  #count = 0

  constructor(options: LedgerOptions) {
    this.#options = options
  }

  readonly add = (event: TimelineEvent): void => {
    const { what, detail = {} } = event
    const id = detail.sid ?? detail.id
    if (what === 'accepted' && id !== undefined) this.#accept(event, id)
    else if (what === 'rejected') this.#refuse(event)
    else if (id !== undefined) this.#progress(event, id)
  };

  /** The newest first. */
  *newest(): Generator<LedgerEntry> {
    for (let number = this.#count; number > 0 && number > this.#count - this.#options.keep; number--) {
      const entry = this.#kept[number % this.#options.keep]
      if (entry !== undefined) yield entry
    }
  }

  /** By its number or id, where it is kept. */
  find(numberOrId: string): LedgerEntry | undefined {
    const entry = /^\d+$/.test(numberOrId)
      ? this.#kept[Number(numberOrId) % this.#options.keep]
      : this.#byId.get(numberOrId)
    const isIt = entry?.id === numberOrId || entry?.number === Number(numberOrId)
    return entry?.isKept && isIt ? entry : undefined
  }

  /** The number of the newest message. */
  get count(): number {
    return this.#count
  }

  totals(): Readonly<Record<LedgerService, ServiceTotals>> {
    const of = (service: LedgerService) => structuredClone(this.#totalsOf(service))
    return { apns: of('apns'), fcm: of('fcm'), oauth: of('oauth'), sms: of('sms') }
  }

  /** Takes entries away, all or those that are `unwanted`; totals stay. */
  discard(unwanted: (entry: LedgerEntry) => boolean = () => true): void {
    for (const entry of this.#kept) if (entry !== undefined && unwanted(entry)) this.#drop(entry)
  }

  /** Entries and totals begin anew; numbers go on. */
  clear(): void {
    this.#kept.length = 0
    this.#byId.clear()
    this.#totals = new Map(services.map((service) => [service, noTotals()]))
  }

  #accept(event: TimelineEvent, id: string): void {
    const service = serviceOf(event)
    if (service === undefined) return
    const totals = this.#totalsOf(service)
    totals.accepted++
    totals.underWay++
    const open = (this.#byId.get(id)?.open ?? 0) + 1
    const text = this.#options.textOf(service, id)
    this.#byId.set(id, this.#keep({ id, service, text, where: 'underWay', open }, event))
  }

  #refuse(event: TimelineEvent): void {
    const service = serviceOf(event)
    if (service === undefined) return
    const { status = '', reason = '' } = event.detail ?? {}
    increase(this.#totalsOf(service).refused, `${status} ${reason}`)
    this.#keep({ service, text: '', where: 'notDelivered', open: 0 }, event)
  }

  #progress(event: TimelineEvent, id: string): void {
    const entry = this.#byId.get(id)
    if (entry === undefined) return
    const found = progressOf(event, entry.where)
    if (found !== undefined) {
      const [where, words] = found
      entry.where = where
      entry.fates.push({ at: event.at, words })
      if (entry.fates.length > mostFates) entry.fates.shift()
      this.#write(entry, event, words)
    }
    if (entry.open > 0 && endings.has(event.what)) this.#end(entry, event, id)
  }

  #end(entry: Tracked, { what, detail = {} }: TimelineEvent, id: string): void {
    entry.open--
    const totals = this.#totalsOf(entry.service)
    totals.underWay--
    if (what === 'delivered') totals.delivered++
    else increase(totals.ended, endingOf(what, detail.reason))
    if (entry.open === 0 && !entry.isKept) this.#byId.delete(id)
  }

  #keep(begun: Omit<Tracked, 'number' | 'to' | 'fates' | 'isKept'>, event: TimelineEvent): Tracked {
    const number = ++this.#count
    const place = number % this.#options.keep
    const oldest = this.#kept[place]
    if (oldest !== undefined) this.#drop(oldest)
    const words = fateOf(event)?.[1] ?? event.what
    const fates = [{ at: event.at, words }]
    const entry: Tracked = { number, to: event.detail?.to, ...begun, fates, isKept: true }
    this.#kept[place] = entry
    this.#write(entry, event, words)
    return entry
  }

  /** One that has not ended is known by its id until it does. */
  #drop(entry: Tracked): void {
    const { number, id, open } = entry
    entry.isKept = false
    this.#kept[number % this.#options.keep] = undefined
    if (id !== undefined && open === 0 && this.#byId.get(id) === entry) this.#byId.delete(id)
  }

  #write(entry: Tracked, { at, what }: TimelineEvent, words: string): void {
    const { write } = this.#options
    if (write === undefined) return
    const { number, service, id, to, text, fates } = entry
    const line = { number, at: new Date(at).toISOString(), what, words }
    write(
      fates.length > 1
        ? line
        : { ...line, service, ...(id && { id }), ...(to && { to }), ...(text && { text }) },
    )
  }

  #totalsOf(service: LedgerService): ServiceTotals {
    const totals = this.#totals.get(service) ?? noTotals()
    this.#totals.set(service, totals)
    return totals
  }
}

/** A message that a phone defers again and again has a line for each. */
const mostFates = 20

function serviceOf({ who, detail = {} }: TimelineEvent): LedgerService | undefined {
  if (who === 'SMS carrier') return 'sms'
  return who === 'push gateway' ? services.find((service) => service === detail.service) : undefined
}

/** Where the event leaves a message, and what it says of it; undefined: nothing. */
function progressOf(event: TimelineEvent, before: Whereabouts): readonly [Whereabouts, string] | undefined {
  if (event.what !== 'could not report') return fateOf(event)
  return [before, `status callback failed: ${event.detail?.reason ?? 'no answer'}`]
}

function endingOf(what: string, reason: string | undefined): string {
  if (reason === replacedByLater) return 'replaced'
  return reason === undefined ? what : `${what}: ${reason}`
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
