/** @module Several scenarios at the same time in one process, where the assembly lets them take turns. Cucumber itself plays one after the other. */

import { createRequire } from 'node:module'
import type { Pickle } from '@cucumber/messages'
import { type Turns, turnsOfRun } from '../../../drivers/ports/scene.ts'

/** A scenario, as Cucumber has prepared it. */
interface Prepared {
  readonly pickle: Pickle
}

/** In which order the scenarios of a call begin, where they take turns. */
export interface TurnOrder {
  /** Those of one phase begin as they can, all of them before those of the next. What is in none is played first. */
  readonly phases: readonly (readonly string[])[]
  /** The id of the scenario of a pickle. */
  readonly idOf: (pickleId: string) => string
  readonly stopped: () => boolean
}

/** Plays each of them once, at most `turns.atOnce` at the same time. Resolves to whether all went well. */
export async function playInTurns<Case extends Prepared>(
  cases: readonly Case[],
  { phases, idOf, stopped }: TurnOrder,
  turns: Turns,
  play: (one: Case) => Promise<boolean>,
): Promise<boolean> {
  const byId = new Map(cases.map((one) => [idOf(one.pickle.id), one]))
  const running = new Set<Promise<void>>()
  let isGood = true
  const begin = (id: string): void => {
    const one = byId.get(id)
    byId.delete(id)
    if (one === undefined) return
    const playing: Promise<void> = play(one).then((ended) => {
      isGood &&= ended
      running.delete(playing)
    })
    running.add(playing)
  }
  const inPhases = new Set(phases.flat())
  for (const id of [...byId.keys()].filter((one) => !inPhases.has(one))) {
    begin(id)
    await Promise.all(running)
  }
  for (const phase of phases) {
    const left = phase.filter((id) => byId.has(id))
    while (left.length > 0) {
      if (running.size >= turns.atOnce) await Promise.race(running)
      const at = stopped() ? 0 : await turns.next(left)
      if (at !== undefined) for (const id of left.splice(at, 1)) begin(id)
    }
  }
  await Promise.all(running)
  return isGood
}

/** What Cucumber plays the scenarios of one process with, as far as it is used here. */
interface SerialAdapter {
  readonly InProcessAdapter: {
    readonly prototype: { runTestCases(cases: readonly Prepared[]): Promise<boolean> }
  }
}

/** Lets Cucumber's runtime of one process play in turns, where `order` gives one for the call that is under way. */
export function letCucumberTakeTurns(order: () => TurnOrder | undefined): void {
  const adapter: SerialAdapter = createRequire(import.meta.url)(
    '@cucumber/cucumber/lib/runtime/serial/adapter',
  )
  const { prototype } = adapter.InProcessAdapter
  const { runTestCases } = prototype
  prototype.runTestCases = async function (cases) {
    const [given, turns] = [order(), turnsOfRun()]
    if (given === undefined || turns === undefined) return runTestCases.call(this, cases)
    return playInTurns(cases, given, turns, (one) => runTestCases.call(this, [one]))
  }
}
