/** @module The conformance profiles: groups of requirements that a system under test declares as a whole. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { invalid, type Result, valid } from '../result.ts'
import { profilesName } from './catalogue.ts'
import { type Subject, subjects } from './catalogue-schema.ts'

const definition = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Those of `describe` without which the profile cannot be declared. */
  capabilities: z.array(z.string()),
  /** Beginnings of row ids; the longest one that matches decides. */
  rows: z.array(z.string()),
  /** All rows with these subjects, whatever their ids. */
  subjects: z.array(z.enum(subjects)).exactOptional(),
})
const file = z.strictObject({ profiles: z.array(definition) })

export type ProfileDefinition = z.infer<typeof definition>

/** The profiles of a catalogue folder; a project without the file has none. */
export function loadProfiles(directory: string): Result<readonly ProfileDefinition[]> {
  const path = join(directory, profilesName)
  if (!existsSync(path)) return valid([])
  try {
    return valid(file.parse(load(readFileSync(path, 'utf8'), { schema: FAILSAFE_SCHEMA })).profiles)
  } catch (error) {
    return invalid([`${path} holds no profiles: ${String(error)}`])
  }
}

/** The profile that a row belongs to. */
export function profileOf(
  { id, subject }: { readonly id: string; readonly subject: Subject },
  profiles: readonly ProfileDefinition[],
): ProfileDefinition | undefined {
  const bySubject = profiles.find(({ subjects: own }) => own?.includes(subject))
  if (bySubject) return bySubject
  const matching = profiles.flatMap((profile) =>
    profile.rows
      .filter((beginning) => id === beginning || id.startsWith(`${beginning}-`))
      .map((beginning) => ({ profile, length: beginning.length })),
  )
  return matching.sort((one, other) => other.length - one.length)[0]?.profile
}

/** What is about our own simulators: nobody declares it. */
const ofSimulators = 'simulatedApp'

/** Those that belong to a server whatever it is, or to our own simulators. */
const always: readonly string[] = ['core', ofSimulators]

/**
 * The profiles under which a system is tested: those that its configuration names, or all that its capabilities allow. A
 * profile that is named and cannot be there, and a system that declares nothing, are problems.
 */
export function declaredProfiles(
  profiles: readonly ProfileDefinition[],
  named: readonly string[] | undefined,
  capabilities: readonly string[],
): Result<readonly ProfileDefinition[]> {
  if (capabilities.length === 0)
    return invalid([
      'describe (GET /lab) declares no capability: nothing could be tested. Declare what the system has.',
    ])
  const missingOf = (profile: ProfileDefinition) =>
    profile.capabilities.filter((capability) => !capabilities.includes(capability))
  const wanted = profiles.filter(({ id }) => always.includes(id) || named === undefined || named.includes(id))
  const problems = wanted
    .filter(({ id }) => named?.includes(id) || id === 'core')
    .filter((profile) => missingOf(profile).length > 0)
    .map(
      (profile) =>
        `profiles: ${profile.id} needs the capability ${missingOf(profile).join(', ')}, which describe (GET /lab) does not declare. ` +
        `${profile.id === 'core' ? 'Nothing can be tested without it' : 'Declare it there, or take the profile out'}.`,
    )
  if (problems.length > 0) return invalid(problems)
  return valid(wanted.filter((profile) => missingOf(profile).length === 0))
}

/** A declared profile, and how many of its scenarios a run has planned and judged. */
export interface ProfileResult {
  readonly id: string
  readonly title: string
  readonly scenarios: number
  /** Those with a verdict on the system: not the ones that were not applicable, or not tried. */
  readonly judged: number
}

/** The titles of what a system declares of which nothing was judged. */
export const withoutVerdict = (profiles: readonly ProfileResult[]): string[] =>
  profiles.filter(({ id, judged }) => judged === 0 && id !== ofSimulators).map(({ title }) => title)

interface Judged {
  readonly scenario: { readonly rows: readonly string[] }
  readonly outcome: string
}

/** What a run has judged of each declared profile. */
export const profileResults = (
  profiles: readonly ProfileDefinition[],
  verdicts: readonly Judged[],
  rows: ReadonlyMap<string, { readonly id: string; readonly subject: Subject }>,
): ProfileResult[] =>
  profiles.map((profile) => {
    const members = verdicts.filter(({ scenario }) =>
      scenario.rows.some((id) => {
        const row = rows.get(id)
        return row !== undefined && profileOf(row, profiles)?.id === profile.id
      }),
    )
    const judged = members.filter(
      ({ outcome }) => outcome !== 'notApplicable' && outcome !== 'notTried',
    ).length
    return { id: profile.id, title: profile.title, scenarios: members.length, judged }
  })
