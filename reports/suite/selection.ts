import type { RowFacts } from '../catalogue/catalogue-schema.ts'
import { invalid, type Result, valid } from '../result.ts'
import { nearestName } from './near-names.ts'
import { plainTags, type Scenario } from './scenarios.ts'

/** The `index`-th of `total` slices, counted from 1. */
type Slice = { readonly index: number; readonly total: number }

/** Which scenarios of the suite a run takes. */
export interface Selection {
  /** The path of a feature, or of a folder of them, whose scenarios are played in place of the suite's. */
  readonly features?: string
  readonly tags?: string
  /** Ids of scenarios and rows, features and folders of them, and `feature:line`: what any of them names. */
  readonly only?: readonly string[]
  /** The rows of a profile: scenarios of any of them. */
  readonly profile?: { readonly name: string; readonly rows: readonly string[] }
  /** The slice of all that this run takes, where several machines share the suite. */
  readonly shard?: Slice
  /** The slice of the run that one of its processes takes. */
  readonly worker?: WorkerSlice
}

type WorkerSlice = Slice & {
  /**
   * Round robin where scenarios that ask a server much take most of the time: they stand side by side. Otherwise
   * neighbours stay together: their sentences are alike, and every process matches each sentence once.
   */
  readonly roundRobin: boolean
}

/** Every `total`-th, beginning with the `index`-th. */
const everyNth = <One>(all: readonly One[], { index, total }: Slice): readonly One[] =>
  all.filter((_, at) => at % total === index - 1)

/** The `index`-th of `total` runs of neighbours with about the same number of steps. */
function neighbours(all: readonly Scenario[], { index, total }: Slice): readonly Scenario[] {
  const steps = all.reduce((sum, one) => sum + one.steps.length, 0)
  let before = 0
  return all.filter((one) => {
    const slice = Math.floor((before * total) / steps)
    before += one.steps.length
    return slice === index - 1
  })
}

type Catalogue = { readonly rows: ReadonlyMap<string, RowFacts> }

/** What a selection names that there is not, as sentences; checked before anything runs. */
export function selectionProblems(
  all: readonly Scenario[],
  { only = [], tags = '' }: Selection,
  catalogue: Catalogue,
): string[] {
  const known = new Set([...plainTags.keys(), ...all.flatMap((scenario) => scenario.tags)])
  const words = (tags.match(/[^\s()]+/g) ?? []).filter((word) => !operators.includes(word))
  const unknown = words.filter((word) => !known.has(word) && !catalogue.rows.has(word.slice(1)))
  return [
    ...unknown.map((word) => `--tags ${tags}: ${whyNoTag(word)}.`),
    ...only.flatMap((id) => onlyProblems(id, all, catalogue)),
  ]
}

const operators = ['and', 'or', 'not']

const whyNoTag = (word: string): string =>
  word.startsWith('@')
    ? `${word} is neither a row of the catalogue nor a tag of any scenario`
    : `${word} is no tag, as a tag begins with @, such as @${word}`

function onlyProblems(only: string, all: readonly Scenario[], { rows }: Catalogue): string[] {
  const excluded = rows.get(only)?.excluded
  if (typeof excluded === 'string') return [`--only ${only}: the row is excluded from testing: ${excluded}`]
  if (rows.has(only) || all.some((scenario) => isNamed(scenario, [only]))) return []
  if (/:\d+$/.test(only) && all.some(({ feature }) => feature === only.replace(/:\d+$/, '')))
    return [`--only ${only}: no scenario stands in that line: the last one ends before it.`]
  const near = nearestName(
    only,
    all.map(({ id }) => id),
  )
  return [
    `--only ${only}: there is no such scenario, row, article, feature or folder${near === undefined ? '' : `, the nearest is ${near}`}; ` +
      'sls trace --all lists the rows, and trace.json has the scenarios of each.',
  ]
}

/**
 * Whether one of these names is that of the scenario, of one of its rows, of its feature, of its line there or of a folder
 * around it; without any, all scenarios are meant.
 */
export const isNamed = (scenario: Scenario, only: Selection['only']): boolean =>
  only === undefined || only.some((name) => isNamedBy(scenario, name))

function isNamedBy({ id, rows, feature, lines }: Scenario, name: string): boolean {
  if (id === name || rows.includes(name) || feature === name || feature.startsWith(`${name}/`)) return true
  const line = Number(name.startsWith(`${feature}:`) ? name.slice(feature.length + 1) : Number.NaN)
  return line >= lines.from && line <= lines.to && !lines.otherRows.includes(line)
}

/** The scenarios to run, of those that match the tags, or the sentence that says why there are none. */
export function select(tagged: readonly Scenario[], selection: Selection): Result<readonly Scenario[]> {
  const { only, profile, shard, worker } = selection
  const chosen = tagged.filter(
    (scenario) =>
      isNamed(scenario, only) && (!profile || scenario.rows.some((row) => profile.rows.includes(row))),
  )
  const ofRun = shard ? everyNth(chosen, shard) : chosen
  if (ofRun.length === 0) return invalid([`No scenario to run: ${cause(selection, chosen.length)}.`])
  if (!worker) return valid(ofRun)
  return valid(worker.roundRobin ? everyNth(ofRun, worker) : neighbours(ofRun, worker))
}

function cause({ only, profile, tags, shard }: Selection, chosen: number): string {
  if (shard && chosen > 0)
    return `shard ${shard.index}/${shard.total} of ${chosen} scenarios is empty, use at most ${chosen} shards`
  const asked = [
    ...(tags ? [`--tags ${tags}`] : []),
    ...(profile ? [`--profile ${profile.name}`] : []),
    ...(only === undefined ? [] : [only.map((id) => `--only ${id}`).join(' ')]),
  ].join(' with ')
  return asked ? `none matches ${asked}` : 'the features folder has none'
}
