/** @module The messages between `sls run --watch` and the process that plays. */

import { z } from 'zod'

/** The options of a run. */
export const playerTask = z.strictObject({ args: z.array(z.string()) })

/** How it ended. */
export const playerReport = z.strictObject({
  code: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
})
