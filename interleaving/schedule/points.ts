/**
 * @module The points of a server: requests and messages before they are on their way, and whatever the server awaits outside of
 * itself, after it is done and before the server has its result. An append to the audit trail is none: nobody reads it while
 * the server runs, and no order of it can be seen.
 */

import type { Effect } from '../../reference-server/domain/model/effects.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import type { AccountReference, Store } from '../../reference-server/store/store.ts'
import type { Scheduler } from './scheduler.ts'

type At = Scheduler['at']

const storeAt = (store: Store, at: At): Store => ({
  ...store,
  create: (username, account) => at('stores a new person', () => store.create(username, account)),
  read: (username) => at('reads the account', () => store.read(username)),
  find: (reference: AccountReference, id) => at(`looks up the ${reference}`, () => store.find(reference, id)),
  transact: (username, decide) => at('changes the account', () => store.transact(username, decide)),
  transactAttempts: (username, decide) =>
    at('counts the password attempt', () => store.transactAttempts(username, decide)),
  deleteExpiredAttempts: (now) =>
    at('deletes expired password attempts', () => store.deleteExpiredAttempts(now)),
})

const effectNames: Readonly<Record<Effect['kind'], string>> = {
  sendPush: 'notification',
  sendSms: 'SMS',
  sendNotice: 'notice',
}

/**
 * The parts with a point at each await. `delivered` is called when a service has taken a message, so that it is on the
 * phone in the same step. Faults are to be injected into what this returns: each of their awaits of a part is a point, too.
 */
export const withPoints = (
  parts: ServerParts,
  scheduler: Scheduler,
  delivered: () => Promise<void>,
): ServerParts => {
  const at: At = (does, work) => scheduler.at(does, work)
  const { passwordHash, verifyAttestation, sendPush, sendSms, outbox, middleware } = parts
  const sent = async <Result>(sending: Promise<Result>): Promise<Result> => {
    const result = await sending
    await delivered()
    return result
  }
  return {
    ...parts,
    store: storeAt(parts.store, at),
    passwordHash: {
      ...passwordHash,
      verifier: (password, random) => at('makes a hash', () => passwordHash.verifier(password, random)),
      matches: (password, verifier) => at('compares hashes', () => passwordHash.matches(password, verifier)),
    },
    verifyAttestation: (text) => at('verifies the attestation', () => verifyAttestation(text)),
    sendPush: (message) => at('is taken by the push gateway', () => sent(sendPush(message))),
    sendSms: (message) => at('is taken by the carrier', () => sent(sendSms(message))),
    outbox(outboxParts, results) {
      const pending = new Set<Promise<void>>()
      /** Each message has an outbox of its own, whose end is the end of its chain. */
      const send = (username: string, effect: Effect): Promise<void> => {
        const own = outbox(outboxParts, results)
        const whole = async (): Promise<void> => {
          await scheduler.pause()
          own.dispatch(username, [effect])
          await own.idle()
        }
        const sending = whole().finally(() => pending.delete(sending))
        pending.add(sending)
        return sending
      }
      return {
        dispatch(username, effects) {
          for (const effect of effects) scheduler.fork(effectNames[effect.kind], () => send(username, effect))
        },
        async idle() {
          while (pending.size > 0) await Promise.all(pending)
        },
      }
    },
    async middleware(request, next) {
      await scheduler.pause()
      const response = await middleware(request, next)
      scheduler.mark('gets the answer')
      return response
    },
  }
}
