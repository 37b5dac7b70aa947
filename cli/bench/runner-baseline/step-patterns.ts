/** @module The patterns of the step definitions, as data: what empty steps are made of. */

import { z } from 'zod'

export interface StepPatterns {
  readonly types: readonly { readonly name: string; readonly regexps: readonly string[] }[]
  readonly steps: readonly { readonly pattern: string; readonly arity: number }[]
}

const envelope = z.object({
  parameterType: z.object({ name: z.string(), regularExpressions: z.array(z.string()) }).optional(),
  stepDefinition: z.object({ id: z.string(), pattern: z.object({ source: z.string() }) }).optional(),
  pickle: z
    .object({ steps: z.array(z.object({ id: z.string(), argument: z.unknown().optional() })) })
    .optional(),
  testCase: z
    .object({
      testSteps: z.array(
        z.object({
          pickleStepId: z.string().optional(),
          stepDefinitionIds: z.array(z.string()).optional(),
        }),
      ),
    })
    .optional(),
})

/** The placeholders of a pattern; the runner refuses a step whose body takes another number of arguments. */
const placeholders = (pattern: string): number => [...pattern.matchAll(/(?<!\\)\{[^}]*\}/g)].length

/** Reads them from the messages of a run. */
export function stepPatternsIn(messages: string): StepPatterns {
  const envelopes = messages
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => envelope.parse(JSON.parse(line)))
  const withArgument = new Set(
    envelopes
      .flatMap(({ pickle }) => pickle?.steps ?? [])
      .filter(({ argument }) => argument !== undefined)
      .map(({ id }) => id),
  )
  const takingArgument = new Set(
    envelopes
      .flatMap(({ testCase }) => testCase?.testSteps ?? [])
      .filter(({ pickleStepId }) => withArgument.has(pickleStepId ?? ''))
      .flatMap(({ stepDefinitionIds }) => stepDefinitionIds ?? []),
  )
  return {
    types: envelopes.flatMap(({ parameterType }) =>
      parameterType ? [{ name: parameterType.name, regexps: parameterType.regularExpressions }] : [],
    ),
    steps: envelopes.flatMap(({ stepDefinition }) => {
      if (!stepDefinition) return []
      const { source } = stepDefinition.pattern
      const arity = placeholders(source) + (takingArgument.has(stepDefinition.id) ? 1 : 0)
      return [{ pattern: source, arity }]
    }),
  }
}
