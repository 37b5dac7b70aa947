/** @module Stores that keep something else than was decided, or let two changes of one account overtake each other. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { activeIbKey } from '../../../reference-server/domain/model/account.ts'
import type { IbKey } from '../../../reference-server/domain/model/sls-device.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { AccountChange, Store } from '../../../reference-server/store/store.ts'

type Inject = (parts: ServerParts) => ServerParts

/** As well as `inject`: the database keeps no rules, so that what comes of it is not undone. */
export const unguarded =
  (inject: Inject): Inject =>
  (parts) => {
    parts.store.dropGuards()
    return inject(parts)
  }

/** Another store; `change` sees the right one. */
export const store =
  (change: (right: Store) => Partial<Store>): Inject =>
  (parts) => ({ ...parts, store: { ...parts.store, ...change(parts.store) } })

/** Every change of an account is followed by another one that no rule has decided. */
export const afterwards = (then: (before: Account, after: Account) => Account): Inject =>
  store((right) => ({
    transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
      right.transact(username, (before) => {
        const { account, ...rest } = decide(before)
        return { account: then(before, account), ...rest }
      }),
  }))

/** IB Key becoming active again on the same phone is followed by another change. */
export const afterReactivation = (then: (account: Account, active: IbKey) => Account): Inject =>
  afterwards((before, after) => {
    const [old, active] = [activeIbKey(before), activeIbKey(after)]
    const again = old && active && old.id !== active.id && old.hardwareId === active.hardwareId
    return again ? then(after, active) : after
  })

/**
 * Stores that decide upon what the account held when the first of the requests looked at it that are under way
 * together: between a look and a change everything else may happen, such as a signature that is verified.
 */
const lookingEarly = (change: (right: Store, look: Store['read']) => Partial<Store>): Inject =>
  unguarded((parts) => {
    const seen = new Map<string, Account>()
    let underWay = 0
    const look: Store['read'] = async (username) => {
      if (underWay < 2) return parts.store.read(username)
      const account = seen.get(username) ?? (await parts.store.read(username))
      if (account) seen.set(username, account)
      return account
    }
    return {
      ...store((right) => change(right, look))(parts),
      decode(text) {
        underWay++
        return parts.decode(text)
      },
      encode(reply) {
        underWay = Math.max(0, underWay - 1)
        if (underWay === 0) seen.clear()
        return parts.encode(reply)
      },
    }
  })

/** Reads, lets others read as well, and writes what it has decided, whatever has been written in between. */
export const lostUpdates: Inject = lookingEarly((right, look) => ({
  async transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
    const before = await look(username)
    if (!before) return undefined
    const { account, result } = decide(before)
    await right.transact(username, () => ({ account, result: undefined }))
    return result
  },
}))

/** Decides upon what these parts of an account held a moment ago, whatever has been written to them in between. */
export const readTooEarly = (...parts: readonly (keyof Account)[]): Inject =>
  lookingEarly((right, look) => ({
    async transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
      const early = await look(username)
      if (!early) return undefined
      const old = Object.fromEntries(parts.map((part) => [part, early[part]]))
      return right.transact(username, (now) => decide({ ...now, ...old }))
    },
  }))
