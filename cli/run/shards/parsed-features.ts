import type { Envelope } from '@cucumber/messages'
import { ScenarioContexts } from '../../../reports/contexts/choice.ts'
import { SuiteReader } from '../../../reports/suite/scenarios.ts'
import type { ChoosePickles } from '../run-control.ts'
import type { ShardTask } from './protocol.ts'

/** What a process has parsed, for one that plays a shard after the other: parsing takes as long as playing many scenarios. */
export class ParsedFeatures {
  readonly suite = new SuiteReader()
  readonly #messages: Envelope[] = []
  #pickles: Parameters<ChoosePickles>[0] | undefined
  #contexts:
    | {
        readonly of: ShardTask['contexts']['limits']
        readonly limits: string
        readonly made: ScenarioContexts
      }
    | undefined

  /** Equal for tasks that read the same. */
  static keyOf({ root, features, selection: { tags = '' } }: ShardTask): string {
    return JSON.stringify([root, features, tags])
  }

  /** What Cucumber has to parse: something at least, or it does not ask what to run. */
  featuresOf({ features }: ShardTask): readonly string[] {
    if (!this.#pickles) return features
    return this.#messages.flatMap(({ gherkinDocument }) => gherkinDocument?.uri ?? []).slice(0, 1)
  }

  /** Those of before, in place of what was parsed now. */
  pickles(found: Parameters<ChoosePickles>[0]): Parameters<ChoosePickles>[0] {
    this.#pickles ??= found
    return this.#pickles
  }

  /** What was parsed before. */
  get earlier(): readonly Envelope[] {
    return this.#pickles ? this.#messages : []
  }

  /** Whether a message is to be looked at; of what was parsed before there is one already. */
  add(envelope: Envelope): boolean {
    const isParsed = (envelope.source ?? envelope.gherkinDocument ?? envelope.pickle) !== undefined
    if (isParsed && this.#pickles) return false
    if (isParsed) this.#messages.push(envelope)
    this.suite.add(envelope)
    return true
  }

  contexts(limits: ShardTask['contexts']['limits']): ScenarioContexts {
    // Asked for each scenario again and again.
    if (this.#contexts?.of === limits) return this.#contexts.made
    const key = JSON.stringify(limits)
    const made =
      this.#contexts?.limits === key
        ? this.#contexts.made
        : new ScenarioContexts(this.suite.scenarios, limits)
    this.#contexts = { of: limits, limits: key, made }
    return made
  }
}
