import {
  type Envelope,
  type ParseError,
  type Pickle,
  PickleStepType,
  type Scenario as ScenarioNode,
} from '@cucumber/messages'
import { rowIdPattern } from '../catalogue/catalogue-schema.ts'
import { type FeatureDocument, type LineRange, readDocument } from './feature-document.ts'
import { scenarioId } from './scenario-id.ts'

/** The tags that are not rows of the catalogue, each with its meaning. */
export const plainTags: ReadonlyMap<string, string> = new Map([['@ru', 'labels and texts are Russian']])

/** The row that a tag names, if it has the form of one; whether the catalogue has it is another question. */
export function rowOfTag(tag: string): string | undefined {
  const id = tag.slice(1)
  return rowIdPattern.test(id) ? id : undefined
}

/** A step as the feature words it, and the rows that the comment above it names. */
export interface PlannedStep {
  readonly pickleStepId: string
  readonly sentence: string
  /** The sentence without its keyword. */
  readonly text: string
  /** In its feature, counted from 1. */
  readonly line: number
  /** What it does, whatever its keyword: the words with their values, and its table or text. */
  readonly action: string
  /** States an outcome: a Then, or an And or But after one, in any language. */
  readonly isThen: boolean
  readonly rows: readonly string[]
}

/** One scenario, or one row of an Examples table. */
export interface Scenario {
  readonly id: string
  readonly pickleId: string
  readonly name: string
  /** Path of the feature below the features folder, without its extension. */
  readonly feature: string
  readonly location: string
  /** The lines of its file that stand for it. */
  readonly lines: ScenarioLines
  readonly rows: readonly string[]
  readonly tags: readonly string[]
  /** Stands under a `Rule:`; otherwise it is a walkthrough. */
  readonly inRule: boolean
  /** Those that prove a rule together, refusal and twin, have the same; a walkthrough stands alone. */
  readonly group: string
  /** Those of a group that differ in the values of their examples alone, and not in what they state, have the same. */
  readonly case: string
  readonly steps: readonly PlannedStep[]
}

/** Where one row of an Examples table is meant, the lines of the other rows stand for those alone. */
export interface ScenarioLines extends LineRange {
  readonly otherRows: readonly number[]
}

/** Reads the suite out of the documents and pickles of a message stream. */
export class SuiteReader {
  readonly scenarios: Scenario[] = []
  readonly #byPickle = new Map<string, Scenario>()
  readonly documents: FeatureDocument[] = []
  /** Sentences about features that are not valid Gherkin. */
  readonly parseProblems: string[] = []

  add(envelope: Envelope): void {
    if (envelope.gherkinDocument) this.documents.push(readDocument(envelope.gherkinDocument))
    if (envelope.parseError) this.parseProblems.push(parseProblem(envelope.parseError))
    if (envelope.pickle) {
      const scenario = this.#scenario(envelope.pickle)
      this.scenarios.push(scenario)
      this.#byPickle.set(scenario.pickleId, scenario)
    }
  }

  ofPickle(id: string): Scenario | undefined {
    return this.#byPickle.get(id)
  }

  #scenario(pickle: Pickle): Scenario {
    const document = this.documents.findLast(({ uri }) => uri === pickle.uri)
    const placed = document?.scenarioOf(pickle)
    if (!document || !placed)
      throw new Error(
        `Cucumber sent the pickle "${pickle.name}" before its document ${pickle.uri}, so its steps are unknown.`,
      )
    const tags = pickle.tags.map(({ name }) => name)
    const feature = featureOf(pickle.uri)
    const own = exampleRow(placed.node, pickle)
    const id = scenarioId(feature, placed.node.name, own?.cells[0]?.value)
    const otherRows = rowsOfExamples(placed.node).filter((row) => row !== own)
    const stated = pickle.steps.filter(({ type }) => type === PickleStepType.OUTCOME).map(({ text }) => text)
    return {
      id,
      pickleId: pickle.id,
      name: pickle.name,
      feature,
      location: `${pickle.uri}:${placed.node.location.line}`,
      lines: { ...placed.lines, otherRows: otherRows.map(({ location }) => location.line) },
      rows: [...new Set(tags.flatMap((tag) => rowOfTag(tag) ?? []))],
      tags,
      inRule: placed.rule !== undefined,
      group: placed.rule === undefined ? id : `${feature}: ${placed.rule}`,
      case: placed.rule === undefined ? id : [feature, placed.rule, placed.node.name, ...stated].join(': '),
      steps: pickle.steps.map(({ id: pickleStepId, text, argument, type, astNodeIds }) => {
        const bound = document.stepOf(astNodeIds)
        return {
          pickleStepId,
          sentence: `${bound?.step.keyword ?? ''}${text}`,
          text,
          line: bound?.step.location.line ?? 0,
          action: argument ? `${text} ${JSON.stringify(argument)}` : text,
          isThen: type === PickleStepType.OUTCOME,
          rows: bound?.rows ?? [],
        }
      }),
    }
  }
}

const featureOf = (uri: string): string =>
  uri
    .replaceAll('\\', '/')
    .replace(/^(?:.*\/)?features\//, '')
    .replace(/\.feature$/, '')

const rowsOfExamples = ({ examples }: ScenarioNode) => examples.flatMap(({ tableBody }) => tableBody)

const exampleRow = (node: ScenarioNode, { astNodeIds: [, rowId] }: Pickle) =>
  rowsOfExamples(node).find(({ id }) => id === rowId)

function parseProblem({ source, message }: ParseError): string {
  const [line = message] = message.split('\n').filter((text) => /^\(\d+:\d+\)/.test(text.trim()))
  return `${source.uri ?? 'A feature'} is not valid Gherkin: ${line.trim()}.`
}
