/** @module Plays one order of a family from the beginning: sets the scene, lets one chain go on after the other, and looks. */

import type { ConcurrentAction, Facts, Race, RaceFamily } from './family.ts'
import type { ScheduledScene } from './schedule/scheduled-scene.ts'
import type { Chain } from './schedule/scheduler.ts'

export type OpenScheduled = (seed: string) => Promise<ScheduledScene>

/** What a chain did at one step, for people. */
export interface PlayedStep {
  readonly who: string
  readonly did: string
}

export interface PlayedOrder {
  readonly facts: Facts
  readonly played: readonly PlayedStep[]
  /** Whether a chain had more or fewer steps than the order has of it: in this order it is of another length. */
  readonly isOfOtherLength: boolean
}

/** Every scene is the same, so that an order is the same whenever it is played. */
const seed = 'interleaving'

interface Staged {
  readonly opened: ScheduledScene
  readonly race: Race
  readonly outcomes: Map<string, string>
  /** The steps that each chain had taken beforehand. */
  readonly before: ReadonlyMap<string, number>
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Opens a scene, and lets the actions begin: each stands at its first point. */
async function staged(open: OpenScheduled, family: RaceFamily): Promise<Staged> {
  const opened = await open(seed)
  const { scheduler } = opened
  const race = await family.stage(opened.scene)
  const outcomes = new Map<string, string>()
  const recorded =
    ({ who, run }: ConcurrentAction) =>
    async (): Promise<void> => {
      outcomes.set(who, await run().catch((error: unknown) => `broken: ${messageOf(error)}`))
    }
  const later = new Set(race.actions.filter(({ begins }) => begins !== undefined))
  opened.onArrival(() => {
    for (const action of later) {
      if (!action.begins?.()) continue
      later.delete(action)
      scheduler.fork(action.who, recorded(action), true)
    }
  })
  for (const [index, action] of race.actions.entries()) {
    if (action.begins) continue
    await scheduler.start(index, action.who, recorded(action))
    while (action.isBeforehand && (await scheduler.step(String(index))));
  }
  const before = new Map(scheduler.chains.map(({ key, steps }) => [key, steps.length]))
  return { opened, race, outcomes, before }
}

/** Lets everything end that is under way, and looks at what came of it. */
async function factsOf({ opened: { scene, scheduler, close }, race, outcomes }: Staged): Promise<Facts> {
  const stuck = await scheduler.finish()
  // Nobody would answer its close either.
  if (stuck.length > 0) return { stuck: stuck.join(', ') }
  try {
    await scene.settle()
    return { ...Object.fromEntries([...outcomes].toSorted()), ...(await race.look()) }
  } catch (error) {
    return { ...Object.fromEntries([...outcomes].toSorted()), 'the look at it': messageOf(error) }
  } finally {
    await close()
  }
}

/** Plays the beginning of an order, step by step; with `kill` the server is killed after it. The rest goes chain by chain. */
export async function playOrder(
  open: OpenScheduled,
  family: RaceFamily,
  keys: readonly string[],
  kill: boolean,
): Promise<PlayedOrder> {
  const stage = await staged(open, family)
  const { opened, before } = stage
  const { scheduler } = opened
  const played: PlayedStep[] = []
  for (const key of keys) {
    if (!(await scheduler.step(key))) continue
    const chain = scheduler.chains.find((one) => one.key === key)
    played.push({ who: chain?.name ?? key, did: chain?.steps.at(-1) || 'goes on' })
  }
  if (kill) await opened.killServer()
  const facts = await factsOf(stage)
  const taken = scheduler.chains.reduce(
    (sum, { key, steps }) => sum + steps.length - (before.get(key) ?? 0),
    0,
  )
  return { facts, played, isOfOtherLength: !kill && taken !== keys.length }
}

/** One chain after the other to its end. */
export interface PlayedInTurn {
  /** The chains in the sequence in which they came, each with those that could have come in its place. */
  readonly sequence: readonly { readonly key: string; readonly others: readonly string[] }[]
  readonly facts: Facts
  /** As they were in the end, without what they did beforehand. */
  readonly chains: readonly (Pick<Chain, 'key' | 'name' | 'startedBy'> & { readonly length: number })[]
}

/** Plays whole chains in this sequence, and after it always the first that can go on. */
export async function playInTurn(
  open: OpenScheduled,
  family: RaceFamily,
  first: readonly string[],
): Promise<PlayedInTurn> {
  const stage = await staged(open, family)
  const { scheduler } = stage.opened
  const sequence: PlayedInTurn['sequence'][number][] = []
  for (;;) {
    const able = scheduler.chains.map(({ key }) => key).filter((key) => scheduler.canStep(key))
    const key = first[sequence.length] ?? able[0]
    if (key === undefined) break
    sequence.push({ key, others: able.filter((other) => other !== key) })
    while (await scheduler.step(key));
  }
  const facts = await factsOf(stage)
  const had = (key: string): number => stage.before.get(key) ?? 0
  const chains = scheduler.chains.map(({ key, name, startedBy, steps }) => ({
    key,
    name,
    length: steps.length - had(key),
    startedBy:
      startedBy && startedBy.after > had(startedBy.key)
        ? { key: startedBy.key, after: startedBy.after - had(startedBy.key) }
        : undefined,
  }))
  return { sequence, facts, chains }
}
