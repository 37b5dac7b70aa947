/** @module The ids that scenarios have and had: `features/requirements/manifest.yaml`. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump, FAILSAFE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { manifestName } from '../catalogue/catalogue.ts'
import { invalid, type Result, valid } from '../result.ts'
import type { Scenario } from './scenarios.ts'

const entry = z.strictObject({
  id: z.string(),
  /** The version of the suite that had the scenario first, whatever its id was then. */
  since: z.string(),
  /** Ids that it had before, and those of scenarios that were merged into it. */
  former: z.array(z.string()).exactOptional(),
})
const manifest = z.strictObject({ scenarios: z.array(entry) })
export type Manifest = z.infer<typeof manifest>

/** The manifest of a catalogue folder; a project without one has no former ids. */
export function loadManifest(directory: string): Result<Manifest> {
  const file = join(directory, manifestName)
  if (!existsSync(file)) return valid({ scenarios: [] })
  try {
    return valid(manifest.parse(load(readFileSync(file, 'utf8'), { schema: FAILSAFE_SCHEMA })))
  } catch (error) {
    return invalid([`${file} is no manifest of scenarios: ${String(error)}`])
  }
}

/** The ids that scenarios have today, by those that they had before; none of what is no former id. */
export function presentIds(directory: string, given: readonly string[]): Result<ReadonlyMap<string, string>> {
  const file = join(directory, manifestName)
  const text = given.length > 0 && existsSync(file) ? readFileSync(file, 'utf8') : ''
  // Most ids are no former ones, and reading the whole manifest takes longer than running a scenario.
  const listed = given.filter((id) => text.includes(`- ${id}\n`))
  if (listed.length === 0) return valid(new Map())
  const loaded = loadManifest(directory)
  if (!loaded.ok) return loaded
  const present = listed.flatMap((former) => {
    const found = loaded.value.scenarios.find((one) => one.former?.includes(former))
    return found ? [[former, found.id] as const] : []
  })
  return valid(new Map(present))
}

/** The same of one id; undefined where it is no former one. */
export function presentId(directory: string, former: string): Result<string | undefined> {
  const present = presentIds(directory, [former])
  return present.ok ? valid(present.value.get(former)) : present
}

type Identified = Pick<Scenario, 'id' | 'location'>

/** Where the manifest and the suite disagree, or one id stands for two scenarios; none is the good answer. */
export function manifestProblems(suite: readonly Identified[], { scenarios }: Manifest): string[] {
  const listed = new Set(scenarios.map(({ id }) => id))
  const present = new Set(suite.map(({ id }) => id))
  const all = scenarios.flatMap(({ id, former = [] }) => [id, ...former])
  const twice = new Set(all.filter((id, at) => all.indexOf(id) !== at))
  return [
    ...suite
      .filter(({ id }) => !listed.has(id))
      .map(
        ({ id, location }) =>
          `${location}: ${manifestName} does not list ${id}: npm run features adds a new scenario. ` +
          'Where it had another id, rename its entry and keep that id under former.',
      ),
    ...scenarios
      .filter(({ id }) => !present.has(id))
      .map(
        ({ id }) =>
          `${manifestName}: ${id} is no scenario: keep it under former of the one that proves the same now.`,
      ),
    ...[...twice].map((id) => `${manifestName}: ${id} is listed twice: an id stands for one scenario.`),
  ]
}

/** The manifest with entries for the scenarios that it does not list, which are new in this version. */
export function withNewScenarios(
  suite: readonly Pick<Scenario, 'id'>[],
  { scenarios }: Manifest,
  since: string,
): Manifest {
  const listed = new Set(scenarios.map(({ id }) => id))
  const added = suite.filter(({ id }) => !listed.has(id)).map(({ id }) => ({ id, since }))
  return { scenarios: [...scenarios, ...added].toSorted((one, other) => (one.id < other.id ? -1 : 1)) }
}

/** The file as `npm run features` writes it. */
export const manifestText = (content: Manifest): string =>
  '# The ids that scenarios have and had, for --only and for everybody who keeps results. npm run features adds new ones.\n' +
  dump(content, { lineWidth: -1 })
