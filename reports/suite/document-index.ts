import type { Background, GherkinDocument, Pickle, Scenario, Step, Tag } from '@cucumber/messages'
import { type RowComment, rowComments } from './row-comments.ts'

interface Placed {
  readonly node: Scenario
  readonly inRule: boolean
}

interface BoundStep {
  readonly step: Step
  readonly rows: readonly string[]
}

/** One feature file, ready to be asked by the ids that pickles carry. */
export interface DocumentIndex {
  readonly uri: string
  readonly comments: readonly RowComment[]
  readonly tags: readonly Tag[]
  /** Lines of the scenarios, whether or not their tables have rows. */
  readonly scenarioLines: readonly number[]
  scenarioOf(pickle: Pickle): Placed | undefined
  stepOf(astNodeIds: readonly string[]): BoundStep | undefined
}

/** Reads a document; a row comment binds its step and those below it, up to the next comment or the end. */
export function indexDocument(document: GherkinDocument): DocumentIndex {
  const comments = rowComments(document)
  const parts = (document.feature?.children ?? []).flatMap((child) =>
    (child.rule?.children ?? [child]).map((part) => ({ ...part, inRule: child.rule !== undefined })),
  )
  const scenarios = new Map<string, Placed>()
  const steps = new Map<string, BoundStep>()
  for (const { scenario, background, inRule } of parts) {
    if (scenario) scenarios.set(scenario.id, { node: scenario, inRule })
    for (const bound of boundSteps(background ?? scenario, comments)) steps.set(bound.step.id, bound)
  }
  return {
    uri: document.uri ?? '',
    comments,
    tags: tagsOf(document),
    scenarioLines: [...scenarios.values()].map(({ node }) => node.location.line),
    scenarioOf: ({ astNodeIds: [id = ''] }) => scenarios.get(id),
    stepOf: ([id = '']) => steps.get(id),
  }
}

function boundSteps(block: Background | Scenario | undefined, comments: readonly RowComment[]): BoundStep[] {
  let rows: readonly string[] = []
  return (block?.steps ?? []).map((step) => {
    rows = comments.find(({ stepId }) => stepId === step.id)?.rows ?? rows
    return { step, rows }
  })
}

function tagsOf({ feature }: GherkinDocument): Tag[] {
  const rules = (feature?.children ?? []).flatMap(({ rule }) => rule ?? [])
  const children = [...(feature?.children ?? []), ...rules.flatMap((rule) => rule.children)]
  const scenarios = children.flatMap(({ scenario }) => scenario ?? [])
  const tagged = [feature, ...rules, ...scenarios, ...scenarios.flatMap(({ examples }) => examples)]
  return tagged.flatMap((node) => node?.tags ?? [])
}
