/** @module Several servers at one address, and the order in which requests that come together are handled. */

import type { Operation } from '../../../../contract/routes.ts'
import { countingHash } from '../../../../reference-server/hashing/password-hash.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { createServer, type Server } from '../../../../reference-server/server.ts'
import { answering, callOf } from '../../support/exchange.ts'
import { nextTurn } from '../../support/waiting-messages.ts'
import { honest } from '../../support/written.ts'

const ofTheLab: readonly Operation[] = [
  'describe',
  'reset',
  'createPerson',
  'provision',
  'changeResidence',
  'advance',
]

/** Those that wait for every call to a gateway. */
const waiting: readonly Operation[] = ['reset', 'advance']

/**
 * A server some of whose requests another one handles: over the same store, with the same clock and gateways. The first one
 * has the lab face, and says how many passwords all have hashed; the others have settled before it does.
 */
function sharing(
  original: ServerParts,
  others: (begin: () => Server) => {
    readonly handle: (request: Request) => Promise<Response> | undefined
    readonly settle: () => Promise<void>
  },
): ServerParts {
  const passwordHash = countingHash(original.passwordHash)
  const parts = { ...original, passwordHash }
  const clock = { ...parts.clock, resume: () => {} }
  const { handle, settle } = others(() => createServer({ ...parts, clock, close: async () => {} }))
  const shared: ServerParts = {
    ...parts,
    async close() {
      await settle()
      await parts.close()
    },
    middleware: async (request, next) => {
      const operation = (await callOf(request))?.operation
      if (operation === undefined || !ofTheLab.includes(operation))
        return handle(request) ?? parts.middleware(request, next)
      if (waiting.includes(operation)) await settle()
      return parts.middleware(request, next)
    },
  }
  return answering(shared, (answer, { operation }) =>
    operation === 'describe' && answer.status === 200
      ? { ...answer, json: { ...answer.json, passwordHashes: passwordHash.count } }
      : undefined,
  )
}

export default [
  // README, "Implementing the contract": "The internals of your product are up to you": which server handles a request, too.
  honest(
    'two-servers-over-one-store',
    'Two servers over one store take turns at the requests, and neither remembers what the other did.',
    (parts) =>
      sharing(parts, (begin) => {
        const second = begin()
        let requests = 0
        return {
          handle: (request) => (++requests % 2 === 0 ? second.fetch(request) : undefined),
          settle: async () => void (await second.settle()),
        }
      }),
  ),

  // The same.
  honest(
    'a-new-server-for-every-request',
    'Each request is handled by a server of its own, which ends when its messages are sent.',
    (parts) =>
      sharing(parts, (begin) => {
        const ending = new Set<Promise<void>>()
        return {
          handle: async (request) => {
            const server = begin()
            const response = await server.fetch(request)
            const ended = server.close().finally(() => ending.delete(ended))
            ending.add(ended)
            return response
          },
          settle: async () => {
            while (ending.size > 0) await Promise.all(ending)
          },
        }
      }),
  ),

  // README, "Time": between two calls the clock stands still, "however long they take"; of requests that come together none has to be first.
  honest('one-request-at-a-time', 'A request is begun when the one before it is answered.', (parts) => {
    let before: Promise<unknown> = Promise.resolve()
    return {
      ...parts,
      middleware: (request, next) => {
        const handled = before.then(() => parts.middleware(request, next))
        before = handled.catch(() => undefined)
        return handled
      },
    }
  }),

  // The same.
  honest(
    'of-requests-that-come-together-the-last-is-first',
    'Requests that come in one turn of the event loop are handled in the reverse order.',
    (parts) => {
      let waiting: (() => void)[] = []
      const turn = (): Promise<void> => {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.push(resolve)
        if (waiting.length === 1)
          void nextTurn().then(() => {
            const lastFirst = waiting.toReversed()
            waiting = []
            for (const go of lastFirst) go()
          })
        return promise
      }
      return {
        ...parts,
        middleware: async (request, next) => {
          await turn()
          return parts.middleware(request, next)
        },
      }
    },
  ),
]
