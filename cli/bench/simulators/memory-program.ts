/**
 * @module `node --expose-gc memory-program.ts PROTOCOL FEW MANY`: sends messages to a simulator in this process, and prints as JSON what
 * its memory at rest is after few and after many of them, and how long it then takes to fetch one and to list them.
 */

import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { timeOfMachine } from '../../../simulators/standalone/wall-time.ts'
import type { ServiceRequest } from '../../../simulators/transport/service.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import { median } from '../paired-runs.ts'
import { loadedSimulator, protocols, requestOf } from './load-request.ts'

const [, , named, few, many] = process.argv
const protocol = protocols.find((one) => one === named)
if (protocol === undefined) throw new Error(`there is no protocol ${named}`)
await using opened = new AsyncDisposableStack()
const { service, loadRequest } = await loadedSimulator(protocol, opened)
const send = requestOf(loadRequest)
/** Where a message can be fetched again. */
let newest = ''

const created = z.looseObject({ sid: z.string() })

async function sendMessages(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const { status, body } = await service(send, timeOfMachine())
    if (status >= 300) throw new Error(`the simulator refuses what the bench sends: ${body}`)
    if (at === count - 1 && protocol === 'twilio')
      newest = loadRequest.path.replace('.json', `/${created.parse(JSON.parse(body)).sid}.json`)
    // Timers and callbacks have their turn, as they have between requests over a socket.
    if (at % 100 === 0) await nextTurn()
  }
}

const looks = 200

/** In microseconds. */
async function timeOf(path: string): Promise<number | undefined> {
  if (protocol !== 'twilio') return undefined
  const request: ServiceRequest = { ...send, method: 'GET', path, body: '' }
  const times: number[] = []
  for (let at = 0; at < looks; at++) {
    const elapsed = stopwatch()
    const { status, body } = await service(request, timeOfMachine())
    times.push(elapsed() * 1000)
    if (status !== 200) throw new Error(`${path} is answered with ${status}: ${body}`)
  }
  return median(times)
}

async function figures() {
  await nextTurn()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return {
    bytes: heapUsed + external,
    fetchMicroseconds: await timeOf(newest),
    listMicroseconds: await timeOf(`${loadRequest.path}?PageSize=50`),
  }
}

await sendMessages(Number(few))
const first = await figures()
await sendMessages(Number(many) - Number(few))
process.stdout.write(`${JSON.stringify({ few: first, many: await figures() })}\n`)
