/** @module What a fleet in virtual time has measured. */

import { z } from 'zod'

export const measuredVirtualLoad = z.strictObject({
  phones: z.number(),
  bytesPerPhone: z.number(),
  /** Beside these, where the simulated push gateway has a registration of each phone. */
  gatewayBytesPerPhone: z.number(),
  /** An event: a timer that is due, or something that begins again after it. */
  microsecondsPerEvent: z.number(),
  logins: z.number(),
  errors: z.number(),
})
export type MeasuredVirtualLoad = z.infer<typeof measuredVirtualLoad>
