/** @module Whether every wording of a step is used in some feature: one that is not only looks like vocabulary. */

import { z } from 'zod'
import { recordIn } from '../../reports/verdicts/record-file.ts'
import { parsedFeatures } from '../features/parsed-features.ts'
import { type Counts, nothingRan, print } from './parts.ts'

const envelope = z.object({
  stepDefinition: z.object({ id: z.string(), pattern: z.object({ source: z.string() }) }).optional(),
  testCase: z
    .object({ testSteps: z.array(z.object({ stepDefinitionIds: z.array(z.string()).optional() })) })
    .optional(),
})

/** The wordings that scenarios say, of the messages of a run: those that none says are not in there. */
export function wordingsSaid(messages: string): ReadonlySet<string> {
  const envelopes = messages
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => envelope.parse(JSON.parse(line)))
  const said = new Set(
    envelopes
      .flatMap(({ testCase }) => testCase?.testSteps ?? [])
      .flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? []),
  )
  return new Set(
    envelopes.flatMap(({ stepDefinition }) =>
      stepDefinition && said.has(stepDefinition.id) ? [stepDefinition.pattern.source] : [],
    ),
  )
}

/** What Cucumber has loaded; where nothing is chosen, it tells of no definition in its messages. */
const library = z.object({
  stepDefinitions: z.array(z.object({ expression: z.object({ source: z.string() }) })),
})

/** Every wording that the steps of this project define; none of them is run. */
export async function wordingsDefined(): Promise<string[]> {
  const loaded = await parsedFeatures(() => undefined)
  return library.parse(loaded).stepDefinitions.map(({ expression }) => expression.source)
}

/** Counts the wordings that are used in the run whose messages are in this folder, and names the others. */
export async function unusedStepDefinitions(folder: string): Promise<Counts> {
  const messages = recordIn(folder)
  if (!messages.ok || messages.value === undefined) return nothingRan
  const said = wordingsSaid(messages.value)
  const wordings = await wordingsDefined()
  // Where none is found, nothing was looked at.
  if (wordings.length === 0) return { passed: 0, failed: 1, skipped: 0 }
  const unused = wordings.filter((wording) => !said.has(wording))
  for (const wording of unused) print(`  no feature says "${wording}"`)
  return { passed: wordings.length - unused.length, failed: unused.length, skipped: 0 }
}
