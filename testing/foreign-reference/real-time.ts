/** @module The reference server without a lab face, by a clock that nobody sets. */

import { z } from 'zod'
import { repeatEvery } from '../../cli/serve/wall-clock.ts'
import { realClock } from '../../drivers/assemblies/configured/real-time.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'

const settings = z.strictObject({ speed: z.number(), since: z.string() })

/** The time of day, or a faster clock: `{"speed":10,"since":"2026-01-01T00:00:00Z"}`. */
export function testClock(text: string): () => number {
  const { speed, since } = settings.parse(JSON.parse(text))
  return realClock({ kind: 'real', settleMs: 10, budgetMinutes: 60, speed, since }).now
}

/** How often it looks for work that is due, in ms of real time. */
const dueWorkIntervalMs = 20

export function serverInRealTime(parts: ServerParts): Server {
  const server = createServer({ ...parts, labToken: undefined })
  repeatEvery(dueWorkIntervalMs, async () => void (await server.settle()))
  return server
}
