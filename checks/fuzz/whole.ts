/** @module The fuzz of `npm run test:long`: all shots, in this process and over a socket, counted per operation. */

import { listen } from '../../reference-server/runtime/listener.ts'
import { seededRandom } from '../../simulators/random.ts'
import { createTestServer } from '../../testing/reference-server.ts'
import type { Counts } from '../parts/parts.ts'
import { dice } from './dice.ts'
import { fuzz } from './fuzz.ts'
import { overLoopback, shoutAt } from './loopback.ts'
import { documentedOperations } from './operations.ts'
import type { FuzzReport } from './tally.ts'

const plan = { seed: '20260302', inProcess: 20_000, overLoopback: 1_000, noise: 300 } as const

/** The lab would forget everybody, so nobody has its token for this one. */
const neverAccepted = ['reset']

/** What never comes through finds nothing behind the door: each operation is shot at, and accepts something. */
export function hollow({ operations }: FuzzReport): string[] {
  return documentedOperations().flatMap(({ name }) => {
    const { shots = 0, accepted = 0 } = operations.get(name) ?? {}
    if (shots < 100) return [`${name} was shot at only ${shots} times`]
    return accepted > 0 || neverAccepted.includes(name)
      ? []
      : [`${name} has not accepted any of ${shots} shots`]
  })
}

async function noise(): Promise<readonly string[]> {
  const listening = await listen(createTestServer().raw, { hostname: '127.0.0.1', port: 0 })
  const broken = await shoutAt(listening.url, plan.noise, dice(seededRandom(plan.seed)))
  await listening.close()
  return broken
}

/** Counts operations: those that stood all shots have passed. */
export async function wholeFuzz(print: (line: string) => void): Promise<Counts> {
  const { seed } = plan
  const tally = await fuzz({ seed, shots: plan.inProcess })
  const socket = await fuzz({ seed, shots: plan.overLoopback, reach: overLoopback })
  const complaints = [...tally.complaints, ...hollow(tally), ...socket.complaints, ...(await noise())]
  for (const complaint of complaints) print(`  ${complaint}`)
  print(
    `  ${tally.shots} shots in this process, ${socket.shots} over a socket, ${plan.noise} that are no HTTP`,
  )
  const failed = complaints.length
  return { passed: Math.max(0, tally.operations.size - failed), failed, skipped: 0 }
}
