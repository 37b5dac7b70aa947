/** @module Finds, reads and checks the list of known failures, expected-failures.yaml. */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FAILSAFE_SCHEMA } from 'js-yaml'
import { z } from 'zod'
import { type Catalogue, manifestName } from '../../reports/catalogue/catalogue.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { loadManifest, presentId } from '../../reports/suite/manifest.ts'
import { nearestName } from '../../reports/suite/near-names.ts'
import { knownFailure, type ListedFailure, nameOfEntry } from '../../reports/verdicts/known-failures.ts'
import { parseYaml } from '../../reports/yaml.ts'
import { issueInWords, shownPath } from './config-file.ts'
import { linesIn } from './lines.ts'

export const knownFailuresName = 'expected-failures.yaml'

/** The list beside a configuration, where there is one. */
export function knownFailuresBeside(folder: string): string | undefined {
  return existsSync(resolve(folder, knownFailuresName)) ? shownPath(folder, knownFailuresName) : undefined
}

interface Suite {
  readonly requirements: string
  readonly catalogue: Catalogue
}

/** The entries of a list, with the ids that scenarios have today. Each problem names file, line and entry, and says what to do. */
export function readKnownFailures(file: string, suite: Suite): Result<readonly ListedFailure[]> {
  if (!existsSync(file))
    return invalid([
      `--known-failures ${file}: there is no such file; make an empty one, and a run prints what to paste into it.`,
    ])
  const content = readNamedText(file, `--known-failures ${file}`)
  if (!content.ok) return content
  const text = content.value
  // A list with nothing but comments is empty, and good.
  if (/^\s*(#.*\s*)*$/.test(text)) return valid([])
  const read = parseYaml(file, text, { schema: FAILSAFE_SCHEMA })
  if (!read.ok) return invalid(read.problems.map((problem) => `${problem}.`))
  const { value } = read
  if (!Array.isArray(value)) return invalid([`${file}:1: give a list, each entry beginning with "- ".`])
  const lineOf = linesIn(text)
  const checked = value.map((one: unknown, at): Result<ListedFailure> => {
    const parsed = knownFailure.safeParse(one, { error: issueInWords })
    const line = lineOf([at]) ?? 1
    if (parsed.success) return withPresentName({ ...parsed.data, line }, file, suite)
    const problems = parsed.error.issues.map((issue) => {
      const [member] = issue.path
      const place = `${file}:${(member === undefined ? undefined : lineOf([at, member])) ?? line}`
      return `${place}: ${nameIn(one, at)}: ${sentenceOf(issue)}.`
    })
    return invalid(problems)
  })
  const problems = checked.flatMap((one) => (one.ok ? [] : one.problems))
  const entries = checked.flatMap((one) => (one.ok ? [one.value] : []))
  const twice = entries.flatMap((entry, at) => {
    const first = entries.slice(0, at).find((other) => nameOfEntry(other) === nameOfEntry(entry))
    return first
      ? [
          `${file}:${entry.line}: ${nameOfEntry(entry)} stands in line ${first.line} already: keep one of the two.`,
        ]
      : []
  })
  return problems.length + twice.length > 0 ? invalid([...problems, ...twice]) : valid(entries)
}

const named = z.looseObject({ row: z.string().optional(), scenario: z.string().optional() })

/** How a user finds the entry. */
function nameIn(one: unknown, at: number): string {
  const { data } = named.safeParse(one)
  return data?.row ?? data?.scenario ?? `entry ${at + 1}`
}

const members = ['row', 'scenario', 'reason', 'owner', 'until']

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.join(', ')}: there is no such member, an entry has ${members.join(', ')}`
  return [...issue.path.map(String), issue.message].join(': ')
}

/** A row has to be in the catalogue, and a scenario in the suite, perhaps by a former id. */
function withPresentName(
  entry: ListedFailure,
  file: string,
  { requirements, catalogue: { rows } }: Suite,
): Result<ListedFailure> {
  const place = `${file}:${entry.line}: ${nameOfEntry(entry)}`
  const none = (what: string, names: readonly string[]) => {
    const near = nearestName(nameOfEntry(entry), names)
    return invalid([
      `${place}: there is no such ${what}${near === undefined ? '' : `, the nearest is ${near}`}.`,
    ])
  }
  const { row, scenario } = entry
  if (row !== undefined) {
    const excluded = rows.get(row)?.excluded
    if (excluded !== undefined) return invalid([`${place}: the row is excluded from testing: take it out.`])
    return rows.has(row) ? valid(entry) : none('row', [...rows.keys()])
  }
  if (scenario === undefined) return valid(entry)
  const present = presentId(requirements, scenario)
  if (!present.ok) return present
  if (present.value !== undefined) return valid({ ...entry, scenario: present.value })
  if (isListed(requirements, scenario)) return valid(entry)
  const manifest = loadManifest(requirements)
  if (!manifest.ok) return manifest
  return none(
    'scenario',
    manifest.value.scenarios.map(({ id }) => id),
  )
}

/** Whether the suite has the scenario. Reading the whole manifest takes long; a project without one is taken at its word. */
function isListed(requirements: string, id: string): boolean {
  const manifest = join(requirements, manifestName)
  return !existsSync(manifest) || readFileSync(manifest, 'utf8').includes(`id: ${id}\n`)
}
