/** @module A shard of a run that somebody else has asked for, in a process of `sls worker`. */

import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import { invalid, type Result, valid } from '../../../reports/result.ts'
import { growingRecord } from '../../../reports/verdicts/record-file.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { namedSystem, type RunSystem } from '../../config/named-system.ts'
import { type JobSurroundings, jobKind } from '../../queue/job-kind.ts'
import type { OwnCopy } from '../../queue/own-copy.ts'
import type { OutFolder } from '../../shared/out-folder.ts'
import { suiteIdentity } from '../../shared/suite-identity.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { runShard } from '../cucumber.ts'
import type { RunOptions } from '../options.ts'
import { planRun, type RunPlan, targetName, taskOfShard } from '../plan.ts'
import { RunRecorder } from '../run-recorder.ts'
import { ParsedFeatures } from '../shards/parsed-features.ts'
import { type ShardData, type ShardRecord, shardData } from './shard-data.ts'

/** What this process has parsed: a shard of the same run does not parse it again. */
let parsed = { key: '', features: new ParsedFeatures() }

async function performShard(
  data: ShardData,
  { own, instance, news, alive }: JobSurroundings,
): Promise<Uint8Array> {
  const plan = await planOf(data, own, instance)
  if (!plan.ok) throw new UsageError(plan.problems)
  const task = { ...taskOfShard(plan.value, instance + 1, 1) }
  const { index, total } = data.slice
  const shard = {
    ...task,
    selection: { ...task.selection, worker: { ...task.selection.worker, index, total } },
  }
  const key = ParsedFeatures.keyOf(shard)
  if (parsed.key !== key) parsed = { key, features: new ParsedFeatures() }
  const { out, record } = inMemory()
  const listener = {
    planned: () => undefined,
    finished: ({ scenario, outcome, failure }: Verdict) =>
      news({
        scenario: scenario.id,
        outcome,
        ...(failure && { failure: { expected: failure.expected, observed: failure.observed } }),
      }),
    again: plan.value.repeatCommand,
    broken: () => undefined,
  }
  const facts = {
    suite: suiteIdentity(plan.value.catalogue),
    target: { name: targetName(plan.value) },
    seed: data.seed,
    run: plan.value.record,
  }
  const { catalogue, known } = plan.value
  const recorder = new RunRecorder(catalogue, out, facts, listener, known, parsed.features)
  await runShard(
    shard,
    parsed.features,
    () => false,
    (envelope) => {
      if (envelope.testCaseStarted) recorder.begin()
      recorder.add(envelope, false)
      alive()
    },
  )
  const { runProblems } = recorder
  if (runProblems.length > 0) throw new Error(runProblems.join(' '))
  const { startedAt, endedAt, scenarios } = recorder.results(undefined)
  recorder.close()
  const whole: ShardRecord = {
    digests: plan.value.record.digests,
    planned: recorder.planned.length,
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    scenarios,
    ...record(),
  }
  // What is still under way of the scenarios is over before the next shard begins.
  await nextTurnOfTheEventLoop()
  return Buffer.from(JSON.stringify(whole))
}

/** The plan of the run that a shard is of, from what this copy has. */
async function planOf(data: ShardData, own: OwnCopy, instance: number): Promise<Result<RunPlan>> {
  const system = data.configured ? await namedSystem(own) : valid(undefined)
  if (!system.ok) return system
  if (data.configured && !system.value)
    return invalid(['this worker has no configuration of a system under test'])
  const probed = system.value && describe(system.value, instance)
  const plan = await planRun(optionsOf(data, own, system.value), data.known?.today ?? '', probed)
  if (!plan.ok) return plan
  const { known: list } = data
  const known = list && { ...list, isWhole: () => false }
  const { pass, repeated } = data
  const contexts = { ...plan.value.contexts, ...(pass && { pass }), ...(repeated && { repeated }) }
  return valid({ ...plan.value, contexts, known })
}

async function describe(
  system: RunSystem,
  instance: number,
): ReturnType<typeof import('../../../drivers/assemblies/configured/probe.ts').describeSystem> {
  const { describeSystem } = await import('../../../drivers/assemblies/configured/probe.ts')
  return await describeSystem(system, instance)
}

const optionsOf = (data: ShardData, own: OwnCopy, system: RunSystem | undefined): RunOptions => ({
  target: data.target,
  system,
  selection: { ...(data.tags !== undefined && { tags: data.tags }), ...(data.only && { only: data.only }) },
  watch: false,
  pause: undefined,
  headed: false,
  lastFailed: undefined,
  profile: data.profile,
  seed: data.seed,
  shuffled: data.shuffled,
  context: data.context,
  contexts: undefined,
  workers: 1,
  nats: undefined,
  knownFailures: undefined,
  out: '',
  project: own.project,
  fault: data.fault,
  faultFolders: own.faultFolders,
  app: undefined,
  allowed: [],
})

/** A folder that is nowhere: what would be written is kept. */
function inMemory(): {
  readonly out: OutFolder
  record(): Pick<ShardRecord, 'messages' | 'films' | 'evidence'>
} {
  const evidence: Record<string, string> = {}
  const lines = new Map<string, string[]>()
  const out: OutFolder = {
    path: '',
    write: (file, content) => {
      evidence[file] = Buffer.from(content).toString('base64')
    },
    clear: () => undefined,
    writeJson: () => undefined,
    writeRecord: () => undefined,
    packRecord: () => undefined,
    lines(file) {
      const kept: string[] = []
      lines.set(file, kept)
      return { add: (line) => void kept.push(line), flush: () => undefined, close: () => undefined }
    },
  }
  const record = () => ({
    messages: lines.get(growingRecord) ?? [],
    films: lines.get('films.ndjson') ?? [],
    evidence,
  })
  return { out, record }
}

export const shardJob = jobKind(shardData, performShard)
