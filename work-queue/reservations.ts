/** @module Things of which each is used by one member of a queue at a time, such as an instance of a system under test. */

import type { KV } from '@nats-io/kv'
import { isSecond, presenceMs, type Queue } from './queue.ts'
import { delay } from './timers.ts'

/** What is reserved: nobody else has it until it is released, or a while after the process has died. */
export interface Reservations {
  /** Those that nobody had, in the order of the things. */
  readonly indices: readonly number[]
  release(): Promise<void>
}

export interface ReservationOptions {
  /** Each by letters and digits. */
  readonly things: readonly string[]
  /** As many of them are wanted. */
  readonly most: number
  /** Of the member, for those who come later. */
  readonly name: string
  /** Nothing was free: somebody who has died may have it, which shows some seconds later. */
  waits(): void
  /** While this member was held up, another one has taken what was its own. */
  lost(): void
  readonly signal: AbortSignal
}

/** A reservation of somebody who has died is over by then. */
const othersLimitMs = 4 * presenceMs
const lookAgainMs = 500

/** Reserves at least one of the things. Resolves to the names of those who have them where none becomes free. */
export async function reserve(
  queue: Queue,
  options: ReservationOptions,
): Promise<Reservations | readonly string[]> {
  const { timers } = queue.broker
  const since = timers.now()
  for (let waits = false; ; waits = true) {
    const held = await heldOf(queue.members, options)
    if (held.size > 0) return kept(queue, held, options)
    if (options.signal.aborted || timers.now() - since > othersLimitMs)
      return await ownersOf(queue.members, options)
    if (!waits) options.waits()
    await delay(timers, lookAgainMs, options.signal)
  }
}

const keyOf = (thing: string): string => `reserved-${thing}`

/** What could be reserved, and the revision of each reservation, by the index of the thing. */
async function heldOf(
  members: KV,
  { things, most, name }: Pick<ReservationOptions, 'things' | 'most' | 'name'>,
): Promise<Map<number, number>> {
  const held = new Map<number, number>()
  for (const [index, thing] of things.entries()) {
    if (held.size === most) break
    const revision = await created(members, thing, name)
    if (revision !== undefined) held.set(index, revision)
  }
  return held
}

/** Resolves to the revision, or to nothing where somebody has it. */
async function created(members: KV, thing: string, name: string): Promise<number | undefined> {
  try {
    return await members.create(keyOf(thing), name)
  } catch (error) {
    if (isSecond(error)) return undefined
    throw error
  }
}

async function ownersOf(members: KV, { things }: Pick<ReservationOptions, 'things'>): Promise<string[]> {
  const entries = await Promise.all(things.map((thing) => members.get(keyOf(thing))))
  return [...new Set(entries.flatMap((entry) => (entry?.operation === 'PUT' ? [entry.string()] : [])))]
}

function kept(
  { broker, members }: Queue,
  held: Map<number, number>,
  { things, name, lost }: ReservationOptions,
): Reservations {
  let isOver = false
  let cancel = (): void => undefined
  /** Resolves to whether it is still this member's. Where the broker is away, nobody else can reserve it either. */
  const renewed = async (index: number, revision: number): Promise<boolean> => {
    const thing = things[index] ?? ''
    try {
      held.set(index, await members.update(keyOf(thing), name, revision))
      return true
    } catch (error) {
      if (!isSecond(error)) return true
    }
    try {
      // It may be that it was too old, and nobody has taken it.
      const entry = await members.get(keyOf(thing))
      if (entry?.operation === 'PUT' && entry.string() === name) {
        held.set(index, entry.revision)
        return true
      }
      const again = await created(members, thing, name)
      if (again !== undefined) held.set(index, again)
      return again !== undefined
    } catch {
      return true
    }
  }
  const again = (): void => {
    cancel = broker.timers.after(presenceMs, () => {
      void Promise.all([...held].map(([index, revision]) => renewed(index, revision))).then((own) => {
        if (isOver) return
        if (own.includes(false)) lost()
        else again()
      })
    })
  }
  again()
  return {
    indices: [...held.keys()],
    async release() {
      isOver = true
      cancel()
      for (const index of held.keys()) {
        const entry = await members.get(keyOf(things[index] ?? '')).catch(() => undefined)
        if (entry?.string() === name) await members.purge(keyOf(things[index] ?? '')).catch(() => undefined)
      }
    },
  }
}
