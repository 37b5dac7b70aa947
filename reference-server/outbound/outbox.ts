/** @module The outbox: sends effects after the commit, applies the results to the account, and tracks pending sends. */

import { pushDelivered } from '../domain/events/approval/push-delivery.ts'
import { noticeDelivered } from '../domain/events/delivery/notices.ts'
import { smsDelivered } from '../domain/events/delivery/sms-delivery.ts'
import type { Account } from '../domain/model/account.ts'
import type { TransientFailure } from '../domain/model/delivery.ts'
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
  /** Applies the result of a send to the account. */
  apply(username: string, event: (account: Account, context: Context) => Step<undefined>): Promise<void>
  /** `cause`: of an exception. */
  log(event: Effect['kind'], outcome: string, cause?: string): void
}

export interface Outbox {
  dispatch(username: string, effects: readonly Effect[]): void
  /** Waits for all pending sends. */
  idle(): Promise<void>
}

export function outbox({ messages, sendPush, sendSms }: OutboxParts, results: OutboxResults): Outbox {
  const pending = new Set<Promise<void>>()

  /** An exception of a sender, such as an unreachable gateway, is a transient failure. */
  const resultOf = async <Result extends PushResult>(
    event: Effect['kind'],
    sending: Promise<Result>,
  ): Promise<Result | TransientFailure> => {
    try {
      const result = await sending
      results.log(event, typeof result === 'string' ? result : 'retry')
      return result
    } catch (error) {
      results.log(event, 'retry', error instanceof Error ? error.message : String(error))
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
    const result = await resultOf('sendPush', sendPush(message))
    await results.apply(username, (account, context) => pushDelivered(account, effect, result, context))
  }

  const sms = async (username: string, effect: SendSms): Promise<void> => {
    const body = messages[effect.locale].sms[effect.purpose](effect.code)
    const result = await resultOf('sendSms', sendSms({ to: effect.number, body }))
    await results.apply(username, (account, context) => smsDelivered(account, effect, result, context))
  }

  const notice = async (username: string, effect: SendNotice): Promise<void> => {
    const body = messages[effect.locale].notices[effect.about]
    const result = await resultOf('sendNotice', sendSms({ to: effect.number, body }))
    await results.apply(username, (account, context) => noticeDelivered(account, effect, result, context))
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
    const tracked = work.finally(() => pending.delete(tracked))
    pending.add(tracked)
  }

  return {
    dispatch(username, effects) {
      for (const effect of effects) track(perform(username, effect))
    },
    async idle() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}
