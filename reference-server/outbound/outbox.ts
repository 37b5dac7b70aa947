/** @module Does what accounts have decided, after the commit, and knows what is still under way. */

import { pushDelivered } from '../domain/events/approval/push-delivery.ts'
import { noticeDelivered } from '../domain/events/delivery/notice-delivery.ts'
import { smsDelivered } from '../domain/events/delivery/sms-delivery.ts'
import type { Account } from '../domain/model/account.ts'
import type { TryLater } from '../domain/model/delivery.ts'
import type { Effect, SendNotice, SendPush, SendSms } from '../domain/model/effects.ts'
import type { Step } from '../domain/model/outcome.ts'
import type { Locale } from '../domain/model/primitives.ts'
import type { Context } from '../domain/rules/context.ts'
import type { Messages } from './messages.ts'
import type { PushResult, PushSender, SmsSender } from './ports.ts'

export interface OutboxParts {
  readonly messages: Readonly<Record<Locale, Messages>>
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
}

export interface OutboxResults {
  /** Lets the account learn how an effect ended. */
  apply(username: string, event: (account: Account, context: Context) => Step<undefined>): Promise<void>
  /** For the log: how it ended, and why it failed where it is known. */
  log(event: Effect['kind'], outcome: string, cause?: string): void
}

export interface Outbox {
  dispatch(username: string, effects: readonly Effect[]): void
  /** Waits until nothing is under way. */
  idle(): Promise<void>
}

export function outbox({ messages, sendPush, sendSms }: OutboxParts, results: OutboxResults): Outbox {
  const underWay = new Set<Promise<void>>()

  /** A gateway that cannot be reached now may be reached later. */
  const ended = async <Result extends PushResult>(
    event: Effect['kind'],
    sending: Promise<Result>,
  ): Promise<Result | TryLater> => {
    try {
      const answer = await sending
      results.log(event, typeof answer === 'string' ? answer : 'try later')
      return answer
    } catch (error) {
      results.log(event, 'try later', error instanceof Error ? error.message : String(error))
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
    const answer = await ended('sendPush', sendPush(message))
    await results.apply(username, (account, context) => pushDelivered(account, effect, answer, context))
  }

  const sms = async (username: string, effect: SendSms): Promise<void> => {
    const body = messages[effect.locale].sms[effect.purpose](effect.code)
    const answer = await ended('sendSms', sendSms({ to: effect.number, body }))
    await results.apply(username, (account, context) => smsDelivered(account, effect, answer, context))
  }

  const notice = async (username: string, effect: SendNotice): Promise<void> => {
    const body = messages[effect.locale].notices[effect.about]
    const answer = await ended('sendNotice', sendSms({ to: effect.number, body }))
    await results.apply(username, (account, context) => noticeDelivered(account, effect, answer, context))
  }

  const perform = (username: string, effect: Effect): Promise<void> => {
    switch (effect.kind) {
      case 'sendPush':
        return push(username, effect)
      case 'sendSms':
        return sms(username, effect)
      case 'sendNotice':
        return notice(username, effect)
    }
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
