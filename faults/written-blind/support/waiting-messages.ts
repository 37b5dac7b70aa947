/** @module Messages that wait in the memory of a server before they leave. A restart loses them, and their retry sends them. */

import { setImmediate } from 'node:timers/promises'
import { pushDelivered } from '../../../reference-server/domain/events/approval/push-delivery.ts'
import { smsDelivered } from '../../../reference-server/domain/events/delivery/sms-delivery.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Effect } from '../../../reference-server/domain/model/effects.ts'
import { isPending } from '../../../reference-server/domain/model/login.ts'
import type { Outbox, OutboxResults } from '../../../reference-server/outbound/outbox.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'

export interface WaitingMessage {
  readonly username: string
  readonly effect: Effect
}

/** Another turn of the event loop: whatever is ready goes first. */
export const nextTurn = async (): Promise<void> => void (await setImmediate())

const isLoginAwaited = (account: Account, loginId: string, { rules, profile, clock }: ServerParts): boolean =>
  account.logins.some(
    (login) => login.id === loginId && isPending(login) && rules.loginInTime(login, clock.now(), profile),
  )

/** Whether a message is of use to whoever it is for: what it announces is open and in time. A notice always is. */
function isOfUse(account: Account, effect: Effect, parts: ServerParts): boolean {
  const { rules, profile, clock } = parts
  if (effect.kind === 'sendNotice') return true
  if (effect.kind === 'sendPush') {
    const request = account.approvalRequests.find(({ id }) => id === effect.requestId)
    return (
      request?.state === 'open' &&
      rules.approvalRequestInTime(request, clock.now(), profile) &&
      isLoginAwaited(account, request.loginId, parts)
    )
  }
  const code = account.smsCodes.find(({ id }) => id === effect.codeId)
  return (
    code !== undefined &&
    rules.codeIsOpen(code) &&
    rules.codeInTime(code, clock.now(), profile) &&
    (code.purpose !== 'login' || isLoginAwaited(account, code.subject, parts))
  )
}

/** Notes of a message that it does not leave. */
const giveUp = (results: OutboxResults, { username, effect }: WaitingMessage): Promise<void> =>
  results.apply(username, (account, context) => {
    if (effect.kind === 'sendPush') return pushDelivered(account, effect, 'failed', context)
    if (effect.kind === 'sendSms') return smsDelivered(account, effect, 'failed', context)
    return { account, outcome: { ok: true, value: undefined }, effects: [] }
  })

/** Hands a message over, unless it is of no use any more. */
export async function leave(
  message: WaitingMessage,
  { parts, outbox, results }: { parts: ServerParts; outbox: Outbox; results: OutboxResults },
): Promise<void> {
  const account = await parts.store.read(message.username)
  if (account && isOfUse(account, message.effect, parts)) outbox.dispatch(message.username, [message.effect])
  else await giveUp(results, message)
}

/** A server whose messages wait until `release` is called; at the latest they leave when it settles. */
export function holding(
  parts: ServerParts,
  use: (release: () => Promise<void>, parts: ServerParts) => ServerParts,
): ServerParts {
  let release = async (): Promise<void> => {}
  const outbox: ServerParts['outbox'] = (outboxParts, results) => {
    const inner = parts.outbox(outboxParts, results)
    let waiting: WaitingMessage[] = []
    let releasing = Promise.resolve()
    const releaseAll = async (): Promise<void> => {
      const leaving = waiting
      waiting = []
      for (const message of leaving) await leave(message, { parts, outbox: inner, results })
    }
    release = () => {
      releasing = releasing.then(releaseAll)
      return releasing
    }
    return {
      dispatch: (username, effects) => void waiting.push(...effects.map((effect) => ({ username, effect }))),
      async idle() {
        do {
          await release()
          await inner.idle()
        } while (waiting.length > 0)
      },
    }
  }
  return use(() => release(), { ...parts, outbox })
}
