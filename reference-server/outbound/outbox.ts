/** @module Does what accounts have decided, after the commit, and knows what is still under way. */

import type { Handed, TryLater } from '../domain/delivery.ts'
import type { Effect, SendNotice, SendPush, SendSms } from '../domain/effects.ts'
import type { Locale } from '../domain/words.ts'
import type { Messages } from './messages.ts'
import type { PushResult, PushSender, SmsSender } from './ports.ts'

export interface OutboxParts {
  readonly messages: Readonly<Record<Locale, Messages>>
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
}

/** Told how each effect ended, so that the account learns of it. */
export interface Results {
  pushDelivered(username: string, sent: SendPush, answer: PushResult): Promise<void>
  smsDelivered(username: string, sent: SendSms, answer: Handed): Promise<void>
  /** For the log: how it ended, and why it failed where it is known. */
  ended(event: Effect['kind'], outcome: string, cause?: string): void
}

export interface Outbox {
  dispatch(username: string, effects: readonly Effect[]): void
  /** Waits until nothing is under way. */
  idle(): Promise<void>
}

export function outbox({ messages, sendPush, sendSms }: OutboxParts, results: Results): Outbox {
  const underWay = new Set<Promise<void>>()

  /** A gateway that cannot be reached now may be reached later. */
  const ended = async <Result extends PushResult>(
    event: Effect['kind'],
    sending: Promise<Result>,
  ): Promise<Result | TryLater> => {
    try {
      const answer = await sending
      results.ended(event, typeof answer === 'string' ? answer : 'try later')
      return answer
    } catch (error) {
      results.ended(event, 'try later', error instanceof Error ? error.message : String(error))
      return { retryAfterMs: 0 }
    }
  }

  const push = async (username: string, effect: SendPush): Promise<void> => {
    const { pushTitle, pushBody } = messages[effect.locale]
    const message = {
      id: effect.requestId,
      os: effect.os,
      token: effect.pushToken,
      title: pushTitle,
      body: pushBody,
      expiresAt: effect.expiresAt,
      data: { requestId: effect.requestId, kind: 'approval' },
    }
    await results.pushDelivered(username, effect, await ended('sendPush', sendPush(message)))
  }

  const sms = async (username: string, effect: SendSms): Promise<void> => {
    const body = messages[effect.locale].sms[effect.purpose](effect.code)
    await results.smsDelivered(username, effect, await ended('sendSms', sendSms({ to: effect.number, body })))
  }

  const notice = async ({ locale, about, number }: SendNotice): Promise<void> => {
    await ended('sendNotice', sendSms({ to: number, body: messages[locale].notices[about] }))
  }

  const perform = (username: string, effect: Effect): Promise<void> => {
    if (effect.kind === 'sendPush') return push(username, effect)
    return effect.kind === 'sendSms' ? sms(username, effect) : notice(effect)
  }

  const track = (work: Promise<void>): void => {
    const tracked = work.finally(() => underWay.delete(tracked))
    underWay.add(tracked)
  }

  return {
    dispatch(username, effects) {
      for (const effect of effects) track(perform(username, effect))
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
