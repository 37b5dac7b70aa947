/** @module Messages that leave a moment after the answer of the request that has caused them, in another order, or one by one. */

import type { ServerParts } from '../../../../reference-server/parts.ts'
import { callOf } from '../../support/exchange.ts'
import { revising } from '../../support/here.ts'
import { holding, leave, nextTurn, type WaitingMessage } from '../../support/waiting-messages.ts'
import { honest } from '../../support/written.ts'

/** Turns of the event loop that a message needs to its gateway. */
const onTheWay = 20

/** A server whose messages wait until the clock is about to move. */
const sendingAtSettling = (parts: ServerParts): ServerParts =>
  holding(parts, (release, held) => ({
    ...held,
    middleware: async (request, next) => {
      if ((await callOf(request))?.operation === 'advance') {
        await release()
        for (let turn = 0; turn < onTheWay; turn++) await nextTurn()
      }
      return held.middleware(request, next)
    },
  }))

/** A server on which a challenge ends the approval request of its login. */
const challengesEndRequests = (parts: ServerParts): ServerParts => ({
  ...parts,
  store: revising(parts, (after, earlier) => {
    const known = new Set(earlier.challenges.map(({ id }) => id))
    const over = new Set(after.challenges.filter(({ id }) => !known.has(id)).map(({ loginId }) => loginId))
    if (over.size === 0) return after
    return {
      ...after,
      approvalRequests: after.approvalRequests.map((request) =>
        request.state === 'open' && over.has(request.loginId) ? { ...request, state: 'superseded' } : request,
      ),
    }
  }),
})

export default [
  // README, "Notifications and text messages": "`advance` to the instant of the request finds it sent", and whoever asks again does, too.
  honest(
    'messages-leave-with-the-next-request',
    'A message leaves when the next request comes, or when the server settles.',
    (parts) =>
      holding(parts, (release, held) => ({
        ...held,
        middleware: async (request, next) => {
          await release()
          return held.middleware(request, next)
        },
      })),
  ),

  // README, "Notifications and text messages": "`advance` to the instant of the request finds it sent"; "a message that is of no use any
  // more is not sent": what was superseded meanwhile, as the notification of the older of two logins, never leaves.
  honest(
    'messages-leave-at-settling',
    'Messages leave together when the clock is about to be set, without those that are of no use any more.',
    sendingAtSettling,
  ),

  // README, "Refusals": "You decide whether a challenge ends the approval request of its login as well", and then its notification "is not sent".
  honest(
    'a-challenge-recalls-a-notification-that-waits',
    'A notification that has not left when its login asks for a challenge never leaves.',
    (parts) => sendingAtSettling(challengesEndRequests(parts)),
  ),

  // README, "Time": `advance` "waits until no call to a gateway is open"; how many are open at a time is not said.
  honest(
    'messages-of-a-person-one-after-the-other',
    'To each person one notification and one SMS at a time is on its way, and the next waits.',
    (parts) => ({
      ...parts,
      outbox: (outboxParts, results) => {
        const channels = new Map<string, Promise<void>>()
        return {
          dispatch(username, effects) {
            for (const effect of effects) {
              const channel = JSON.stringify([username, effect.kind === 'sendPush'])
              const outbox = parts.outbox(outboxParts, results)
              const before = channels.get(channel) ?? Promise.resolve()
              const sent = before.then(async () => {
                await leave({ username, effect }, { parts, outbox, results })
                await outbox.idle()
              })
              channels.set(channel, sent)
              void sent.finally(() => channels.get(channel) === sent && channels.delete(channel))
            }
          },
          async idle() {
            while (channels.size > 0) await Promise.all(channels.values())
          },
        }
      },
    }),
  ),

  // README, "Notifications and text messages": "sent at once"; of messages that are caused at the same time no order is given.
  honest(
    'the-newest-message-leaves-first',
    'Messages that are caused at the same time leave in the reverse order.',
    (parts) => ({
      ...parts,
      outbox: (outboxParts, results) => {
        const inner = parts.outbox(outboxParts, results)
        let waiting: WaitingMessage[] = []
        let leaving = Promise.resolve()
        const leaveAll = async (): Promise<void> => {
          await nextTurn()
          const newestFirst = waiting.toReversed()
          waiting = []
          for (const message of newestFirst) await leave(message, { parts, outbox: inner, results })
        }
        return {
          dispatch(username, effects) {
            if (effects.length === 0) return
            waiting.push(...effects.map((effect) => ({ username, effect })))
            leaving = leaving.then(leaveAll)
          },
          async idle() {
            do {
              await leaving
              await inner.idle()
            } while (waiting.length > 0)
          },
        }
      },
    }),
  ),
]
