/**
 * @module The messages between a load and the processes that play its parts. A part has people and phones, and sends their requests;
 * the load has the system, its clock and the simulated services, and hands on what these deliver.
 */

import { z } from 'zod'
import { numbers } from '../../../contract/lab-face.ts'
import { os } from '../../../contract/primitives.ts'
import { fleetMix, journeyNames } from '../../mix/mix.ts'
import { storedStatistics } from '../../statistics/statistics.ts'
import { systemReach } from '../../targets/system-reach.ts'
import { storedAnomalies } from '../../verdicts/anomaly.ts'

const phone = z.number()
const generation = z.number()
const thinkTime = z.strictObject({ from: z.number(), to: z.number() })

/** As it was read from its file; limits are the whole load's. */
const mixOfPart = z.strictObject({
  journeys: z.array(z.strictObject({ name: z.enum(journeyNames), weight: z.number() })),
  arrivals: fleetMix.shape.arrivals.unwrap(),
  think: z.strictObject({ phone: thinkTime, typing: thinkTime, waiting: thinkTime }),
  rest: thinkTime,
})

/** What a part needs to know of the whole, before it makes its people ready. */
export const partTask = z.strictObject({
  kind: z.literal('prepare'),
  part: z.strictObject({ index: z.number(), of: z.number() }),
  phones: z.number(),
  seed: z.number(),
  schedule: z.strictObject({ rate: z.number(), durationMs: z.number() }),
  mix: mixOfPart,
  reach: systemReach,
  numbers,
  /** The private key of the vendor of the phones' systems (PKCS #8, PEM). */
  attestationKey: z.string(),
  /** The time of the server. */
  serverNow: z.number(),
})
export type PartTask = z.infer<typeof partTask>

export const toPart = z.discriminatedUnion('kind', [
  partTask,
  /** What was asked for has been done. */
  z.strictObject({ kind: z.literal('done'), id: z.number(), token: z.string().optional() }),
  /** The load begins, at this instant by the clock of this machine. */
  z.strictObject({ kind: z.literal('begin'), at: z.number() }),
  z.strictObject({ kind: z.literal('clock'), serverNow: z.number() }),
  z.strictObject({ kind: z.literal('notification'), phone, generation, requestId: z.string() }),
  z.strictObject({ kind: z.literal('text'), phone, body: z.string() }),
  /** The user has ended the load: nobody begins any more, and what is under way is given up. */
  z.strictObject({ kind: z.literal('stop') }),
  /** All parts are over; what was delivered came before this. */
  z.strictObject({ kind: z.literal('tell') }),
])
export type ToPart = z.infer<typeof toPart>

/** What only the simulated services can do. */
export const networkRequest = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('register'), phone, generation, os, hardwareId: z.string() }),
  z.strictObject({ what: z.literal('attach'), phone, number: z.string() }),
  z.strictObject({ what: z.literal('online'), phone, isOnline: z.boolean() }),
])
export type NetworkRequest = z.infer<typeof networkRequest>

const messagesOfPart = z.strictObject({ expected: z.number(), arrived: z.number() })

const measuredByPart = z.strictObject({
  statistics: storedStatistics,
  anomalies: storedAnomalies,
  notifications: messagesOfPart,
  texts: messagesOfPart,
})
export type MeasuredByPart = z.infer<typeof measuredByPart>

export const fromPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), id: z.number(), request: networkRequest }),
  z.strictObject({ kind: z.literal('prepared'), ready: z.number() }),
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('progress'),
    underWay: z.number(),
    measured: measuredByPart,
  }),
  z.strictObject({ kind: z.literal('over') }),
  z.strictObject({
    kind: z.literal('told'),
    measured: measuredByPart,
    unexpected: z.number(),
    phoneBytes: z.number(),
  }),
  /** The system does not answer any more, or an error of ours. */
  z.strictObject({ kind: z.literal('failed'), reason: z.string(), isOurs: z.boolean() }),
])
export type FromPart = z.infer<typeof fromPart>
