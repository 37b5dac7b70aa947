/**
 * @module What became of each message: the newest one by one, all of them in exact totals. Memory does not grow with the messages
 * that have ended.
 */

import { type Fate, fateOf, type Whereabouts } from '../../reports/film/handled-messages.ts'
import type { TimelineEvent } from '../../simulators/clock/timeline.ts'

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
  /** Of those that were accepted, by what ended them, such as `expired` or `undelivered: 30005`. */
  readonly ended: Record<string, number>
}

const noTotals = (): ServiceTotals => ({ accepted: 0, refused: {}, underWay: 0, delivered: 0, ended: {} })

const services = ['apns', 'fcm', 'oauth', 'sms'] as const

export interface LedgerOptions {
  /** How many entries are kept. */
  readonly keep: number
  /** The text of a message that has just been accepted. */
  textOf(service: LedgerService, id: string): string
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

export class Ledger {
  readonly #options: LedgerOptions
  /** The oldest first. */
  readonly #entries = new Map<number, LedgerEntry>()
  /** By id: the number of its newest entry. */
  readonly #numbers = new Map<string, number>()
  /** How many accepted messages of an id have not ended: a client may give an apns-id twice. */
  readonly #open = new Map<string, { service: LedgerService; count: number }>()
  #totals = new Map(services.map((service) => [service, noTotals()]))
  #count = 0

  constructor(options: LedgerOptions) {
    this.#options = options
  }

  readonly add = (event: TimelineEvent): void => {
    const { what, detail = {} } = event
    const service = serviceOf(event)
    const id = detail.sid ?? detail.id
    if (service && what === 'accepted' && id !== undefined) this.#accept(event, service, id)
    else if (service && what === 'rejected') this.#refuse(event, service)
    else if (id !== undefined) this.#progress(event, id)
  };

  /** The newest first. */
  *newest(): Generator<LedgerEntry> {
    yield* [...this.#entries.values()].reverse()
  }

  /** The number of the newest message. */
  get count(): number {
    return this.#count
  }

  totals(): Readonly<Record<LedgerService, ServiceTotals>> {
    const of = (service: LedgerService) => structuredClone(this.#totals.get(service) ?? noTotals())
    return { apns: of('apns'), fcm: of('fcm'), oauth: of('oauth'), sms: of('sms') }
  }

  /** Takes entries away, all or those that are `unwanted`; totals stay. */
  discard(unwanted: (entry: LedgerEntry) => boolean = () => true): void {
    for (const entry of this.#entries.values()) if (unwanted(entry)) this.#drop(entry)
  }

  /** Entries and totals begin anew; numbers go on. */
  clear(): void {
    this.discard()
    this.#open.clear()
    this.#totals = new Map(services.map((service) => [service, noTotals()]))
  }

  #accept(event: TimelineEvent, service: LedgerService, id: string): void {
    const totals = this.#totalsOf(service)
    totals.accepted++
    totals.underWay++
    const { count } = this.#open.get(id) ?? { count: 0 }
    this.#open.set(id, { service, count: count + 1 })
    const text = this.#options.textOf(service, id)
    this.#keep({ id, service, to: event.detail?.to, text, ...fateEntry(event, 'underWay') })
    this.#numbers.set(id, this.#count)
  }

  #refuse(event: TimelineEvent, service: LedgerService): void {
    const { status = '', reason = '', to } = event.detail ?? {}
    increase(this.#totalsOf(service).refused, `${status} ${reason}`)
    this.#keep({ service, to, text: '', ...fateEntry(event, 'notDelivered') })
  }

  #progress(event: TimelineEvent, id: string): void {
    this.#end(event, id)
    const number = this.#numbers.get(id)
    const entry = number === undefined ? undefined : this.#entries.get(number)
    if (number === undefined || entry === undefined) return
    const { where, fates } = fateEntry(event, entry.where)
    this.#entries.set(number, { ...entry, where, fates: [...entry.fates, ...fates].slice(-mostFates) })
  }

  #end({ what, detail = {} }: TimelineEvent, id: string): void {
    const open = endings.has(what) ? this.#open.get(id) : undefined
    if (open === undefined) return
    if (open.count === 1) this.#open.delete(id)
    else open.count--
    const totals = this.#totalsOf(open.service)
    totals.underWay--
    if (what === 'delivered') totals.delivered++
    else increase(totals.ended, detail.reason === undefined ? what : `${what}: ${detail.reason}`)
  }

  #keep(entry: Omit<LedgerEntry, 'number'>): void {
    this.#count++
    this.#entries.set(this.#count, { number: this.#count, ...entry })
    const [oldest] = this.#entries.values()
    if (oldest && this.#entries.size > this.#options.keep) this.#drop(oldest)
  }

  #drop({ number, id }: LedgerEntry): void {
    this.#entries.delete(number)
    if (id !== undefined && this.#numbers.get(id) === number) this.#numbers.delete(id)
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

function fateEntry(event: TimelineEvent, before: Whereabouts): Pick<LedgerEntry, 'where' | 'fates'> {
  const { at, what, detail = {} } = event
  if (what === 'could not report')
    return {
      where: before,
      fates: [{ at, words: `status callback failed: ${detail.reason ?? 'no answer'}` }],
    }
  const found = fateOf(event)
  return found === undefined
    ? { where: before, fates: [] }
    : { where: found[0], fates: [{ at, words: found[1] }] }
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
