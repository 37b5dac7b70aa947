/** @module Servers that are right for as long as they live: only one that is killed shows what is wrong with them. */

import type { Account } from '../../reference-server/domain/model/account.ts'
import type { AccountChange, Store } from '../../reference-server/store/store.ts'
import type { UnobservableFault } from '../fault.ts'
import { store } from '../server/support/store.ts'

/** Answers first, and writes when it is next asked for something. */
const acknowledging = (right: Store): Partial<Store> => {
  let unwritten: (() => Promise<unknown>) | undefined
  const written = async (): Promise<void> => {
    const write = unwritten
    unwritten = undefined
    await write?.()
  }
  return {
    async read(username) {
      await written()
      return right.read(username)
    },
    async find(reference, id) {
      await written()
      return right.find(reference, id)
    },
    async transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
      await written()
      const before = await right.read(username)
      if (!before) return undefined
      const decided = decide(before)
      unwritten = () => right.transact(username, () => decided)
      return decided.result
    },
    async accountsDue(now) {
      await written()
      return right.accountsDue(now)
    },
    async clear() {
      unwritten = undefined
      await right.clear()
    },
  }
}

/** As if a disk were slow. */
const turns = 200

async function meanwhile(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** A change of which only what it takes away has been written: codes that are used up, phones that are let go. */
function firstHalf(before: Account, { devices, smsCodes }: Account): Account {
  const known = new Map(before.devices.map((device) => [device.id, device]))
  const kept = devices.flatMap((device) =>
    device.status === 'active' ? (known.get(device.id) ?? []) : device,
  )
  return { ...before, devices: kept, smsCodes }
}

/** Writes each change in two parts. */
const halving = (right: Store): Partial<Store> => ({
  async transact<Result>(username: string, decide: (account: Account) => AccountChange<Result>) {
    const half = await right.transact(username, (before) => {
      const { account, result } = decide(before)
      if (account === before) return { account, result: { result, account } }
      return { account: firstHalf(before, account), result: { result, account } }
    })
    if (!half) return undefined
    await meanwhile()
    return right.transact(username, () => half)
  },
})

const faults: readonly UnobservableFault[] = [
  {
    id: 'acknowledged-before-written',
    title: 'A change is acknowledged first, and written when the next request comes.',
    subject: 'server',
    inject: store(acknowledging),
  },
  {
    id: 'written-in-two-parts',
    title: 'What a change takes away is written first, and the rest of it a moment later.',
    subject: 'server',
    inject: store(halving),
  },
]

export default faults
