/** @module Whether every wording of a step is used in some feature: one that is not only looks like vocabulary. */

import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Counts, nothingRan, print } from './parts.ts'

const envelope = z.object({
  stepDefinition: z.object({ id: z.string(), pattern: z.object({ source: z.string() }) }).optional(),
  testCase: z
    .object({ testSteps: z.array(z.object({ stepDefinitionIds: z.array(z.string()).optional() })) })
    .optional(),
})

/** Every wording in the messages of a whole run, and whether a scenario says it. */
export function stepDefinitionsIn(messages: string): ReadonlyMap<string, boolean> {
  const envelopes = messages
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => envelope.parse(JSON.parse(line)))
  const said = new Set(
    envelopes
      .flatMap(({ testCase }) => testCase?.testSteps ?? [])
      .flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? []),
  )
  return new Map(
    envelopes.flatMap(({ stepDefinition }) =>
      stepDefinition ? [[stepDefinition.pattern.source, said.has(stepDefinition.id)] as const] : [],
    ),
  )
}

/** Counts the wordings that are used, and names the others. */
export function unusedStepDefinitions(folder: string): Counts {
  const messages = `${folder}/messages.ndjson`
  if (!existsSync(messages)) return nothingRan
  const wordings = [...stepDefinitionsIn(readFileSync(messages, 'utf8'))]
  const unused = wordings.filter(([, used]) => !used)
  for (const [wording] of unused) print(`  no feature says "${wording}"`)
  return { passed: wordings.length - unused.length, failed: unused.length, skipped: 0 }
}
