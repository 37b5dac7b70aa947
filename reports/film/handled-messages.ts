/** @module What became of each message that push gateway and SMS carrier were given, in plain words, from the timeline. */

/** An event of the timeline, as a run attaches it. */
export interface ServiceEvent {
  /** Virtual time: milliseconds since the Unix epoch. */
  readonly at: number
  readonly who: string
  readonly what: string
  readonly detail?: Readonly<Record<string, string>> | undefined
}

/** Where a message is: on its way or held back, with the person, or neither, for good. */
export type Whereabouts = 'underWay' | 'arrived' | 'notDelivered'

export interface HandledMessage {
  /** For whom it is: a phone or a number; absent where the service refused it before it knew. */
  readonly to?: string | undefined
  readonly where: Whereabouts
  /** What was done with it, the oldest first. */
  readonly fates: readonly Fate[]
}

export interface Fate {
  readonly at: number
  /** Such as `held back: the phone is switched off`. */
  readonly words: string
}

/** By the name of the service. */
const services: ReadonlyMap<string, string> = new Map([
  ['push gateway', 'Push gateway'],
  ['SMS carrier', 'SMS carrier'],
])

/** The messages of a scenario by the service that took or refused them, event by event. */
export class HandledMessages {
  readonly #byService = new Map<string, HandledMessage[]>()
  /** Where the message with this id is among those of its service. */
  readonly #places = new Map<string, { readonly of: HandledMessage[]; readonly at: number }>()

  /** All of each service that has been given one, after these events too. */
  after(events: readonly ServiceEvent[]): readonly (readonly [service: string, readonly HandledMessage[]])[] {
    for (const event of events) this.#add(event)
    return [...this.#byService]
  }

  #add(event: ServiceEvent): void {
    const { who, detail = {} } = event
    const id = detail.sid ?? detail.id
    const place = id === undefined ? undefined : this.#places.get(id)
    const found = fateOf(event)
    if (!found) return
    const [where, words] = found
    const fate = { at: event.at, words }
    const message = place?.of[place.at]
    if (place && message) {
      place.of[place.at] = { ...message, where, fates: [...message.fates, fate] }
      return
    }
    const service = services.get(who)
    if (service === undefined) return
    const messages = this.#byService.get(service) ?? []
    this.#byService.set(service, messages)
    if (id !== undefined) this.#places.set(id, { of: messages, at: messages.length })
    messages.push({ to: detail.to, where, fates: [fate] })
  }
}

/** Where the event leaves its message, and what it says of it; undefined: nothing. */
export function fateOf({ who, what, detail = {} }: ServiceEvent): readonly [Whereabouts, string] | undefined {
  const because = detail.reason === undefined ? '' : `: ${detail.reason}`
  if (what.startsWith('notification ')) return shownBy(what, detail, because)
  if (!services.has(who)) return undefined
  const { until } = detail
  switch (what) {
    case 'accepted':
      return ['underWay', 'taken']
    case 'sent':
      return ['underWay', 'sent on']
    case 'delayed':
      return [
        'underWay',
        until === undefined ? `held back${because}` : `slow: arrives at ${timeOfDay(until)}`,
      ]
    case 'held':
      return ['underWay', `held back${because}`]
    case 'delivered':
      return ['arrived', 'delivered']
    case 'dropped':
      return ['notDelivered', `lost${because}`]
    case 'expired':
      return ['notDelivered', 'expired before it could be delivered']
    case 'canceled':
      return ['notDelivered', 'canceled by its sender']
    case 'rejected':
      return ['notDelivered', `refused: ${answerOf(detail)}`]
    case 'failed':
    case 'undelivered':
      return ['notDelivered', `not delivered: ${answerOf(detail)}`]
    default:
      return undefined
  }
}

/** What the phone made of a notification that it was given. */
function shownBy(
  what: string,
  { banner, listed }: Readonly<Record<string, string>>,
  because: string,
): readonly [Whereabouts, string] {
  if (what === 'notification deferred') return ['underWay', `kept back by the phone${because}`]
  if (what === 'notification dropped') return ['notDelivered', `not shown${because}`]
  if (banner === 'yes') return ['arrived', 'shown']
  return listed === 'yes'
    ? ['arrived', `in the list alone${because}`]
    : ['notDelivered', `not shown${because}`]
}

/** The number and the words of an answer, such as `503 ServiceUnavailable`. */
function answerOf({ status, reason, message }: Readonly<Record<string, string>>): string {
  return [status, reason, message && message !== reason ? `(${message})` : undefined]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** `at`: milliseconds since the Unix epoch, or ISO 8601. */
export const timeOfDay = (at: number | string): string => new Date(at).toISOString().slice(11, 19)
