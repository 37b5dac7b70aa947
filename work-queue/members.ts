/** @module Who is there: the workers of a queue, and those who wait for results. */

import { jsonOf } from '../reports/json.ts'
import { factsDifference, type MemberEntry, memberEntry } from './messages.ts'
import { presenceMs, type Queue, queueTrouble } from './queue.ts'

/** Being there: others see it until it is left, or a while after the process has died. */
export interface Membership {
  /** Says anew what it is about, a sentence each. */
  update(doing: readonly string[]): void
  leave(): Promise<void>
}

/** Joins a queue. Resolves to a sentence where a member of it differs, as version and digests are the same in all, or the broker keeps no more. */
export async function joinQueue(queue: Queue, entry: MemberEntry): Promise<Membership | string> {
  const others = await membersOf(queue)
  for (const other of others) {
    const difference = factsDifference(entry.facts, other.facts)
    if (difference !== undefined)
      return `the ${other.role} ${other.name} is another one: ${difference}. Use the same copy and options as there, or another queue (--queue NAME).`
  }
  let doing = entry.doing
  let cancel = (): void => undefined
  let left = false
  const put = (): Promise<number> => queue.members.put(entry.name, JSON.stringify({ ...entry, doing }))
  const announce = (): Promise<unknown> => put().catch(() => undefined)
  const again = (): void => {
    cancel = queue.broker.timers.after(presenceMs, () => {
      void announce().then(() => {
        if (!left) again()
      })
    })
  }
  try {
    await put()
  } catch (error) {
    return queueTrouble(error)
  }
  again()
  return {
    update(now) {
      doing = [...now]
      void announce()
    },
    async leave() {
      left = true
      cancel()
      await queue.members.purge(entry.name).catch(() => undefined)
    },
  }
}

/** All that are there, by name. An entry of an unknown form is left out: its member cannot be compared with. */
export async function membersOf({ members }: Queue): Promise<MemberEntry[]> {
  const found: MemberEntry[] = []
  const names: string[] = []
  for await (const name of await members.keys()) names.push(name)
  for (const name of names.sort()) {
    const entry = await members.get(name)
    const parsed = memberEntry.safeParse(entry?.operation === 'PUT' ? jsonOf(entry.string()) : undefined)
    if (parsed.success) found.push(parsed.data)
  }
  return found
}
