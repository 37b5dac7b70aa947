/** @module The fuzz of `npm run test:long`: in this process and over a socket, with the reach that it must have. */

import { listen } from '../../reference-server/runtime/listener.ts'
import { createTestServer } from '../../testing/reference-server.ts'
import type { Counts } from '../parts/parts.ts'
import { choicesFrom } from './choices.ts'
import { fuzz } from './fuzz.ts'
import { overLoopback, sendNoise } from './loopback.ts'

const seed = 20260302
const inProcess = { runs: 105, longest: 500 } as const
/** What the fuzz has reached since it was first written. */
const leastReach = { requests: 20_000, calls: 100, outcomes: 126 } as const
const socket = { runs: 16, longest: 250 } as const
const noise = 300

async function noiseFailures(): Promise<readonly string[]> {
  const listening = await listen(createTestServer().raw, { hostname: '127.0.0.1', port: 0 })
  const failures = await sendNoise(listening.url, noise, choicesFrom(seed))
  await listening.close()
  return failures
}

/** Counts operations: those that have passed all requests. */
export async function fuzzLongRun(print: (line: string) => void): Promise<Counts> {
  const direct = await fuzz({ seed, ...inProcess })
  const overSocket = await fuzz({ seed, ...socket, connect: overLoopback })
  const failures = [
    ...(direct.failure === undefined ? [] : [direct.failure]),
    ...(overSocket.failure === undefined ? [] : [overSocket.failure]),
    ...direct.statistics.missingReach(leastReach),
    ...(await noiseFailures()),
  ]
  for (const failure of failures) print(`  ${failure}`)
  const [sent, sentOverSocket] = [direct.statistics.requests, overSocket.statistics.requests]
  print(`  ${sent} requests in this process, ${sentOverSocket} over a socket, ${noise} that are no HTTP`)
  const failed = failures.length
  return { passed: Math.max(0, direct.statistics.operations.size - failed), failed, skipped: 0 }
}
