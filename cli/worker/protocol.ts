/** @module The messages between a worker and its processes, which do one job after the other. */

import { z } from 'zod'

/** To a process: what to do. */
export const performCommand = z.strictObject({ kind: z.string(), data: z.json() })
export type PerformCommand = z.infer<typeof performCommand>

/** From it: signs of life, news, and how the job ended. */
export const performReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('alive') }),
  z.strictObject({ kind: z.literal('news'), data: z.json() }),
  z.strictObject({
    kind: z.literal('done'),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
])
export type PerformReport = z.infer<typeof performReport>
