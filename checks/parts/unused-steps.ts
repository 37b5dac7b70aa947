/** @module Whether every wording of a step is used in some feature: one that is not only looks like vocabulary. */

import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { callCucumber } from '../../cli/run/cucumber.ts'
import { projectAt } from '../../cli/shared/project.ts'
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

/** Every wording that the steps of this project define; none of them is run. */
async function wordingsDefined(): Promise<string[]> {
  const { root, features, support } = projectAt()
  const wordings: string[] = []
  await callCucumber(
    { root, features: [features], support, worldParameters: {}, choose: () => [] },
    ({ stepDefinition }) => wordings.push(...(stepDefinition ? [stepDefinition.pattern.source] : [])),
  )
  return wordings
}

/** Counts the wordings that are used in the run whose messages are in this folder, and names the others. */
export async function unusedStepDefinitions(folder: string): Promise<Counts> {
  const messages = `${folder}/messages.ndjson`
  if (!existsSync(messages)) return nothingRan
  const said = wordingsSaid(readFileSync(messages, 'utf8'))
  const wordings = await wordingsDefined()
  const unused = wordings.filter((wording) => !said.has(wording))
  for (const wording of unused) print(`  no feature says "${wording}"`)
  return { passed: wordings.length - unused.length, failed: unused.length, skipped: 0 }
}
