/** @module What the parts of a run come to together: the results, reports and messages that the whole run would have left. */

import type { Envelope } from '@cucumber/messages'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ProfileDefinition } from '../catalogue/profiles.ts'
import { type Report, type ReportedScenario, reportedScenario } from '../html/report.ts'
import { invalid, type Result, valid } from '../result.ts'
import type { ListedFailure } from '../verdicts/known-failures.ts'
import { readMessages } from '../verdicts/recorded-messages.ts'
import { type Verdict, verdictOf } from '../verdicts/verdict.ts'
import { type FeatureLocation, inFeatureOrder, locationOf, mergedRecord } from './record-merge.ts'
import { type Results, type RunFacts, type RunRecord, resultsOf } from './results.ts'
import type { ShardResults } from './shards.ts'

export interface RecordedShard extends ShardResults {
  readonly messages: readonly Envelope[]
  /** By the ids of their scenarios. */
  readonly films: ReadonlyMap<string, string>
}

export interface MergedRun {
  readonly verdicts: readonly Verdict[]
  readonly report: Report & { readonly results: Results & { readonly run: RunRecord } }
  /** Lines of JSON. */
  readonly messages: readonly string[]
  /** What went wrong outside every scenario. */
  readonly runProblems: readonly string[]
}

interface Judged {
  readonly location: FeatureLocation
  readonly verdict: Verdict
  readonly entry: Results['scenarios'][number]
  readonly reported: ReportedScenario
}

/**
 * Merges parts that belong together. `again`: the command that plays a scenario as they did. `otherwise`: what is known of the run
 * as a whole better than from its parts.
 */
export function mergedRun(
  shards: readonly RecordedShard[],
  catalogue: Catalogue,
  profiles: readonly ProfileDefinition[],
  again: (scenarioId: string, context: Verdict['context']) => string,
  otherwise: Pick<RunFacts, 'known' | 'interrupted'> = {},
): Result<MergedRun> {
  const judged: Judged[] = []
  const runProblems: string[] = []
  for (const shard of shards) {
    const read = judgedIn(shard, catalogue, again)
    if (!read.ok) return read
    judged.push(...read.value.judged)
    runProblems.push(...read.value.runProblems)
  }
  judged.sort(({ location: one }, { location: other }) => inFeatureOrder(one, other))
  const verdicts = judged.map(({ verdict }) => verdict)
  const run = wholeRecord(shards)
  const facts = factsOf(shards, profiles, run)
  // Word for word as each part has them.
  const scenarios = judged.map(({ entry }) => entry)
  const results = { ...resultsOf({ ...facts, run, ...otherwise }, verdicts, catalogue), run, scenarios }
  return valid({
    verdicts,
    report: {
      results,
      catalogue,
      scenarios: judged.map(({ reported }) => reported),
      onPurpose: run.onPurpose,
    },
    messages: mergedRecord(shards.map(({ messages }) => messages)),
    runProblems,
  })
}

function judgedIn(
  { folder, results, messages, films }: RecordedShard,
  catalogue: Catalogue,
  again: (scenarioId: string, context: Verdict['context']) => string,
): Result<{ judged: Judged[]; runProblems: readonly string[] }> {
  const { ended, runProblems } = readMessages(messages)
  const entries = new Map(results.scenarios.map((entry) => [entry.id, entry]))
  const locations = new Map(
    messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, locationOf(pickle)]] : [])),
  )
  const judged = ended.flatMap(({ scenario, record }): Judged[] => {
    const entry = entries.get(scenario.id)
    const found = verdictOf(scenario, record, catalogue)
    if (entry?.outcome !== found.outcome) return []
    const { evidence, durationMs } = entry
    const verdict = { ...found, durationMs, ...(evidence && { evidence }) }
    const film = films.get(scenario.id)
    const reported = reportedScenario(
      verdict,
      { ...record, ...(film && { film }) },
      again(scenario.id, verdict.context),
    )
    const location = locations.get(record.pickleId) ?? { uri: '', line: 0 }
    return [{ location, verdict, entry, reported }]
  })
  if (judged.length < results.scenarios.length || ended.length !== judged.length)
    return invalid([
      `${folder}: messages.ndjson is not that of its results.json, which has ${results.scenarios.length} scenarios: both are needed as the run has left them.`,
    ])
  return valid({ judged, runProblems })
}

/** Without what is true of a part alone. */
function wholeRecord(shards: readonly ShardResults[]): RunRecord {
  const [first] = shards
  if (!first) throw new Error('there is nothing to merge')
  const { selection: { shard: _, ...chosen } = {}, scenarios: __, ...others } = first.run
  const sum = (count: keyof RunRecord['scenarios']): number =>
    shards.reduce((total, { run }) => total + run.scenarios[count], 0)
  return {
    ...others,
    ...(Object.keys(chosen).length > 0 && { selection: chosen }),
    scenarios: { planned: sum('planned'), executed: sum('executed') },
  }
}

function factsOf(
  shards: readonly ShardResults[],
  profiles: readonly ProfileDefinition[],
  { selection: { tags, only, profile } = {} }: RunRecord,
) {
  const [first] = shards
  if (!first) throw new Error('there is nothing to merge')
  const { suite, target, seed, profiles: declared, knownFailures } = first.results
  const startedAt = shards.flatMap(({ results }) => results.startedAt ?? []).sort()[0]
  const endedAt = shards
    .flatMap(({ results }) => results.endedAt ?? [])
    .sort()
    .at(-1)
  return {
    suite,
    target,
    seed,
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    known: knownFailures && {
      ...knownFailures,
      today: startedAt?.slice(0, 10) ?? '',
      isWhole: ({ row }: ListedFailure) =>
        row === undefined || (tags === undefined && profile === undefined && (only?.includes(row) ?? true)),
    },
    declared: declared && profiles.filter(({ id }) => declared.some((one) => one.id === id)),
  }
}
