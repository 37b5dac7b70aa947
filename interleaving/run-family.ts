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
import { countOnLattice, type LatticeCount } from './orders/lattice-count.ts'
import { RankedOrders } from './orders/ranked-orders.ts'
import { type OpenScheduled, type PlayedStep, playOrder } from './run-order.ts'

/** How many there are, by three ways that share no code, and how many were played. */
export interface CountedOrders {
  readonly byFormula: bigint
  readonly onLattice: bigint
  /** Undefined: more than a million beginnings, which are not counted one by one. */
  readonly enumerated: number | undefined
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
  /** At most so many orders are played, evenly spread over all of them. */
  readonly bound: number
  /** The same for beginnings after which the server is killed. */
  readonly restartBound: number
  /** Which of them: those of another seed lie beside them. */
  readonly seed: number
  /** Asked before each order. Orders wait for no event of this process: only an answer that waits lets a signal arrive. */
  readonly isStopped: () => boolean | Promise<boolean>
  readonly onPlayed: (played: number, of: number) => void
}

/** The key of each chain of an order. */
const keysOf = (order: ChainOrder, { keys }: MeasuredFamily): string[] =>
  order.map((chain) => keys[chain] ?? '')

/** The ranks of so many of them, evenly spread, from where the seed begins. */
function spread(total: bigint, bound: number, seed: number): bigint[] {
  const count = Math.min(Number(total), bound)
  const offset = count < Number(total) ? (BigInt(seed) * 7919n) % total : 0n
  return Array.from(
    { length: count },
    (_, index) => ((BigInt(index) * total) / BigInt(count) + offset) % total,
  )
}

/** The orders, and the beginnings after which the server is killed, that are to be played. */
function planned(
  { shapes }: MeasuredFamily,
  { bound, restartBound, seed }: FamilyOptions,
  { orders, beginnings }: LatticeCount,
): GivenOrder[] {
  const ranked = new RankedOrders(shapes)
  return [
    ...spread(orders, bound, seed).map((rank) => ({ order: ranked.order(rank), kill: false })),
    ...spread(beginnings, restartBound, seed).map((rank) => ({ order: ranked.beginning(rank), kill: true })),
  ]
}

/** More are not counted one by one: a fault can make chains much longer. */
const mostCounted = 1_000_000n

/** Depth first, each of them. */
function enumerated({ shapes }: MeasuredFamily, { beginnings }: LatticeCount) {
  if (beginnings > mostCounted) return { orders: undefined, beginnings: undefined }
  const counted = { orders: 0, beginnings: 0 }
  visitBeginnings(shapes, (_beginning, isWhole) => {
    counted.beginnings++
    if (isWhole) counted.orders++
  })
  return counted
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
  const toPlay = planned(measure, options, lattice)
  const counted = enumerated(measure, lattice)
  const ends: Record<string, number> = {}
  const record = new ViolationRecord()
  const played = { orders: 0, restarts: 0 }
  let ofOtherLength = 0
  let isWhole = true
  for (const [index, { order, kill }] of toPlay.entries()) {
    if (await options.isStopped()) {
      isWhole = false
      break
    }
    const result = await playOrder(open, family, keysOf(order, measure), kill)
    const ended = violationOf(family, measure, result.facts, kill)
    if (typeof ended === 'string') ends[ended] = (ends[ended] ?? 0) + 1
    else record.add({ order, kill }, ended, result.facts, result.played)
    if (result.isOfOtherLength) ofOtherLength++
    played[kill ? 'restarts' : 'orders']++
    options.onPlayed(index + 1, toPlay.length)
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
      enumerated: counted.orders,
      played: played.orders,
    },
    restarts: {
      byFormula: beginningsFormula(shapes),
      onLattice: lattice.beginnings,
      enumerated: counted.beginnings,
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
