/** @module What a worker is told of a fault. */

import { jobSchema, workerSettingsSchema } from '../worker-messages.ts'

/** The id of a fault, which the worker has itself, and how it is run. */
export const faultData = workerSettingsSchema.pick({ seed: true, rules: true }).extend({ fault: jobSchema })
