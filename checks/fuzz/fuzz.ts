/**
 * @module Fires requests at a server: every operation of the OpenAPI document, spoiled, late, early, and again. No
 * answer may be a 5xx or hang, every refusal has the one shape, and afterwards no rule is broken.
 */

import { HarnessError, withTimeLimit } from '../../drivers/ports/time-limit.ts'
import { seededRandom } from '../../simulators/random.ts'
import { aimedAt } from './aim.ts'
import { type Dice, dice as diceOf } from './dice.ts'
import { brokenRules, portrait } from './invariants.ts'
import { live } from './life.ts'
import { documentedOperations, type Operation } from './operations.ts'
import { type Change, lookAround, newWorld, type World } from './people.ts'
import { type Fire, requestOf, type Seen, type Shot, seenOf } from './shot.ts'
import { shotOf } from './spoil.ts'
import { Tally } from './tally.ts'
import { wrongWith } from './verdict.ts'

/** A way to the server of a world. */
export type Reach = (world: World) => Promise<{ fire: Fire; close(): Promise<void> }>

export interface FuzzPlan {
  readonly seed: string
  readonly shots: number
  /** Exchanges parts of the server. */
  readonly change?: Change | undefined
  /** Straight in this process, unless told otherwise. */
  readonly reach?: Reach | undefined
  /** How long an answer may take, in milliseconds of real time. */
  readonly patienceMs?: number | undefined
}

const shotsPerWorld = 500

const inProcess: Reach = async ({ server }) => ({
  fire: async (shot) => seenOf(await server.raw(requestOf(shot, 'http://server.test'))),
  close: async () => {},
})

/** One of the latest requests once more, or a new one. */
function nextShot(operations: readonly Operation[], { shots, known }: World, dice: Dice): [Operation, Shot] {
  const again = dice.oneIn(6) ? dice.maybe(shots.slice(-20)) : undefined
  // What somebody has got ready is soon too old.
  const named = again?.operation ?? (dice.oneIn(6) ? dice.maybe(known.prepared) : undefined)
  const operation = named ? operations.find(({ name }) => name === named) : dice.maybe(operations)
  if (!operation) throw new HarnessError('the OpenAPI document lacks an operation')
  const shot = again
    ? { ...again, spoiled: [...again.spoiled, 'again'] }
    : shotOf(aimedAt(operation, known, dice), dice, known)
  return [operation, shot]
}

/** A server that does not answer is as broken as one that says so. */
const silence = (error: unknown): Seen => ({ status: 599, type: '', text: `no answer: ${String(error)}` })

const inWords = ({ method, path, operation, spoiled }: Shot): string =>
  `${operation} (${[`${method} ${path.slice(0, 80)}`, ...spoiled].join(', ')})`

/** Fires `shots` at a world of its own. */
async function fuzzWorld(
  { seed, shots, change, reach = inProcess, patienceMs = 5_000 }: FuzzPlan,
  tally: Tally,
) {
  const dice = diceOf(seededRandom(seed))
  const operations = documentedOperations()
  const world = await newWorld(change)
  const { fire, close } = await reach(world)
  const before = await portrait(world)
  for (let n = 0; n < shots && !tally.isOver; n++) {
    lookAround(world, dice)
    // Whoever behaves gets what the contract promises, whatever others fire.
    await live(world, dice).catch((error: unknown) =>
      tally.complain(`seed ${seed}, shot ${n}, somebody who behaves: ${String(error)}`),
    )
    const [operation, shot] = nextShot(operations, world, dice)
    const seen = await withTimeLimit(patienceMs, 'an answer', fire(shot)).catch(silence)
    world.shots.push(shot)
    world.known.hear(seen)
    tally.count(shot, seen)
    const wrong = wrongWith(shot, seen, operation)
    if (wrong !== undefined) tally.complain(`seed ${seed}, shot ${n}, ${inWords(shot)}: ${wrong}`)
  }
  if (!tally.isOver)
    tally.complain(...(await brokenRules(world, before)).map((rule) => `seed ${seed}, afterwards: ${rule}`))
  await close()
}

/** Fires all of them, a new world every few hundred, until there is enough to complain of. */
export async function fuzz(plan: FuzzPlan): Promise<Tally> {
  const tally = new Tally()
  for (let fired = 0; fired < plan.shots && !tally.isOver; fired += shotsPerWorld) {
    const shots = Math.min(shotsPerWorld, plan.shots - fired)
    await fuzzWorld({ ...plan, seed: `${plan.seed}-${fired / shotsPerWorld}`, shots }, tally)
  }
  return tally
}
