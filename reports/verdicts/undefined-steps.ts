/** @module What to say of a step that no definition matches, or several: Cucumber says nothing. */

import { type Envelope, StepDefinitionPatternType, TestStepResultStatus } from '@cucumber/messages'
import { nearestWordings } from '../suite/near-wordings.ts'

/** Takes the messages of a run in their order. */
export class UndefinedSteps {
  /** Of all definitions, by their ids. */
  readonly #patterns = new Map<string, string>()
  readonly #wordings: string[] = []
  /** Definitions that count for nothing, and the parameter type that each lacks. */
  readonly #withoutType: { readonly wording: string; readonly type: string }[] = []
  readonly #sentences = new Map<string, string>()
  /** Ids of test steps that have not one definition, with what to say of them. */
  readonly #unplayable = new Map<string, () => string>()

  /** The same message; that of a step which cannot be played says which wordings come nearest, or which all match. */
  explained(envelope: Envelope): Envelope {
    const { stepDefinition, undefinedParameterType: lacking, pickle, testCase, testStepFinished } = envelope
    if (stepDefinition) this.#patterns.set(stepDefinition.id, stepDefinition.pattern.source)
    if (stepDefinition?.pattern.type === StepDefinitionPatternType.CUCUMBER_EXPRESSION)
      this.#wordings.push(stepDefinition.pattern.source)
    if (lacking) this.#withoutType.push({ wording: lacking.expression, type: lacking.name })
    for (const { id, text } of pickle?.steps ?? []) this.#sentences.set(id, text)
    for (const { id, pickleStepId, stepDefinitionIds } of testCase?.testSteps ?? []) {
      const sentence = this.#sentences.get(pickleStepId ?? '')
      if (sentence === undefined || stepDefinitionIds === undefined || stepDefinitionIds.length === 1)
        continue
      this.#unplayable.set(id, () => this.#whyNot(sentence, stepDefinitionIds))
    }
    const why = this.#unplayable.get(testStepFinished?.testStepId ?? '')
    if (!testStepFinished || why === undefined) return envelope
    const { testStepResult: result } = testStepFinished
    if (!unplayable.includes(result.status)) return envelope
    return { testStepFinished: { ...testStepFinished, testStepResult: { ...result, message: why() } } }
  }

  #whyNot(sentence: string, definitions: readonly string[]): string {
    if (definitions.length > 0)
      return `several step definitions match this step: ${inWords(definitions.flatMap((id) => this.#patterns.get(id) ?? []))}`
    const lacking = this.#withoutType.map(
      ({ wording, type }) => `; ${wording} counts for nothing, as there is no parameter type {${type}}`,
    )
    return `${whatIsNear(nearestWordings(sentence, this.#wordings))}${lacking.join('')}`
  }
}

const unplayable: readonly TestStepResultStatus[] = [
  TestStepResultStatus.UNDEFINED,
  TestStepResultStatus.AMBIGUOUS,
]

const inWords = (wordings: readonly string[]): string => wordings.join(' | ')

const whatIsNear = (wordings: readonly string[]): string =>
  wordings.length === 0
    ? 'no step definition matches this step, and none comes near'
    : `no step definition matches this step; the nearest: ${inWords(wordings)}`
