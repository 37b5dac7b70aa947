/** @module What walks have touched: rows that were looked at, states of people, kinds of actions and pairs of them. */

import type { WalkAction } from '../actions/action.ts'
import { kindOf } from '../actions/action.ts'
import { type Model, newestWindow, type Person } from '../model/person.ts'
import type { Observer } from './walk.ts'

type Counts = Map<string, number>

const add = (counts: Counts, key: string, times = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

/** Counts by a first key, and below it by a second one. */
class CountsBy {
  readonly #counts = new Map<string, Counts>()
  size = 0

  at(first: string): ReadonlyMap<string, number> | undefined {
    return this.#counts.get(first)
  }

  add(first: string, second: string, times = 1): void {
    let counts = this.#counts.get(first)
    if (!counts) {
      counts = new Map()
      this.#counts.set(first, counts)
    }
    if (!counts.has(second)) this.size++
    add(counts, second, times)
  }

  *entries(): Iterable<Count> {
    for (const [first, counts] of this.#counts)
      for (const [second, times] of counts) yield [first, second, times]
  }
}

/** How often one thing came after another. */
type Count = readonly [first: string, second: string, times: number]

/** What walks have touched, as plain data. */
export interface PlainCoverage {
  readonly actions: number
  readonly rows: Readonly<Record<string, number>>
  readonly kinds: Readonly<Record<string, number>>
  readonly states: Readonly<Record<string, number>>
  readonly pairs: readonly Count[]
}

/** Less, the more often an action came. */
export type Novelty = (kind: string) => number

export class Coverage implements Observer {
  readonly rows: Counts = new Map()
  readonly kinds: Counts = new Map()
  readonly states: Counts = new Map()
  /** By the kind of the earlier one. */
  readonly pairs = new CountsBy()
  readonly #actionsInStates = new CountsBy()
  actions = 0

  /** How many different things have been seen: grows with each that is new. */
  get seen(): number {
    return this.rows.size + this.states.size + this.pairs.size
  }

  action(action: WalkAction, before: WalkAction | undefined, model: Model): void {
    const kind = kindOf(action)
    const state = this.stateOf(model)
    this.actions++
    add(this.kinds, kind)
    add(this.states, state)
    this.#actionsInStates.add(state, kind)
    if (before) this.pairs.add(kindOf(before), kind)
  }

  row(row: string): void {
    add(this.rows, row)
  }

  get plain(): PlainCoverage {
    return {
      actions: this.actions,
      rows: Object.fromEntries(this.rows),
      kinds: Object.fromEntries(this.kinds),
      states: Object.fromEntries(this.states),
      pairs: [...this.pairs.entries()],
    }
  }

  /** What was touched elsewhere. What it means for the next choice is not known of it. */
  addPlain({ actions, rows, kinds, states, pairs }: PlainCoverage): void {
    this.actions += actions
    for (const [row, times] of Object.entries(rows)) add(this.rows, row, times)
    for (const [kind, times] of Object.entries(kinds)) add(this.kinds, kind, times)
    for (const [state, times] of Object.entries(states)) add(this.states, state, times)
    for (const [before, kind, times] of pairs) this.pairs.add(before, kind, times)
  }

  /** What is new after that action, and in this state. */
  noveltyAfter(before: WalkAction | undefined, model: Model): Novelty {
    const asPair = before && this.pairs.at(kindOf(before))
    const here = this.#actionsInStates.at(this.stateOf(model))
    return (kind) => 1 / Math.sqrt(Math.sqrt(1 + (asPair?.get(kind) ?? 0)) * (1 + (here?.get(kind) ?? 0)))
  }

  /** A state without what tells two people, instants and codes apart. */
  stateOf({ people }: Model): string {
    return people.map(stateOf).join(' | ')
  }
}

function stateOf(person: Person): string {
  const window = newestWindow(person)
  const devices = [person.ibKey && 'key', person.physical && 'physical', person.sms && 'sms'].filter(Boolean)
  return [
    devices.join('+'),
    person.mandatory ? 'mandatory' : '',
    person.seamless ? '' : 'no push',
    person.optedOut ? 'out' : '',
    person.number?.verified ? '' : 'unverified',
    Math.min(person.windows.length, 3),
    window?.login?.stage ?? 'none',
    window?.session?.open ? 'in' : '',
    person.secondFactor.lockedAt === undefined ? '' : 'locked',
  ].join(',')
}
