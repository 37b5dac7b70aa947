/** @module The runs of the machines that shared a suite by `--shard I/N`: whether they are the parts of one run. */

import { invalid, type Result, valid } from '../result.ts'
import type { Results, RunRecord } from './results.ts'

/** The folder of a run, and its results. */
export interface NamedResults {
  readonly folder: string
  readonly results: Results
}

/** The results of one machine, with its record. */
export interface ShardResults extends NamedResults {
  readonly run: RunRecord
  readonly index: number
  readonly total: number
}

/** The parts in their order, or the sentence that says which of them does not belong there, is there twice, or is missing. */
export function shardsOfOneRun(given: readonly NamedResults[]): Result<readonly ShardResults[]> {
  const shards: ShardResults[] = []
  for (const one of given) {
    const shard = shardOf(one)
    if (!shard.ok) return shard
    shards.push(shard.value)
  }
  const [first] = shards
  if (!first) return invalid(['No folder of a shard is given: name those of all shards.'])
  for (const shard of shards) {
    const other = factsOf(shard).find(([name, value]) => value !== new Map(factsOf(first)).get(name))
    if (other) return invalid([foreign(shard, first, other)])
  }
  const byIndex = Map.groupBy(shards, ({ index }) => index)
  for (const [index, [one, twin]] of byIndex)
    if (one && twin)
      return invalid([
        `Shard ${index}/${first.total} is there twice, in ${one.folder} and in ${twin.folder}: leave one out.`,
      ])
  const missing = Array.from({ length: first.total }, (_, at) => at + 1).filter(
    (index) => !byIndex.has(index),
  )
  if (missing.length > 0)
    return invalid([
      `Shard ${missing.map((index) => `${index}/${first.total}`).join(', ')} is missing: run it with the same options, and name its folder as well.`,
    ])
  return valid(shards.toSorted((one, other) => one.index - other.index))
}

function shardOf({ folder, results }: NamedResults): Result<ShardResults> {
  const { run, interrupted } = results
  if (!run)
    return invalid([
      `${folder} was written by an earlier version, which did not say what it ran: run it again.`,
    ])
  const { selection: { shard } = {}, scenarios } = run
  if (!shard) return invalid([`${folder} is no shard, but all that its run chose: run it with --shard I/N.`])
  if (interrupted || scenarios.executed < scenarios.planned)
    return invalid([
      `${folder}: shard ${shard.index}/${shard.total} was cut off after ${scenarios.executed} of ${scenarios.planned} scenarios: run it again.`,
    ])
  return valid({ folder, results, run, ...shard })
}

/** What is equal in all parts of a run, in words that say what differs. */
const factsOf = ({ results, run, total }: ShardResults): [name: string, value: string][] => [
  ['number of shards', `${total}`],
  ['suite', `${results.suite.name} ${results.suite.version}`],
  ['specification', results.suite.spec],
  ['target', results.target.name],
  ['seed', `${results.seed}`],
  ['digest of the features', run.digests.features],
  ['digest of the steps', run.digests.steps],
  ['digest of the catalogue', run.digests.catalogue],
  ['digest of the configuration', run.digests.configuration],
  [
    'choice of scenarios',
    choiceInWords(
      [run.selection?.tags ?? [], run.selection?.only ?? [], run.selection?.profile ?? []].flat(),
    ),
  ],
  ['capabilities', run.capabilities.join(', ')],
  ['list of known failures', JSON.stringify(results.knownFailures?.entries ?? [])],
]

const namedOfChoice = 3

/** An article stands for its rows, of which there are many. */
function choiceInWords(names: readonly string[]): string {
  const rest = names.length - namedOfChoice
  const named = names.slice(0, namedOfChoice).join(', ')
  return rest > 0 ? `${named} and ${rest} more` : named || 'all'
}

const foreign = (
  shard: ShardResults,
  first: ShardResults,
  [name, value]: readonly [string, string],
): string =>
  `${shard.folder} is of another run: its ${name} is ${value}, and that of ${first.folder} is ${new Map(factsOf(first)).get(name)}.`
