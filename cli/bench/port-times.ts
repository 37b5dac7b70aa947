import { z } from 'zod'

/** What the probe has seen at the ports, the shape in which it hands it over. */
export const portTimes = z.array(z.object({ port: z.string(), calls: z.number(), ms: z.number() }))
export type PortTimes = z.infer<typeof portTimes>
