/** @module What walks have touched: rows that were looked at, states of people, kinds of actions and pairs of them. */

import type { WalkAction } from '../actions/action.ts'
import { kindOf } from '../actions/action.ts'
import { type Model, newestWindow, type Person } from '../model/person.ts'
import type { Observer } from './walk.ts'

const countOf = (counts: ReadonlyMap<string, number>, key: string): number => counts.get(key) ?? 0

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, countOf(counts, key) + 1)
}

export class Coverage implements Observer {
  readonly rows = new Map<string, number>()
  readonly kinds = new Map<string, number>()
  readonly pairs = new Map<string, number>()
  readonly states = new Map<string, number>()
  readonly #actionsInStates = new Map<string, number>()
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
    add(this.#actionsInStates, `${state} > ${kind}`)
    if (before) add(this.pairs, `${kindOf(before)} > ${kind}`)
  }

  row(row: string): void {
    add(this.rows, row)
  }

  /** Less, the more often this action came after that one, and in this state. */
  noveltyOf(kind: string, before: string | undefined, state: string): number {
    const asPair = before === undefined ? 0 : countOf(this.pairs, `${before} > ${kind}`)
    const here = countOf(this.#actionsInStates, `${state} > ${kind}`)
    return (1 + asPair) ** -0.25 * (1 + here) ** -0.5
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
