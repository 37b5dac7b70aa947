/** @module Plays every order of a family, and a restart of the server in each beginning of one, and counts them thrice. */

import {
  type Facts,
  factsText,
  type RaceFamily,
  type RaceViolation,
  raceEndingOf,
  rowsOfFamily,
} from './family.ts'
import { type MeasuredFamily, measured } from './measure.ts'
import { type ChainOrder, switchesIn, visitBeginnings } from './orders/chains.ts'
import { beginningsFormula, orderFormula } from './orders/formula.ts'
import { type GivenOrder, givenOrderText } from './orders/given-order.ts'
import { countOnLattice } from './orders/lattice-count.ts'
import { type OpenScheduled, type PlayedStep, playOrder } from './run-order.ts'

/** How many there are, by three ways that share no code, and how many were played. */
export interface CountedOrders {
  readonly byFormula: bigint
  readonly onLattice: bigint
  readonly enumerated: number
  readonly played: number
}

export interface FoundViolation extends RaceViolation {
  /** As `--order` takes it; with `!` at its end the server is killed after it. */
  readonly order: string
  readonly facts: Facts
  readonly steps: readonly PlayedStep[]
  readonly wasKilled: boolean
  /** How many orders end like this. */
  readonly times: number
}

export interface FamilyResult {
  readonly name: string
  readonly title: string
  readonly rows: readonly string[]
  readonly chains: readonly { readonly who: string; readonly steps: number }[]
  /** The formula of the orders, as it is written. */
  readonly formula: string
  readonly orders: CountedOrders
  readonly restarts: CountedOrders
  /** Ends that were allowed, and how often each came. */
  readonly ends: Readonly<Record<string, number>>
  /** Orders in which a chain had another length than was measured: those steps went by at once, or last. */
  readonly ofOtherLength: number
  readonly violations: readonly FoundViolation[]
  /** Whether nobody stopped it. */
  readonly isWhole: boolean
}

export interface FamilyOptions {
  /** At most so many orders are played, and as many restarts, evenly spread over all of them. */
  readonly bound: number
  /** Which of them: those of another seed lie beside them. */
  readonly seed: number
  /** Asked before each order. */
  readonly isStopped: () => boolean
  readonly onPlayed: (played: number, of: number) => void
}

/** Every `total/bound`-th of so many, from where the seed begins. */
const sampler = (total: number, bound: number, seed: number): ((index: number) => boolean) => {
  if (total <= bound) return () => true
  const offset = (seed * 7919) % total
  return (index) => {
    const at = (index + offset) % total
    return Math.floor(((at + 1) * bound) / total) > Math.floor((at * bound) / total)
  }
}

/** The key of each chain of an order. */
const keysOf = (order: ChainOrder, { keys }: MeasuredFamily): string[] =>
  order.map((chain) => keys[chain] ?? '')

/** All orders, and all beginnings after which the server is killed, as many of both as are to be played. */
function plan(
  { shapes }: MeasuredFamily,
  { bound, seed }: FamilyOptions,
  of: { orders: number; restarts: number },
) {
  const planned: GivenOrder[] = []
  const isChosen = { order: sampler(of.orders, bound, seed), restart: sampler(of.restarts, bound, seed) }
  let [orders, restarts] = [0, 0]
  visitBeginnings(shapes, (beginning, isWhole) => {
    if (isWhole && isChosen.order(orders++)) planned.push({ order: [...beginning], kill: false })
    if (isChosen.restart(restarts++)) planned.push({ order: [...beginning], kill: true })
  })
  return { planned, orders, restarts }
}

/** The violations so far: of each kind the order with the fewest changes from one chain to another. */
class ViolationRecord {
  readonly #found = new Map<string, FoundViolation & { readonly switches: number }>()

  add(given: GivenOrder, violation: RaceViolation, facts: Facts, steps: readonly PlayedStep[]): void {
    const { order, kill } = given
    const key = `${violation.says} ${factsText(facts)}`
    const known = this.#found.get(key)
    const times = (known?.times ?? 0) + 1
    const switches = switchesIn(order)
    const isReadable = !known || (kill === known.wasKilled ? switches < known.switches : known.wasKilled)
    this.#found.set(
      key,
      known && !isReadable
        ? { ...known, times }
        : { ...violation, order: givenOrderText(given), facts, steps, wasKilled: kill, switches, times },
    )
  }

  /** Those without a restart and with the fewest changes first. */
  get all(): readonly FoundViolation[] {
    return [...this.#found.values()].toSorted(
      (one, other) => Number(one.wasKilled) - Number(other.wasKilled) || one.switches - other.switches,
    )
  }
}

/** Whether what came of it is allowed; one after the other it would have to be possible, too. */
function violationOf(
  family: RaceFamily,
  { endsInTurn }: MeasuredFamily,
  facts: Facts,
  kill: boolean,
): RaceViolation | string {
  const ended = raceEndingOf(family, facts, kill)
  if (!ended.isAllowed) return ended.violation
  if (kill || endsInTurn.has(factsText(facts))) return ended.name
  return {
    rows: rowsOfFamily(family),
    says: 'one after the other, in whatever order, it never ends like this',
  }
}

export async function runFamily(
  open: OpenScheduled,
  family: RaceFamily,
  options: FamilyOptions,
): Promise<FamilyResult> {
  const measure = await measured(open, family)
  const { shapes, names } = measure
  const lattice = countOnLattice(shapes)
  const formula = orderFormula(shapes)
  const { planned, orders, restarts } = plan(measure, options, {
    orders: Number(lattice.orders),
    restarts: Number(lattice.beginnings),
  })
  const ends: Record<string, number> = {}
  const record = new ViolationRecord()
  const played = { orders: 0, restarts: 0 }
  let ofOtherLength = 0
  let isWhole = true
  for (const [index, { order, kill }] of planned.entries()) {
    if (options.isStopped()) {
      isWhole = false
      break
    }
    const result = await playOrder(open, family, keysOf(order, measure), kill)
    const ended = violationOf(family, measure, result.facts, kill)
    if (typeof ended === 'string') ends[ended] = (ends[ended] ?? 0) + 1
    else record.add({ order, kill }, ended, result.facts, result.played)
    if (result.isOfOtherLength) ofOtherLength++
    played[kill ? 'restarts' : 'orders']++
    options.onPlayed(index + 1, planned.length)
  }
  return {
    name: family.name,
    title: family.title,
    rows: rowsOfFamily(family),
    chains: names.map((who, chain) => ({ who, steps: shapes[chain]?.length ?? 0 })),
    formula: formula.text,
    orders: {
      byFormula: formula.value,
      onLattice: lattice.orders,
      enumerated: orders,
      played: played.orders,
    },
    restarts: {
      byFormula: beginningsFormula(shapes),
      onLattice: lattice.beginnings,
      enumerated: restarts,
      played: played.restarts,
    },
    ends,
    ofOtherLength,
    violations: record.all,
    isWhole,
  }
}

/** What one order comes to. */
export interface OrderResult {
  readonly steps: readonly PlayedStep[]
  readonly facts: Facts
  readonly wasKilled: boolean
  /** The name of its end, or why it is not allowed. */
  readonly ended: RaceViolation | string
}

/** Plays one order alone. */
export async function runOrder(
  open: OpenScheduled,
  family: RaceFamily,
  { order, kill }: GivenOrder,
): Promise<OrderResult> {
  const measure = await measured(open, family)
  const { played: steps, facts } = await playOrder(open, family, keysOf(order, measure), kill)
  return { steps, facts, wasKilled: kill, ended: violationOf(family, measure, facts, kill) }
}
