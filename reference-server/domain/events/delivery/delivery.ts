/**
 * @module A message on its way out. The account is the outbox: what is to be sent is written with the change that
 * decided upon it, and stays due until somebody has heard what became of it, also across a restart.
 */

import type { Delivery, SendResult } from '../../model/delivery.ts'
import type { Instant } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'

/** What is sent again at that instant; undefined where nobody waits for it then, or it has nowhere to go. */
export type MessageToResend<Kind extends Delivery, Message> = (
  entry: Kind,
  at: Instant,
) => Message | undefined

function trying(tries: number, retryAfterMs: number, { rules, now, random }: Context) {
  const at = rules.retryAt(tries, retryAfterMs, now)
  return { delivery: 'sending', retry: { tries, at: at + rules.jitter(at - now, random) } } as const
}

/** Sent for the first time. */
export const firstAttempt = (context: Context): Delivery => trying(1, 0, context)

const over = <Kind extends Delivery>(entry: Kind, delivery: 'sent' | 'failed'): Kind => ({
  ...entry,
  delivery,
  retry: undefined,
})

/** The entries after those that are due were sent once more. */
export function resendDue<Kind extends Delivery, Message>(
  entries: readonly Kind[],
  again: MessageToResend<Kind, Message>,
  context: Context,
): { entries: readonly Kind[]; messages: readonly Message[] } {
  const { now } = context
  const resend = (entry: Kind): readonly [Kind, Message?] => {
    const { retry } = entry
    if (retry === undefined || now < retry.at) return [entry]
    const message = again(entry, now)
    if (message === undefined) return [over(entry, 'failed')]
    return [{ ...entry, ...trying(retry.tries + 1, 0, context) }, message]
  }
  const sent = entries.map(resend)
  return {
    entries: sent.map(([entry]) => entry),
    messages: sent.map(([, message]) => message).filter((message) => message !== undefined),
  }
}

/** After the gateway has answered. */
export function withSendResult<Kind extends Delivery>(
  entry: Kind,
  answer: SendResult,
  again: MessageToResend<Kind, unknown>,
  context: Context,
): Kind {
  const { retry } = entry
  if (retry === undefined) return entry
  if (typeof answer === 'string') return over(entry, answer)
  const later = trying(retry.tries, answer.retryAfterMs, context)
  return again(entry, later.retry.at) === undefined ? over(entry, 'failed') : { ...entry, ...later }
}
