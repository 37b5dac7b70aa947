/** @module `sls bench simulators`: how many messages a second the simulators take, and what many messages leave behind. */

import { join } from 'node:path'
import { z } from 'zod'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { median, outputOf } from '../paired-runs.ts'
import { hasRival, rateOf, type StartedServer, startMeasured, startRival } from './load.ts'
import { type Protocol, protocols } from './load-request.ts'

/** Requests per second over the same protocol, each the median of all rounds. */
export interface Rates {
  readonly bare: number
  readonly ours: number
  /** Absent where it is not installed. */
  readonly rival?: { readonly name: string; readonly rate: number }
}

const figures = z.strictObject({
  /** Of the heap and what belongs to it, after a collection. */
  bytes: z.number(),
  fetchMicroseconds: z.number().exactOptional(),
  listMicroseconds: z.number().exactOptional(),
})
const rest = z.strictObject({ few: figures, many: figures })
export type Rest = z.infer<typeof rest>

/** The shape of bench-simulators.json. */
export interface SimulatorsBench {
  readonly rounds: number
  readonly rates: Readonly<Record<Protocol, Rates>>
  readonly messages: { readonly few: number; readonly many: number }
  readonly rest: Readonly<Record<Protocol, Rest>>
}

const loadSeconds = 3
const messages = { few: 10_000, many: 1_000_000 }

/** Each round puts every server under load once, in turns, so that a busy machine slows all alike. */
export async function measureSimulators(
  rounds: number,
  onProgress: (what: string) => void,
): Promise<SimulatorsBench> {
  const rates: Partial<Record<Protocol, Rates>> = {}
  for (const protocol of protocols)
    rates[protocol] = await ratesOf(protocol, rounds, (round) =>
      onProgress(`${protocol}: round ${round}/${rounds}`),
    )
  const atRest: Partial<Record<Protocol, Rest>> = {}
  for (const protocol of protocols) {
    onProgress(`${protocol}: ${messages.many.toLocaleString('en')} messages`)
    atRest[protocol] = await restAfter(protocol)
  }
  return { rounds, rates: whole(rates), messages, rest: whole(atRest) }
}

/** Every protocol was measured. */
function whole<Figure>(found: Partial<Record<Protocol, Figure>>): Record<Protocol, Figure> {
  const { apns, fcm, twilio } = found
  if (!apns || !fcm || !twilio) throw new Error('a protocol was not measured')
  return { apns, fcm, twilio }
}

async function ratesOf(protocol: Protocol, rounds: number, onRound: (round: number) => void): Promise<Rates> {
  await using open = new AsyncDisposableStack()
  const folder = open.adopt(temporaryFolder('sls-load-'), async ({ remove }) => remove())
  const started = <Server extends StartedServer>(server: Server): Server =>
    open.adopt(server, ({ stop }) => stop())
  const bare = started(await startMeasured(protocol, 'bare'))
  const ours = started(await startMeasured(protocol, 'ours'))
  const rival = hasRival() ? started(await startRival(protocol, bare.answer)) : undefined
  const sides = [bare, ours, ...(rival ? [rival] : [])].map((server) => ({
    server,
    taken: server === ours ? ours.loadRequest : bare.loadRequest,
    rates: [] as number[],
  }))
  for (let round = 1; round <= rounds; round++) {
    onRound(round)
    for (const { server, taken, rates } of round % 2 === 0 ? sides.toReversed() : sides)
      rates.push(await rateOf(protocol, taken, server.origin, loadSeconds, folder.path))
  }
  const rateOfSide = (server: StartedServer): number =>
    median(sides.find((side) => side.server === server)?.rates ?? [])
  return {
    bare: rateOfSide(bare),
    ours: rateOfSide(ours),
    ...(rival && { rival: { name: `mockttp ${rival.version}`, rate: rateOfSide(rival) } }),
  }
}

async function restAfter(protocol: Protocol): Promise<Rest> {
  const program = join(import.meta.dirname, 'memory-program.ts')
  const args = ['--expose-gc', program, protocol, String(messages.few), String(messages.many)]
  return rest.parse(JSON.parse(await outputOf({ args })))
}
