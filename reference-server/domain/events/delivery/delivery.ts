/**
 * @module Delivery of messages as a transactional outbox: a message is stored in the account with the change that caused
 * it, and stays due until its result is known, also after a restart.
 */

import type { Delivery, SendResult } from '../../model/delivery.ts'
import type { Instant } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'

/** The message to send again at an instant; undefined if it has expired by then or has no destination. */
export type MessageToResend<Kind extends Delivery, Message> = (
  entry: Kind,
  at: Instant,
) => Message | undefined

function attempt(tries: number, retryAfterMs: number, { rules, now, random }: Context) {
  const at = rules.retryAt(tries, retryAfterMs, now)
  return { delivery: 'sending', retry: { tries, at: at + rules.jitter(at - now, random) } } as const
}

export const firstAttempt = (context: Context): Delivery => attempt(1, 0, context)

const withFinalState = <Kind extends Delivery>(entry: Kind, delivery: 'sent' | 'failed'): Kind => ({
  ...entry,
  delivery,
  retry: undefined,
})

/** Starts the next attempt of each entry that is due. */
export function resendDue<Kind extends Delivery, Message>(
  entries: readonly Kind[],
  messageToResend: MessageToResend<Kind, Message>,
  context: Context,
): { entries: readonly Kind[]; messages: readonly Message[] } {
  const { now } = context
  const resend = (entry: Kind): readonly [Kind, Message?] => {
    const { retry } = entry
    if (retry === undefined || now < retry.at) return [entry]
    const message = messageToResend(entry, now)
    if (message === undefined) return [withFinalState(entry, 'failed')]
    return [{ ...entry, ...attempt(retry.tries + 1, 0, context) }, message]
  }
  const sent = entries.map(resend)
  return {
    entries: sent.map(([entry]) => entry),
    messages: sent.map(([, message]) => message).filter((message) => message !== undefined),
  }
}

/** Applies the result of an attempt; after a transient failure the next attempt is scheduled, unless it would be too late. */
export function withSendResult<Kind extends Delivery>(
  entry: Kind,
  result: SendResult,
  messageToResend: MessageToResend<Kind, unknown>,
  context: Context,
): Kind {
  const { retry } = entry
  if (retry === undefined) return entry
  if (typeof result === 'string') return withFinalState(entry, result)
  const next = attempt(retry.tries, result.retryAfterMs, context)
  return messageToResend(entry, next.retry.at) === undefined
    ? withFinalState(entry, 'failed')
    : { ...entry, ...next }
}
