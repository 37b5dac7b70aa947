/** @module A run whose scenarios are played by the workers of a queue. It leaves what one machine would have left. */

import { createHash } from 'node:crypto'
import type { Envelope } from '@cucumber/messages'
import { z } from 'zod'
import { loadProfiles } from '../../../reports/catalogue/profiles.ts'
import { ScenarioContexts } from '../../../reports/contexts/choice.ts'
import { filmsIn } from '../../../reports/html/stored-run.ts'
import { jsonOf } from '../../../reports/json.ts'
import { junitOf } from '../../../reports/output/junit.ts'
import { type MergedRun, mergedRun, type RecordedShard } from '../../../reports/output/merged-run.ts'
import type { RunRecord } from '../../../reports/output/results.ts'
import { plannedRunAttachment, plannedRunOf } from '../../../reports/output/run-attachments.ts'
import { invalid, type Result, valid } from '../../../reports/result.ts'
import { conventionProblems } from '../../../reports/suite/conventions.ts'
import { type Scenario, SuiteReader } from '../../../reports/suite/scenarios.ts'
import { envelopesIn } from '../../../reports/verdicts/recorded-messages.ts'
import type { JobResult } from '../../../work-queue/distribute.ts'
import type { MemberFacts } from '../../../work-queue/messages.ts'
import type { Queue } from '../../../work-queue/queue.ts'
import { type Distributed, distributeJobs } from '../../queue/asker.ts'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import type { OutFolder } from '../../shared/out-folder.ts'
import { fileIn, reportFiles, specBeside } from '../../shared/report-files.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import { suiteIdentity } from '../../shared/suite-identity.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { reportUsageErrors } from '../../shared/usage-errors.ts'
import { chosenScenarios, givenProblems } from '../cucumber.ts'
import { runExitCode } from '../exit-code.ts'
import type { RunOptions } from '../options.ts'
import { playsAll, type RunPlan, targetName } from '../plan.ts'
import { workersFile } from '../record/written-files.ts'
import { runHeading } from '../terminal/heading.ts'
import { progressOn } from '../terminal/progress.ts'
import { counting, terminalReport } from '../terminal/terminal-report.ts'
import {
  type ScenarioNews,
  type ShardData,
  type ShardRecord,
  scenarioNews,
  shardRecord,
} from './shard-data.ts'

/** As many scenarios are a part, so that a worker that is lost takes little along: in the process they take milliseconds. */
const scenariosOfShard = { inProcess: 120, others: 30 }

/** Has a plan played, from the first line on the terminal to the last. */
export async function distributedRun(
  queue: Queue,
  options: RunOptions,
  plan: RunPlan,
  facts: MemberFacts,
  out: OutFolder,
  terminal: Terminal,
): Promise<ExitCode> {
  const elapsed = stopwatch()
  const suite = new SuiteReader()
  const chosen = await chosenScenarios(plan, suite)
  if (!chosen.ok) return reportUsageErrors(chosen.problems, terminal)
  const problems = [
    ...conventionProblems(suite, plan.catalogue),
    ...givenProblems(
      new ScenarioContexts(suite.scenarios, plan.contexts.limits),
      chosen.value,
      plan.contexts.limits.given,
    ),
  ]
  if (problems.length > 0) return reportUsageErrors(problems, terminal)
  const shards = shardsOf(options, plan, chosen.value.length)
  const run = createHash('sha256')
    .update(JSON.stringify([facts, shards]))
    .digest('hex')
    .slice(0, 16)
  terminal.out(runHeading(plan, chosen.value.length, terminal))
  const progress = new SharedProgress(chosen.value, terminal, plan.system !== undefined)
  const parts: Part[] = []
  const jobs = shards.map((data, at) => ({ id: `${at + 1}`, data: z.json().parse(data) }))
  const ended = await distributeJobs(
    queue,
    { run, kind: 'shard', title: `sls run on ${targetName(plan)}`, facts, jobs },
    {
      news: (_, __, data) => progress.news(data),
      resumed: (done) =>
        terminal.err(
          `Goes on with a run that was begun before: ${done} of ${jobs.length} shards are there.\n`,
        ),
      done: (result) => {
        const record = shardRecord.parse(jsonOf(Buffer.from(result.bytes).toString()))
        parts.push({ result, record })
        progress.over(record)
      },
    },
    terminal,
  )
  progress.end()
  if (!ended.ok) return reportUsageErrors(ended.problems, terminal)
  return conclude(
    { plan, parts, planned: chosen.value.length, out, elapsedMs: elapsed() },
    ended.value,
    terminal,
  )
}

interface Part {
  readonly result: JobResult
  readonly record: ShardRecord
}

function shardsOf(options: RunOptions, plan: RunPlan, scenarios: number): ShardData[] {
  const { selection, contexts, known, seed, shuffled } = plan
  const isInProcess = plan.system === undefined && ['embedded', 'intercepted'].includes(options.target)
  const each = isInProcess ? scenariosOfShard.inProcess : scenariosOfShard.others
  const total = Math.max(1, Math.ceil(scenarios / each))
  return Array.from({ length: total }, (_, at) => ({
    target: options.target,
    configured: options.system !== undefined,
    seed,
    shuffled,
    context: options.context,
    ...(contexts.pass && { pass: contexts.pass }),
    ...(contexts.repeated && { repeated: contexts.repeated }),
    ...(selection.tags !== undefined && { tags: selection.tags }),
    ...(selection.only && { only: [...selection.only] }),
    ...(options.profile !== undefined && { profile: options.profile }),
    ...(options.fault !== undefined && { fault: options.fault }),
    ...(known && { known: { file: known.file, today: known.today, entries: [...known.entries] } }),
    slice: { index: at + 1, total },
  }))
}

/** The progress of all workers together. News may get lost, and come twice where a shard was begun again. */
class SharedProgress {
  readonly #left: Map<string, Scenario>
  readonly #progress: ReturnType<typeof progressOn>

  constructor(scenarios: readonly Scenario[], terminal: Terminal, isConfigured: boolean) {
    this.#left = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
    this.#progress = progressOn(terminal, isConfigured)
    this.#progress.planned(scenarios)
  }

  news(data: unknown): void {
    const news = scenarioNews.safeParse(data)
    if (news.success) this.#finish(news.data)
  }

  over({ scenarios }: ShardRecord): void {
    for (const { id, outcome } of scenarios) this.#finish({ scenario: id, outcome })
  }

  end(): void {
    this.#progress.end()
  }

  #finish({ scenario: id, outcome, failure }: ScenarioNews): void {
    const scenario = this.#left.get(id)
    if (!scenario) return
    this.#left.delete(id)
    this.#progress.finished({
      scenario,
      outcome,
      durationMs: 0,
      rows: new Map(),
      ...(failure && { failure }),
    })
  }
}

interface EndedDistribution {
  readonly plan: RunPlan
  readonly parts: readonly Part[]
  readonly planned: number
  readonly out: OutFolder
  readonly elapsedMs: number
}

function conclude(
  { plan, parts, planned, out, elapsedMs }: EndedDistribution,
  { stoppedBy, problem }: Distributed,
  terminal: Terminal,
): ExitCode {
  const by = stoppedBy ?? (problem === undefined ? undefined : 'harness error')
  if (parts.length === 0) {
    terminal.err(
      problem === undefined ? `Stopped by ${by}: nothing is judged.\n` : `Harness error: ${problem}\n`,
    )
    return exitCodes.harness
  }
  const merged = mergedParts(plan, parts, by === undefined ? undefined : { by, planned })
  if (!merged.ok) return reportUsageErrors(merged.problems, terminal)
  const { report, verdicts, runProblems } = merged.value
  writeMerged(merged.value, plan, parts, out)
  const ended = {
    verdicts,
    planned: by === undefined ? report.results.run.scenarios.planned : planned,
    isWhole: playsAll(plan.selection),
    results: report.results,
    elapsedMs,
    stoppedBy,
    broken: problem !== undefined || runProblems.length > 0,
  }
  terminal.out(terminalReport(ended, plan, out.path, terminal))
  terminal.out(`  ${terminal.paint('dim', whoPlayed(parts))}\n\n`)
  for (const one of [...runProblems, ...(problem === undefined ? [] : [problem])])
    terminal.err(`Harness error: ${one}\n`)
  return runExitCode(ended)
}

function mergedParts(
  plan: RunPlan,
  parts: readonly Part[],
  interrupted: { readonly by: string; readonly planned: number } | undefined,
): Result<MergedRun> {
  const profiles = loadProfiles(plan.project.requirements)
  if (!profiles.ok) return profiles
  const shards: RecordedShard[] = []
  for (const { result, record } of parts.toSorted(
    (one, other) => Number(one.result.job) - Number(other.result.job),
  )) {
    const shard = recordedShard(plan, result, record, parts.length)
    if (!shard.ok) return shard
    shards.push(shard.value)
  }
  return mergedRun(shards, plan.catalogue, profiles.value, plan.repeatCommand, {
    ...(plan.known && { known: plan.known }),
    ...(interrupted && { interrupted }),
  })
}

function recordedShard(
  plan: RunPlan,
  { job, worker }: JobResult,
  record: ShardRecord,
  total: number,
): Result<RecordedShard> {
  const folder = `shard ${job} of ${worker}`
  const digests: Readonly<Record<string, string>> = plan.record.digests
  const other = Object.keys(digests).find((name) => digests[name] !== record.digests[name])
  if (other !== undefined)
    return invalid([`${folder} was played with another ${other} than this command has: restart that worker.`])
  const messages = envelopesIn(record.messages.join('\n'))
  if (!messages.ok) return invalid(messages.problems.map((problem) => `${folder}: ${problem}.`))
  const run: RunRecord = {
    ...plan.record,
    scenarios: { planned: record.planned, executed: record.scenarios.length },
  }
  const { startedAt, endedAt, scenarios } = record
  return valid({
    folder,
    index: Number(job),
    total,
    run,
    messages: messages.value.map((envelope) => asPlannedHere(envelope, plan)),
    films: filmsIn(record.films.join('\n')),
    results: {
      schemaVersion: 1,
      suite: suiteIdentity(plan.catalogue),
      target: { name: targetName(plan) },
      seed: plan.seed,
      ...(startedAt !== undefined && { startedAt }),
      ...(endedAt !== undefined && { endedAt }),
      run,
      ...(plan.system && {
        profiles: plan.system.profiles.map(({ id, title }) => ({ id, title, scenarios: 0, judged: 0 })),
      }),
      totals: {},
      scenarios,
      requirements: [],
    },
  })
}

/** What the record of one machine would say of the run: the options are those that were given here. */
function asPlannedHere(envelope: Envelope, plan: RunPlan): Envelope {
  if (!plannedRunOf(envelope)) return envelope
  return plannedRunAttachment(envelope.attachment?.testRunStartedId ?? '', {
    suite: suiteIdentity(plan.catalogue),
    target: { name: targetName(plan) },
    seed: plan.seed,
    run: plan.record,
  })
}

function writeMerged(merged: MergedRun, plan: RunPlan, parts: readonly Part[], out: OutFolder): void {
  const { report, messages, verdicts } = merged
  out.clear('evidence')
  for (const { record } of parts)
    for (const [path, body] of Object.entries(record.evidence)) out.write(path, Buffer.from(body, 'base64'))
  out.writeRecord(messages)
  const films = report.scenarios.flatMap(({ id, film }) =>
    film === undefined ? [] : [JSON.stringify({ scenario: id, film })],
  )
  if (films.length > 0) out.write('films.ndjson', `${films.join('\n')}\n`)
  out.writeJson('results.json', report.results)
  out.write('junit.xml', junitOf(report.results, verdicts, plan.repeatCommand))
  const whole = { ...report, specAt: specBeside(out.path), file: fileIn(out.path) }
  for (const [file, content] of reportFiles) out.write(file, content(whole))
  out.writeJson(workersFile, {
    shards: parts.map(({ result: { job, worker, durationMs, deliveries }, record }) => ({
      shard: Number(job),
      worker,
      scenarios: record.scenarios.length,
      durationMs: Math.round(durationMs),
      deliveries,
    })),
  })
}

/** In a line: how many shards each worker has played. */
function whoPlayed(parts: readonly Part[]): string {
  const each = Map.groupBy(parts, ({ result }) => result.worker)
  const counts = [...each].toSorted().map(([worker, played]) => `${worker} ${played.length}`)
  return `${counting(parts.reduce((sum, { record }) => sum + record.scenarios.length, 0))} in ${parts.length} shards: ${counts.join(', ')} (${workersFile})`
}
