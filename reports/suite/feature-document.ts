import type {
  Background,
  Comment,
  Feature,
  GherkinDocument,
  Pickle,
  Scenario,
  Step,
  Tag,
} from '@cucumber/messages'
import { rowIdPattern } from '../catalogue/catalogue-schema.ts'

/** One feature file: its nodes by the ids that pickles carry, and the rows that its comments bind to steps. */
export interface FeatureDocument {
  readonly uri: string
  readonly comments: readonly RowComment[]
  readonly tags: readonly Tag[]
  /** Of the feature, and of its rules. */
  readonly titles: readonly { readonly name: string; readonly line: number }[]
  /** Lines of the scenarios, whether or not their tables have rows. */
  readonly scenarioLines: readonly number[]
  scenarioOf(pickle: Pickle): ScenarioNode | undefined
  stepOf(astNodeIds: readonly string[]): BoundStep | undefined
}

interface ScenarioNode {
  readonly node: Scenario
  /** The rule that it stands under. */
  readonly rule: string | undefined
  readonly lines: LineRange
}

/** From the line after the scenario before it to its own last one. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

interface BoundStep {
  readonly step: Step
  readonly rows: readonly string[]
}

/** A comment line made of nothing but row ids, such as `# MIG-IOS-03`. */
export interface RowComment {
  readonly line: number
  readonly rows: readonly string[]
  /** The step right below, or undefined where the comment stands above something else. */
  readonly stepId: string | undefined
}

/** Reads a document; a row comment binds its step and those below it, up to the next comment or the end. */
export function readDocument(document: GherkinDocument): FeatureDocument {
  const comments = rowComments(document)
  const blocks = (document.feature?.children ?? []).flatMap((child) =>
    (child.rule?.children ?? [child]).map((block) => ({ ...block, rule: child.rule?.name })),
  )
  const scenarios = new Map<string, ScenarioNode>()
  const steps = new Map<string, BoundStep>()
  let from = 1
  for (const { scenario, background, rule } of blocks) {
    if (scenario) {
      const to = lastLineOf(scenario)
      scenarios.set(scenario.id, { node: scenario, rule, lines: { from, to } })
      from = to + 1
    }
    for (const bound of boundSteps(background ?? scenario, comments)) steps.set(bound.step.id, bound)
  }
  return {
    uri: document.uri ?? '',
    comments,
    tags: tagsOf(document),
    titles: titlesOf(document),
    scenarioLines: [...scenarios.values()].map(({ node }) => node.location.line),
    scenarioOf: ({ astNodeIds: [id = ''] }) => scenarios.get(id),
    stepOf: ([id = '']) => steps.get(id),
  }
}

function lastLineOf({ location, steps, examples }: Scenario): number {
  const ofSteps = steps.map(({ location, dataTable, docString }) => {
    const table = dataTable?.rows.at(-1)?.location.line ?? 0
    const text = docString ? docString.location.line + docString.content.split('\n').length + 1 : 0
    return Math.max(location.line, table, text)
  })
  const ofExamples = examples.map(
    ({ location, tableBody }) => tableBody.at(-1)?.location.line ?? location.line,
  )
  return Math.max(location.line, ...ofSteps, ...ofExamples)
}

function boundSteps(block: Background | Scenario | undefined, comments: readonly RowComment[]): BoundStep[] {
  let rows: readonly string[] = []
  return (block?.steps ?? []).map((step) => {
    rows = comments.find(({ stepId }) => stepId === step.id)?.rows ?? rows
    return { step, rows }
  })
}

function titlesOf({ feature }: GherkinDocument): FeatureDocument['titles'] {
  const rules = (feature?.children ?? []).flatMap(({ rule }) => rule ?? [])
  return (feature ? [feature, ...rules] : []).map(({ name, location }) => ({ name, line: location.line }))
}

function tagsOf({ feature }: GherkinDocument): Tag[] {
  const rules = (feature?.children ?? []).flatMap(({ rule }) => rule ?? [])
  const children = [...(feature?.children ?? []), ...rules.flatMap((rule) => rule.children)]
  const scenarios = children.flatMap(({ scenario }) => scenario ?? [])
  const tagged = [feature, ...rules, ...scenarios, ...scenarios.flatMap(({ examples }) => examples)]
  return tagged.flatMap((node) => node?.tags ?? [])
}

function rowComments(document: GherkinDocument): RowComment[] {
  const landmarks = document.feature ? landmarksOf(document.feature).sort((a, b) => a.line - b.line) : []
  return document.comments.flatMap((comment) => {
    const rows = rowsNamed(comment)
    const { line } = comment.location
    const next = landmarks.find((landmark) => landmark.line > line)
    return rows.length > 0 ? [{ line, rows, stepId: next?.stepId }] : []
  })
}

function rowsNamed(comment: Comment): string[] {
  const words = comment.text
    .trim()
    .replace(/^#\s*/, '')
    .split(/[\s,]+/)
  return words.every((word) => rowIdPattern.test(word)) ? words : []
}

/** A line that a comment can stand above. */
interface Landmark {
  readonly line: number
  readonly stepId?: string
}

function landmarksOf(feature: Feature): Landmark[] {
  const rules = feature.children.flatMap(({ rule }) => rule ?? [])
  const blocks = [...feature.children, ...rules.flatMap((rule) => rule.children)]
  return [
    ...rules.map((rule) => ({ line: rule.location.line })),
    ...blocks.flatMap(({ background }) => (background ? blockLandmarks(background) : [])),
    ...blocks.flatMap(({ scenario }) => (scenario ? scenarioLandmarks(scenario) : [])),
  ]
}

const blockLandmarks = (block: Background | Scenario): Landmark[] => [
  { line: block.location.line },
  ...block.steps.map((step: Step) => ({ line: step.location.line, stepId: step.id })),
]

const scenarioLandmarks = (scenario: Scenario): Landmark[] => [
  ...blockLandmarks(scenario),
  ...scenario.tags.map((tag) => ({ line: tag.location.line })),
  ...scenario.examples.map((examples) => ({ line: examples.location.line })),
]
