/**
 * @module The messages that the gateway stores for an unreachable phone: which one replaces which, and which are discarded
 * at its limits. When a message is stored, delivered or expired is decided in `deliveries.ts`.
 */

import type { PushMessage } from './message.ts'

/** A message in transit, with the number of times that it will arrive. */
export interface Envelope {
  readonly message: PushMessage
  readonly copies: number
}

export interface Stored {
  /** Oldest first. */
  readonly kept: readonly Envelope[]
  /** Messages discarded for the incoming one. */
  readonly displaced: readonly Envelope[]
  /** True if everything was discarded, which the app is notified of. */
  readonly overflow: boolean
}

/** "FCM allows four different collapse keys per token"; which ones stay is undefined, here the latest. */
const maximumKeys = 4

/** "If more than 100 messages are stored without collapsing, all stored messages are discarded." */
const maximumUncollapsed = 100

/**
 * Adds `incoming` to the stored messages of one app on one phone. A message replaces the stored one of the same
 * key; APNs gives all messages of an app one key ("stores only one notification per bundle ID"), so that its newest
 * is kept and the limits, which are FCM's, are never reached.
 */
export function storeMessage(kept: readonly Envelope[], incoming: Envelope): Stored {
  const all = [...kept, incoming]
  if (all.filter(isUncollapsed).length > maximumUncollapsed)
    return { kept: [], displaced: all, overflow: true }
  const staying = new Set([...all.filter(isUncollapsed), ...latestByKey(all)])
  return {
    kept: all.filter((envelope) => staying.has(envelope)),
    displaced: all.filter((envelope) => !staying.has(envelope)),
    overflow: false,
  }
}

const isUncollapsed = ({ message }: Envelope): boolean => message.storageKey === undefined

function latestByKey(all: readonly Envelope[]): readonly Envelope[] {
  const latest = new Map<string, Envelope>()
  for (const envelope of all) {
    const key = envelope.message.storageKey
    if (key === undefined) continue
    latest.delete(key)
    latest.set(key, envelope)
  }
  return [...latest.values()].slice(-maximumKeys)
}
