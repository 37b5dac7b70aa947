import type { RowFacts } from '../catalogue/catalogue-schema.ts'
import { invalid, type Result, valid } from '../result.ts'
import type { Scenario } from './scenarios.ts'
import { plainTags } from './tags.ts'

/** The `index`-th of `total` parts, counted from 1. */
type Slice = { readonly index: number; readonly total: number }

/** Every `total`-th scenario, beginning with the `index`-th. */
const sliceOf = <One>(all: readonly One[], slice: Slice | undefined): readonly One[] =>
  slice ? all.filter((_, at) => at % slice.total === slice.index - 1) : all

/** What one process of a run takes. */
type Part = Slice & {
  /**
   * In turns where those that ask a server much take most of the time: they stand side by side. Otherwise neighbours
   * stay together: they say similar sentences, and every process has to find out for itself what a sentence means.
   */
  readonly inTurns: boolean
}

/** The `index`-th of `total` rows of neighbours with about the same number of steps. */
function neighboursOf(all: readonly Scenario[], { index, total }: Slice): readonly Scenario[] {
  const steps = all.reduce((sum, one) => sum + one.steps.length, 0)
  let before = 0
  return all.filter((one) => {
    const row = Math.floor((before * total) / steps)
    before += one.steps.length
    return row === index - 1
  })
}

function partOf(all: readonly Scenario[], part: Part | undefined): readonly Scenario[] {
  if (!part) return all
  return part.inTurns ? sliceOf(all, part) : neighboursOf(all, part)
}

/** Which scenarios of the suite a run takes. */
export interface Selection {
  readonly tags?: string
  /** A scenario id or a row id. */
  readonly only?: string
  readonly shard?: Slice
  /** What of all that one process of the run takes. */
  readonly part?: Part
}

type Catalogue = { readonly rows: ReadonlyMap<string, RowFacts> }

/** The ids that the words of a selection must name, checked before anything runs. */
export function selectionProblems(
  all: readonly Scenario[],
  { only, tags = '' }: Selection,
  catalogue: Catalogue,
): string[] {
  const known = new Set([...plainTags.keys(), ...all.flatMap((scenario) => scenario.tags)])
  const words = (tags.match(/[^\s()]+/g) ?? []).filter((word) => !operators.includes(word))
  const unknown = words.filter((word) => !known.has(word) && !catalogue.rows.has(word.slice(1)))
  return [
    ...unknown.map((word) => `--tags ${tags}: ${whyNoTag(word)}.`),
    ...(only === undefined ? [] : onlyProblems(only, all, catalogue)),
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
  if (rows.has(only) || all.some(({ id }) => id === only)) return []
  return [
    `--only ${only}: there is no such scenario or row${nearest(only, all)}; ` +
      'sls trace --all lists the rows, and trace.json has the scenarios of each.',
  ]
}

/** The scenarios to run of those that the tags left, or the sentence that says why there are none. */
export function select(tagged: readonly Scenario[], selection: Selection): Result<readonly Scenario[]> {
  const { only, shard, part } = selection
  const chosen =
    only === undefined ? tagged : tagged.filter(({ id, rows }) => id === only || rows.includes(only))
  const asked = sliceOf(chosen, shard)
  return asked.length > 0
    ? valid(partOf(asked, part))
    : invalid([`No scenario to run: ${cause(selection, chosen.length)}.`])
}

function cause({ only, tags, shard }: Selection, chosen: number): string {
  if (shard && chosen > 0)
    return `shard ${shard.index}/${shard.total} of ${chosen} scenarios is empty, use at most ${chosen} shards`
  const asked = [...(tags ? [`--tags ${tags}`] : []), ...(only === undefined ? [] : [`--only ${only}`])].join(
    ' with ',
  )
  return asked ? `none matches ${asked}` : 'the features folder has none'
}

function nearest(wanted: string, all: readonly Scenario[]): string {
  const shared = (id: string) => `${wanted}\n`.split('').findIndex((character, at) => id[at] !== character)
  const [best] = all.map(({ id }) => ({ id, length: shared(id) })).sort((a, b) => b.length - a.length)
  return best && best.length > 3 ? `, the nearest is ${best.id}` : ''
}
