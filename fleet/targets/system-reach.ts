/** @module How the processes of a load reach the system: plain data, of which each makes a client of its own. */

import { z } from 'zod'
import { type Client, createClient, type Fetch } from '../../drivers/http/client.ts'
import { keepAliveFetchTrusting } from '../../drivers/http/keep-alive-fetch.ts'
import { pooledFetch } from '../../drivers/http/pooled-fetch.ts'
import type { Now } from '../../simulators/clock/clock.ts'

export const systemReach = z.strictObject({
  baseUrl: z.union([
    z.string(),
    z.strictObject({ login: z.string(), account: z.string(), device: z.string(), lab: z.string() }),
  ]),
  labToken: z.string(),
  timeLimitMs: z.number(),
  /** Present of a system that is not ours: what is trusted beside the roots of the platform (PEM), and what every request carries. */
  foreign: z
    .strictObject({ ca: z.string().optional(), headers: z.record(z.string(), z.string()) })
    .optional(),
})
export type SystemReach = z.infer<typeof systemReach>

/** `now`: a clock that nobody sets back. */
export const clientReaching = ({ baseUrl, timeLimitMs, foreign }: SystemReach, now: Now): Client =>
  createClient({
    ...{ baseUrl, timeLimitMs, traceHeaders: () => ({}) },
    fetch: foreign ? foreignFetch(foreign) : pooledFetch(now),
  })

function foreignFetch({ ca, headers }: NonNullable<SystemReach['foreign']>): Fetch {
  const fetch = keepAliveFetchTrusting(ca)
  return (url, request) => fetch(url, { ...request, headers: { ...headers, ...request.headers } })
}
