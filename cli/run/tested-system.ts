/** @module A system under test that is not ours, as a run is going to test it: its name, and its profiles. */

import { z } from 'zod'
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
import type { SystemTask } from './shards/protocol.ts'

export interface TestedSystem extends RunSystem {
  /** Name and version, for reports. */
  readonly name: string
  readonly profiles: readonly ProfileDefinition[]
  /** The title of its profile by each row that is not tested, because the system does not declare the profile. */
  readonly notDeclared: ReadonlyMap<string, string>
}

/** Asks a system what it is, before anything is judged. */
export async function testedSystem(
  system: RunSystem,
  { requirements }: Project,
  { rows }: Catalogue,
): Promise<Result<TestedSystem>> {
  const all = loadProfiles(requirements)
  if (!all.ok) return all
  const { describeSystem } = await import('../../drivers/assemblies/configured/probe.ts')
  const probed = await describeSystem(system)
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
  return valid({ ...system, name: `${product} ${version}`, profiles, notDeclared: new Map(notDeclared) })
}

/** What the `index`-th process needs to know of it, counted from 1. */
export const systemTask = (
  { configuration, folder, profiles, notDeclared }: TestedSystem,
  index: number,
): SystemTask => ({
  configuration: z.json().parse(JSON.parse(JSON.stringify(configuration))),
  folder,
  instance: index - 1,
  profiles: profiles.map(({ id }) => id),
  notDeclared: Object.fromEntries(notDeclared),
})
