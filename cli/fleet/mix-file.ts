/** @module Reads and checks the mix of a fleet. */

import { existsSync } from 'node:fs'
import type { z } from 'zod'
import { type FleetMix, fleetMix, journeyNames } from '../../fleet/mix/mix.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { nearestName } from '../../reports/suite/near-names.ts'
import { parseYaml } from '../../reports/yaml.ts'
import { issueInWords } from '../config/config-file.ts'
import { linesIn } from '../config/lines.ts'

/** A mix from a file. Each problem names file, line and member, and says what to do. */
export function readMixFile(file: string): Result<FleetMix> {
  if (!existsSync(file))
    return invalid([`--mix ${file}: there is no such file; docs/fleet.md has one to begin with.`])
  const content = readNamedText(file, `--mix ${file}`)
  if (!content.ok) return content
  const text = content.value
  const read = parseYaml(file, text)
  if (!read.ok) return invalid(read.problems.map((problem) => `${problem}.`))
  const parsed = fleetMix.safeParse(read.value, { error: issueInWords })
  if (parsed.success) return valid(parsed.data)
  const lineOf = linesIn(text)
  return invalid(
    parsed.error.issues.flatMap((issue) =>
      sentencesOf(issue).map(({ path, sentence }) => `${file}:${lineOf(path) ?? 1}: ${sentence}`),
    ),
  )
}

interface Problem {
  readonly path: readonly PropertyKey[]
  readonly sentence: string
}

const members = Object.keys(fleetMix.shape)
const thinkTimes = ['phone', 'typing', 'waiting']

function sentencesOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const [member] = issue.path
  if (issue.code !== 'unrecognized_keys')
    return [{ path: issue.path, sentence: `${[...issue.path.map(String), issue.message].join(': ')}.` }]
  return issue.keys.map((key) => {
    const [what, names] =
      member === 'journeys'
        ? ['journey', journeyNames]
        : member === 'think'
          ? ['time to think', thinkTimes]
          : ['member', members]
    const near = nearestName(key, [...names])
    const hint = near === undefined ? `use ${names.join(', ')}.` : `did you mean ${near}?`
    return {
      path: [...issue.path, key],
      sentence: `${[...issue.path.map(String), key].join(': ')}: there is no such ${what}; ${hint}`,
    }
  })
}
