/**
 * @module A message on its way out. The account is the outbox: what is to be sent is written with the change that
 * decided upon it, and stays due until somebody has heard what became of it, also across a restart.
 */

import type { Context } from './context.ts'
import type { Instant } from './words.ts'

export interface Delivery {
  readonly delivery: 'sending' | 'sent' | 'failed'
  /** While it is being sent: how often that was tried, and when it is tried again unless there is an answer. */
  readonly retry?: { readonly tries: number; readonly at: Instant } | undefined
}

/** The gateway cannot take the message now; `retryAfterMs`: how long it asks to wait, at least. */
export interface TryLater {
  readonly retryAfterMs: number
}

/** What the gateway said of a message. */
export type Handed = 'sent' | 'failed' | TryLater

function trying(tries: number, retryAfterMs: number, { rules, now, random }: Context): Delivery {
  const at = rules.retryAt(tries, retryAfterMs, now)
  return { delivery: 'sending', retry: { tries, at: at + rules.jitter(at - now, random) } }
}

/** Sent for the first time. */
export const firstTry = (context: Context): Delivery => trying(1, 0, context)

const givenUp = <Kind extends Delivery>(entry: Kind): Kind => ({
  ...entry,
  delivery: 'failed',
  retry: undefined,
})

/**
 * The entries after those that are due were sent once more. `endOf`: when nobody has any use for one any longer.
 * `again`: what is sent; undefined where that is so already, or it has nowhere to go.
 */
export function resent<Kind extends Delivery, Message>(
  entries: readonly Kind[],
  endOf: (entry: Kind, context: Context) => Instant,
  again: (entry: Kind) => Message | undefined,
  context: Context,
): { entries: readonly Kind[]; messages: readonly Message[] } {
  const { now, rules } = context
  const messages: Message[] = []
  const resend = (entry: Kind): Kind => {
    const { retry } = entry
    if (retry === undefined || now < retry.at) return entry
    const message = rules.retryInTime(now, endOf(entry, context)) ? again(entry) : undefined
    if (message === undefined) return givenUp(entry)
    messages.push(message)
    return { ...entry, ...trying(retry.tries + 1, 0, context) }
  }
  return { entries: entries.map(resend), messages }
}

/** After the gateway has answered. `endsAt`: from then on nobody has any use for the message. */
export function handed<Kind extends Delivery>(
  entry: Kind,
  answer: Handed,
  endsAt: Instant,
  context: Context,
): Kind {
  if (entry.delivery !== 'sending') return entry
  if (answer === 'sent') return { ...entry, delivery: 'sent', retry: undefined }
  if (answer === 'failed') return givenUp(entry)
  const later = trying(entry.retry?.tries ?? 1, answer.retryAfterMs, context)
  const inTime = later.retry !== undefined && context.rules.retryInTime(later.retry.at, endsAt)
  return inTime ? { ...entry, ...later } : givenUp(entry)
}
