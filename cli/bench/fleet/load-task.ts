/** @module What a worker of the bench is asked for, and what it has measured. */

import { z } from 'zod'

export const loadTask = z.strictObject({
  url: z.url(),
  phones: z.number(),
  /** Logins a second. */
  rate: z.number(),
  seconds: z.number(),
  seed: z.number(),
})
export type LoadTask = z.infer<typeof loadTask>

export const measuredLoad = z.strictObject({
  logins: z.number(),
  arrivals: z.number(),
  /** Arrivals that began within 50 ms of the schedule. */
  onTime: z.number(),
  errors: z.number(),
  /** Of the worker alone, the server not included. */
  cpuSeconds: z.number(),
})
export type MeasuredLoad = z.infer<typeof measuredLoad>
