/** @module A system under test that is not ours, as a run is going to test it: its name, and its profiles. */

import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import type { Capability } from '../../contract/lab-face.ts'
import type { Probed } from '../../drivers/assemblies/configured/probe.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import {
  declaredProfiles,
  loadProfiles,
  type ProfileDefinition,
  profileOf,
} from '../../reports/catalogue/profiles.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import type { RunSystem } from '../config/named-system.ts'
import { type Project, slsCommand } from '../shared/project.ts'
import { loadCucumber } from './cucumber.ts'
import type { RunOptions } from './options.ts'
import type { SystemTask } from './shards/protocol.ts'
import { type Choice, choose } from './without-lab/choice.ts'
import type { Rehearsed } from './without-lab/rehearse.ts'

export interface TestedSystem extends RunSystem {
  /** Name and version, for reports. */
  readonly name: string
  readonly profiles: readonly ProfileDefinition[]
  readonly capabilities: ReadonlySet<Capability>
  /** The title of its profile by each row that is not tested, because the system does not declare the profile. */
  readonly notDeclared: ReadonlyMap<string, string>
  /** What is tried, where it has no lab face. */
  readonly withoutLab?: WithoutLabTask | undefined
}

type WithoutLabTask = Choice & Pick<Rehearsed, 'needs' | 'contexts'> & { readonly stepTimeLimitMs: number }

/** A system as it is going to be tested, by what it says of itself. */
export function testedSystem(
  system: RunSystem,
  probed: Probed,
  { requirements }: Project,
  { rows }: Catalogue,
): Result<TestedSystem> {
  const all = loadProfiles(requirements)
  if (!all.ok) return all
  if (!probed.ok) return invalid([`${probed.problem} ${slsCommand} check says more.`])
  const { description } = probed
  const { product = description.name, version = description.version, profiles: named } = system.configuration
  const declared = declaredProfiles(all.value, named, description.capabilities)
  if (!declared.ok) return declared
  const profiles = declared.value
  const notDeclared = [...rows.values()].flatMap((row): [string, string][] => {
    const profile = profileOf(row, all.value)
    return profile === undefined || profiles.includes(profile) ? [] : [[row.id, profile.title]]
  })
  return valid({
    ...system,
    name: `${product} ${version}`,
    profiles,
    capabilities: new Set(description.capabilities),
    notDeclared: new Map(notDeclared),
  })
}

/** Rehearses the suite, and chooses what can be tried of a system without a lab face. */
export async function chosenWithoutLab(
  tested: TestedSystem,
  { root }: Project,
  { rows }: Catalogue,
  { seed, allowed, selection }: Pick<RunOptions, 'seed' | 'allowed' | 'selection'>,
): Promise<TestedSystem> {
  const { configuration, notDeclared } = tested
  const { withoutLab, clock } = configuration
  if (withoutLab === undefined || clock.kind !== 'real') return tested
  const { rehearse } = await import('./without-lab/rehearse.ts')
  const rehearsed = await rehearse(
    { root, seed, only: selection.only },
    { ...configuration, withoutLab, clock },
  )
  const wanted = [...rows.values()].filter(
    ({ id, kind, subject }) => kind === 'MUST' && subject === 'server' && !notDeclared.has(id),
  )
  const circumstances = {
    people: withoutLab.people,
    allowed,
    budgetMs: clock.budgetMinutes * 60_000 * clock.speed,
  }
  const choice = choose(rehearsed, new Set(wanted.map(({ id }) => id)), circumstances)
  const stepTimeLimitMs = clock.budgetMinutes * 60_000
  return {
    ...tested,
    withoutLab: { ...choice, needs: rehearsed.needs, contexts: rehearsed.contexts, stepTimeLimitMs },
  }
}

/** What the `index`-th process needs to know of it, counted from 1. */
export const systemTask = (
  { configuration, folder, profiles, notDeclared, withoutLab }: TestedSystem,
  index: number,
): SystemTask => ({
  configuration: z.json().parse(JSON.parse(JSON.stringify(configuration))),
  folder,
  instance: index - 1,
  profiles: profiles.map(({ id }) => id),
  notDeclared: Object.fromEntries(notDeclared),
  ...(withoutLab && {
    withoutLab: {
      phases: withoutLab.phases.map((ids) => [...ids]),
      needs: z.record(z.string(), z.json()).parse(withoutLab.needs),
      stepTimeLimitMs: withoutLab.stepTimeLimitMs,
      notTried: { ...withoutLab.notTried },
      notApplicable: { ...withoutLab.notApplicable },
    },
  }),
})

/** A system that is being asked what it is. */
export interface ProbedSystem {
  readonly answer: Promise<Probed>
}

/** Starts a system, where that is the suite's business, and asks it what it is. Cucumber is loaded meanwhile. */
export async function probedSystem(system: RunSystem): Promise<ProbedSystem> {
  const { describeSystem } = await import('../../drivers/assemblies/configured/probe.ts')
  const answer = describeSystem(system)
  // What both throw, they throw again where they are awaited.
  answer.catch(() => undefined)
  // Its process is started before this one is busy.
  await nextTurnOfTheEventLoop()
  loadCucumber().catch(() => undefined)
  return { answer }
}

/** Ends a system that was started for a run which did not come about. */
export async function endProbed({ answer }: ProbedSystem): Promise<void> {
  await answer.catch(() => undefined)
  const { endKeptInstances } = await import('../../drivers/assemblies/configured/instance.ts')
  await endKeptInstances()
}
