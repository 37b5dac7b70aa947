/** @module What to say of a step that no definition matches: Cucumber says nothing. */

import { type Envelope, StepDefinitionPatternType, TestStepResultStatus } from '@cucumber/messages'
import { nearestWordings } from '../suite/near-wordings.ts'

/** Takes the messages of a run in their order. */
export class UndefinedSteps {
  readonly #wordings: string[] = []
  readonly #sentences = new Map<string, string>()
  /** Ids of test steps without a definition, with their sentences. */
  readonly #unmatched = new Map<string, string>()

  /** The same message; that of a step which no definition matches says which wordings come nearest. */
  explained(envelope: Envelope): Envelope {
    const { stepDefinition, pickle, testCase, testStepFinished } = envelope
    if (stepDefinition?.pattern.type === StepDefinitionPatternType.CUCUMBER_EXPRESSION)
      this.#wordings.push(stepDefinition.pattern.source)
    for (const { id, text } of pickle?.steps ?? []) this.#sentences.set(id, text)
    for (const { id, pickleStepId, stepDefinitionIds } of testCase?.testSteps ?? []) {
      const sentence = this.#sentences.get(pickleStepId ?? '')
      if (sentence !== undefined && stepDefinitionIds?.length === 0) this.#unmatched.set(id, sentence)
    }
    const sentence = this.#unmatched.get(testStepFinished?.testStepId ?? '')
    if (!testStepFinished || sentence === undefined) return envelope
    const { testStepResult: result } = testStepFinished
    if (result.status !== TestStepResultStatus.UNDEFINED) return envelope
    const message = whatIsNear(nearestWordings(sentence, this.#wordings))
    return { testStepFinished: { ...testStepFinished, testStepResult: { ...result, message } } }
  }
}

const whatIsNear = (wordings: readonly string[]): string =>
  wordings.length === 0
    ? 'no step definition matches this step, and none comes near'
    : `no step definition matches this step; the nearest: ${wordings.join(' | ')}`
