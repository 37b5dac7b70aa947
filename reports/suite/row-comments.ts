import type { Background, Comment, Feature, GherkinDocument, Scenario, Step } from '@cucumber/messages'
import { rowIdPattern } from '../catalogue/catalogue-schema.ts'

/** A comment line made of nothing but row ids, such as `# MIG-IOS-03`. */
export interface RowComment {
  readonly line: number
  readonly rows: readonly string[]
  /** The step right below, or undefined where the comment stands above something else. */
  readonly stepId: string | undefined
}

/** The comments of a document that name rows, each with the step that it stands above. */
export function rowComments(document: GherkinDocument): RowComment[] {
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
