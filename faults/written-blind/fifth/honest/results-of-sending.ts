/** @module When the gateway's answer counts: before the answer of the request, a request later, or twice. */

import { callOf } from '../../support/exchange.ts'
import { nextTurn } from '../../support/waiting-messages.ts'
import { honest } from '../../support/written.ts'

/** Turns of the event loop that an answer waits for a gateway: without a silent one all is said by then. */
const patience = 20

export default [
  // README, "Time": "the reply has to come within `timeLimitMs`"; that messages leave after it is not said.
  honest(
    'the-answer-waits-for-the-gateway',
    'A request is answered when its messages have left, unless the gateway takes long.',
    (parts) => {
      let isIdle = async (): Promise<void> => {}
      return {
        ...parts,
        outbox: (outboxParts, results) => {
          const inner = parts.outbox(outboxParts, results)
          isIdle = () => inner.idle()
          return inner
        },
        middleware: async (request, next) => {
          const response = await parts.middleware(request, next)
          let isOpen = true
          const sent = isIdle().finally(() => {
            isOpen = false
          })
          for (let turn = 0; isOpen && turn < patience; turn++) await nextTurn()
          if (!isOpen) await sent
          return response
        },
      }
    },
  ),

  // login-face.ts: `sms` is "sending" for as long as nothing is known; README, "Time": `advance` waits until no call is open. A notice is
  // recorded at once, since it is "sent exactly once".
  honest(
    'what-a-gateway-answers-counts-a-request-later',
    'What became of a notification or code is recorded when the next request comes, or when the server settles.',
    (parts) => {
      let record = async (): Promise<void> => {}
      return {
        ...parts,
        outbox: (outboxParts, results) => {
          let unrecorded: (() => Promise<void>)[] = []
          const notices = parts.outbox(outboxParts, results)
          const others = parts.outbox(outboxParts, {
            ...results,
            apply: async (username, event) => void unrecorded.push(() => results.apply(username, event)),
          })
          record = async () => {
            const answered = unrecorded
            unrecorded = []
            for (const apply of answered) await apply()
          }
          return {
            dispatch(username, effects) {
              for (const effect of effects)
                (effect.kind === 'sendNotice' ? notices : others).dispatch(username, [effect])
            },
            async idle() {
              do {
                await notices.idle()
                await others.idle()
                await record()
              } while (unrecorded.length > 0)
            },
          }
        },
        middleware: async (request, next) => {
          await record()
          return parts.middleware(request, next)
        },
      }
    },
  ),

  // README, "Running it against your server": everything that was answered "must still be" there; how it is written down is not said.
  honest(
    'what-a-gateway-answers-is-recorded-twice',
    'The answer of a gateway is recorded a second time, which changes nothing.',
    (parts) => ({
      ...parts,
      outbox: (outboxParts, results) =>
        parts.outbox(outboxParts, {
          ...results,
          async apply(username, event) {
            await results.apply(username, event)
            await results.apply(username, event)
          },
        }),
    }),
  ),

  // README, "Numbers": a lifetime is evaluated "at the moment of the request"; a wait for the hash of a password is none of it.
  honest(
    'some-answers-take-longer',
    'Every third request is answered some turns of the event loop later than others that came after it.',
    (parts) => {
      let requests = 0
      return {
        ...parts,
        middleware: async (request, next) => {
          const takesLonger = ++requests % 3 === 0 && (await callOf(request))?.operation !== 'advance'
          const response = await parts.middleware(request, next)
          for (let turn = 0; takesLonger && turn < patience; turn++) await nextTurn()
          return response
        },
      }
    },
  ),
]
