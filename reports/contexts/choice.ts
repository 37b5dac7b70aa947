/** @module Which contexts a scenario is played in: one by the seed, some by the seeds after it, or all pairs. */

import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Scenario } from '../suite/scenarios.ts'
import {
  type ContextValue,
  contextInWords,
  type Dimension,
  dimensionNames,
  type OpenContext,
  openContextSchema,
  valuesOf,
} from './context.ts'
import type { Exclusion } from './context-rules.ts'
import { allPairs } from './covering-array.ts'
import { type Openness, opennessOf, opennessWithin } from './openness.ts'

/** What restricts the contexts of a run. */
export interface ContextLimits {
  readonly exclusions: readonly Exclusion[]
  /** Values that the system under test cannot have, or that are too dear there. */
  readonly unavailable?: readonly ContextValue[]
  /** Values that come before what the seed would choose, wherever they can be played. */
  readonly given?: OpenContext
}

/** In how many contexts a run plays each scenario, where it is more than one. */
export const several = z.union([z.literal('all-pairs'), z.int().positive()])
export type Several = z.infer<typeof several>

/** What the rules leave open, and so their scenarios. Found out when it is asked for: a run of few scenarios asks for few rules. */
export class ScenarioContexts {
  readonly #groups: ReadonlyMap<string, readonly Scenario[]>
  readonly #open = new Map<string, Openness>()
  readonly #limits: ContextLimits

  constructor(scenarios: readonly Scenario[], limits: ContextLimits) {
    this.#groups = Map.groupBy(scenarios, ({ group }) => group)
    this.#limits = limits
  }

  #openOfRule(name: string): Openness {
    const known = this.#open.get(name)
    if (known) return known
    const { exclusions, unavailable = [], given = {} } = this.#limits
    const open = limited(opennessOf(this.#groups.get(name) ?? [], exclusions), unavailable, given)
    this.#open.set(name, open)
    return open
  }

  /** What this scenario leaves open, with the values that it can be played with. */
  openOf(scenario: Scenario): Openness {
    return opennessWithin(scenario, this.#openOfRule(scenario.group))
  }

  /** Which of these values none of the scenarios can be played with. */
  notPlayable(scenarios: readonly Scenario[], given: OpenContext): [name: string, value: string][] {
    const open = scenarios.map((scenario) => this.openOf(scenario))
    return dimensionNames.flatMap((name): [string, string][] => {
      const value = given[name]
      const isPlayed = value === undefined || open.some((values) => values.get(name)?.includes(value))
      return isPlayed ? [] : [[name, value]]
    })
  }

  /** The same for all scenarios of a rule, as far as they leave it open. */
  contextOf(scenario: Scenario, seed: number): OpenContext {
    const chosen = [...this.openOf(scenario)].map(([name, values]) => [
      name,
      valueBySeed(scenario.group, name, values, seed),
    ])
    return openContextSchema.parse(Object.fromEntries(chosen))
  }

  /** In each two values of two dimensions that go together with the rule meet once; of equal ones the first is kept. */
  pairsOf(scenario: Scenario): readonly (OpenContext | undefined)[] {
    const own = this.openOf(scenario)
    return distinct(
      allPairs(this.#openOfRule(scenario.group)).map((context) =>
        openContextSchema.parse(
          Object.fromEntries(Object.entries(context).filter(([name]) => hasName(own, name))),
        ),
      ),
    )
  }

  /** So many, by this seed and those after it. */
  someOf(scenario: Scenario, seed: number, count: number): readonly (OpenContext | undefined)[] {
    return distinct(Array.from({ length: count }, (_, at) => this.contextOf(scenario, seed + at)))
  }

  /** The contexts of a run that plays more than one; each place of the list is a pass of the run. */
  each(scenario: Scenario, seed: number, several: Several): readonly (OpenContext | undefined)[] {
    return several === 'all-pairs' ? this.pairsOf(scenario) : this.someOf(scenario, seed, several)
  }
}

const hasName = (open: Openness, name: string): boolean => [...open.keys()].some((one) => one === name)

/** The same list without those that were there before: places stay, so that twins keep theirs. */
function distinct(contexts: readonly OpenContext[]): (OpenContext | undefined)[] {
  const seen = new Set<string>()
  return contexts.map((context) => {
    const words = contextInWords(context)
    if (seen.has(words)) return undefined
    seen.add(words)
    return context
  })
}

function limited(open: Openness, unavailable: readonly ContextValue[], given: OpenContext): Openness {
  const limit = (name: Dimension, values: readonly ContextValue[]): readonly ContextValue[] => {
    const possible = values.filter((value) => !unavailable.includes(value))
    const wanted = possible.filter((value) => value === given[name])
    return wanted.length > 0 ? wanted : possible
  }
  return new Map(
    [...open]
      .map(([name, values]) => [name, limit(name, values)] as const)
      .filter(([, values]) => values.length > 0),
  )
}

/** How often the plain value comes in a round of seeds. What the others add takes time, in each scenario of each run. */
const plainTurns: Readonly<Record<Dimension, number>> = {
  platform: 1,
  phone: 1,
  device: 1,
  secondLogin: 2,
  language: 1,
  history: 4,
  company: 4,
  occasion: 3,
}

/** As many seeds in a row as this is long give each value. */
export const roundOf = (name: Dimension): readonly ContextValue[] => {
  const [plain, ...others] = valuesOf(name)
  return plain === undefined ? [] : [...Array.from({ length: plainTurns[name] }, () => plain), ...others]
}

/** A round of seeds begins with any value; the next one is another combination with the other dimensions. */
function valueBySeed(
  group: string,
  name: Dimension,
  values: readonly ContextValue[],
  seed: number,
): ContextValue | undefined {
  const all = roundOf(name)
  const round = Math.floor((seed - 1) / all.length)
  const start = hash('sha256', `${group}\n${name}\n${round}`, 'buffer').readUInt32BE()
  for (let step = 0; step < all.length; step++) {
    const value = all[(start + seed - 1 + step) % all.length]
    if (value !== undefined && values.includes(value)) return value
  }
  return undefined
}
