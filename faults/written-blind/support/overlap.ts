/** @module Requests of one person that are under way at the same time, and servers that lose a change over it. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { PasswordAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import type { Middleware, ServerParts } from '../../../reference-server/parts.ts'
import type { Store } from '../../../reference-server/store/store.ts'
import { textIn } from './exchange.ts'
import { type Here, knowing } from './here.ts'

type IsRaced = (one: Here, other: Here) => boolean

/** Who was under way while a request was: also those that have ended meanwhile. */
function overlaps() {
  const underWay = new Set<Here>()
  const met = new WeakMap<Here, Set<Here>>()
  return {
    othersOf: (one: Here): readonly Here[] => [...(met.get(one) ?? [])],
    async during<Result>(one: Here, work: () => Promise<Result>): Promise<Result> {
      met.set(one, new Set(underWay))
      for (const other of underWay) met.get(other)?.add(one)
      underWay.add(one)
      try {
        return await work()
      } finally {
        underWay.delete(one)
      }
    },
  }
}

const isUseOfSession = (before: Account, after: Account): boolean =>
  (Object.keys(after) as (keyof Account)[]).every(
    (name) => name === 'sessions' || before[name] === after[name],
  )

/**
 * A server that decides requests which overlap in this way on what was stored when they came: what the other one has
 * changed is lost.
 */
export const racing = (parts: ServerParts, isRaced: IsRaced): ServerParts =>
  knowing(parts, (here) => {
    const { othersOf, during } = overlaps()
    const decided = new WeakSet<Here>()
    const transact: Store['transact'] = (username, decide) =>
      parts.store.transact(username, (current) => {
        const one = here()
        const before = one.account
        const raced = othersOf(one).some(
          (other) => other.account?.username === before?.username && isRaced(one, other),
        )
        if (!before || !raced || decided.has(one) || current.username !== before.username)
          return decide(current)
        const change = decide(before)
        if (isUseOfSession(before, change.account)) return decide(current)
        decided.add(one)
        return change
      })
    const middleware: Middleware = (request, next) => during(here(), () => parts.middleware(request, next))
    return { store: { ...parts.store, transact }, middleware }
  })

/** The same for the count of wrong passwords. */
export const racingPasswords = (parts: ServerParts, isRaced: IsRaced): ServerParts =>
  knowing(parts, (here) => {
    const { othersOf, during } = overlaps()
    const atFirst = new WeakMap<Here, PasswordAttempts>()
    const transactAttempts: Store['transactAttempts'] = (username, decide) =>
      parts.store.transactAttempts(username, (current) => {
        const one = here()
        const raced = othersOf(one).some((other) => isRaced(one, other))
        return decide(raced ? (atFirst.get(one) ?? current) : current)
      })
    const middleware: Middleware = (request, next) => {
      const one = here()
      return during(one, async () => {
        const typed = textIn(one.body, 'username')
        if (typed !== '') {
          const look = (attempts: PasswordAttempts) => ({ attempts, result: attempts })
          atFirst.set(one, await parts.store.transactAttempts(parts.rules.usernameKey(typed), look))
        }
        return parts.middleware(request, next)
      })
    }
    return { store: { ...parts.store, transactAttempts }, middleware }
  })
