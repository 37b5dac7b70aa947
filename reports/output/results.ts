import { z } from 'zod'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { kinds, subjects } from '../catalogue/catalogue-schema.ts'
import { type ProfileDefinition, profileResults } from '../catalogue/profiles.ts'
import { openContextSchema } from '../contexts/context.ts'
import { traffic } from '../verdicts/attachments.ts'
import { mendable } from '../verdicts/ending.ts'
import {
  isKnownFailure,
  type KnownFailures,
  listedFailure,
  outdatedFailure,
  outdatedFailures,
} from '../verdicts/known-failures.ts'
import { outcomes, totalsOf, worstOutcome } from '../verdicts/outcomes.ts'
import type { Verdict } from '../verdicts/verdict.ts'

const outcome = z.enum(outcomes)

/** Raised when a member is removed, renamed or changes its meaning; new members do not raise it. */
const schemaVersion = 1

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)

/** What was run, and with what: what is equal for all parts of a run that was divided among machines, but for the selection. */
export const runRecord = z.strictObject({
  /** The options that repeat it, without those that choose scenarios and contexts. */
  options: z.array(z.string()),
  /** What was put in on purpose, in words. */
  onPurpose: z.string().exactOptional(),
  /** What the system under test declares that it can. */
  capabilities: z.array(z.string()),
  /** What `--context` gave. */
  context: openContextSchema.exactOptional(),
  /** The same whatever the ends of lines. `configuration`: of all else that can change a verdict, as what is under test, seed and fault. */
  digests: z.strictObject({ features: digest, steps: digest, catalogue: digest, configuration: digest }),
  /** Only where not all scenarios were chosen. */
  selection: z
    .strictObject({
      /** The files whose scenarios were played in place of the suite's. */
      features: z.string().exactOptional(),
      tags: z.string().exactOptional(),
      only: z.array(z.string()).exactOptional(),
      /** The profile of requirements that it was narrowed to. */
      profile: z.string().exactOptional(),
      /** The part of those chosen that this machine played. */
      shard: z.strictObject({ index: z.number(), total: z.number() }).exactOptional(),
    })
    .exactOptional(),
  /** How many scenarios were going to be played, and how many have a verdict. */
  scenarios: z.strictObject({ planned: z.number(), executed: z.number() }),
})
export type RunRecord = z.infer<typeof runRecord>

/** The shape of results.json. */
export const resultsSchema = z.strictObject({
  /** Files written before there were versions have the shape of version 1. */
  schemaVersion: z.literal(schemaVersion).default(schemaVersion),
  suite: z.strictObject({ name: z.string(), version: z.string(), spec: z.string() }),
  target: z.strictObject({ name: z.string() }),
  seed: z.number(),
  /** In real time, as in 2026-03-02T09:00:00.000Z: when the run began, and when its last scenario ended. */
  startedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
  /** What was run, and with what. Files of earlier versions have none. */
  run: runRecord.exactOptional(),
  /** Only of a system that a configuration names: the profiles that it declares. */
  profiles: z
    .array(z.strictObject({ id: z.string(), title: z.string(), scenarios: z.number(), judged: z.number() }))
    .exactOptional(),
  /** Only where the run was cut off: by which signal or by a harness error, and how many scenarios were planned. */
  interrupted: z.strictObject({ by: z.string(), planned: z.number() }).exactOptional(),
  /** Only where there is a list of known failures: its entries, and those that this run proves to be outdated. */
  knownFailures: z
    .strictObject({ file: z.string(), entries: z.array(listedFailure), outdated: z.array(outdatedFailure) })
    .exactOptional(),
  totals: z.partialRecord(outcome, z.number()),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      feature: z.string(),
      requirements: z.array(z.string()),
      outcome,
      /** What it was played with, of what it leaves open. */
      context: openContextSchema.exactOptional(),
      reason: z.string().optional(),
      /** The entry of the list of known failures that it is known by. */
      known: listedFailure.exactOptional(),
      /** The step whose failure it is, where it is a step's: the one that got the answer which no step expected. */
      failedStep: z.string().exactOptional(),
      /** The later step, or the end of the scenario, that noticed it. */
      noticedIn: z.string().exactOptional(),
      /** Where it cannot be played as it is written: whether the features or the steps have to be mended. */
      toMend: z.enum(mendable).exactOptional(),
      /** Of an exception of ours: the file and line where it was thrown, from the top of the project. */
      place: z.string().exactOptional(),
      /** Of a scenario that did not pass: what went over the wire, secrets masked. */
      traffic: traffic.optional(),
      /** Files of this folder that show why it failed. */
      evidence: z.array(z.string()).optional(),
      durationMs: z.number(),
    }),
  ),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(kinds),
      subject: z.enum(subjects),
      outcome: z.enum([...outcomes, 'notReached']),
      scenarios: z.array(z.string()),
      /** Only where some of the scenarios were not tried: how many of them have a verdict. */
      judged: z.number().optional(),
      /** About our own simulators: never counted for or against a product. */
      selfCheck: z.literal(true).optional(),
    }),
  ),
})

export type Results = z.infer<typeof resultsSchema>
export type RunFacts = Pick<
  Results,
  'suite' | 'target' | 'seed' | 'startedAt' | 'endedAt' | 'run' | 'interrupted'
> & {
  /** The profiles that the system under test declares, where a configuration names it. */
  readonly declared?: readonly ProfileDefinition[] | undefined
  /** The list of known failures that the run goes by. */
  readonly known?: KnownFailures | undefined
}
type RequirementResult = Results['requirements'][number]

/** The verdicts of a run, or of one shard of it, as other tools read them. */
export function resultsOf(facts: RunFacts, verdicts: readonly Verdict[], catalogue: Catalogue): Results {
  const scenarios = verdicts.map(scenarioResult)
  return {
    schemaVersion,
    suite: facts.suite,
    target: facts.target,
    seed: facts.seed,
    ...(facts.startedAt !== undefined && { startedAt: facts.startedAt }),
    ...(facts.endedAt !== undefined && { endedAt: facts.endedAt }),
    ...(facts.run && { run: facts.run }),
    ...(facts.declared && { profiles: profileResults(facts.declared, verdicts, catalogue.rows) }),
    ...(facts.interrupted && { interrupted: facts.interrupted }),
    ...(facts.known && { knownFailures: knownFailuresResult(facts.known, scenarios) }),
    totals: totalsOf(verdicts),
    scenarios,
    requirements: [...catalogue.rows.values()].flatMap(({ id, kind, subject }) => {
      const seen = verdicts.flatMap(({ scenario, rows }) => {
        const outcome = rows.get(id)
        return outcome === undefined
          ? []
          : [{ id: scenario.id, group: scenario.group, case: scenario.case, outcome }]
      })
      return seen.length === 0 ? [] : [{ id, kind, subject, ...combined(seen), ...selfCheck(subject) }]
    }),
  }
}

type ScenarioResult = Results['scenarios'][number]

function scenarioResult(verdict: Verdict): ScenarioResult {
  const { scenario, outcome, context, reason, known, failure, traffic: seen, evidence, durationMs } = verdict
  return {
    id: scenario.id,
    name: scenario.name,
    feature: scenario.feature,
    requirements: [...scenario.rows],
    outcome,
    ...(context === undefined ? {} : { context }),
    ...(reason === undefined ? {} : { reason }),
    ...(known === undefined ? {} : { known }),
    ...(failure?.step === undefined ? {} : { failedStep: failure.step }),
    ...(failure?.noticedIn === undefined ? {} : { noticedIn: failure.noticedIn }),
    ...(failure?.toMend === undefined ? {} : { toMend: failure.toMend }),
    ...(failure?.place === undefined ? {} : { place: failure.place }),
    ...(seen === undefined ? {} : { traffic: seen }),
    ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    durationMs,
  }
}

const knownFailuresResult = (known: KnownFailures, scenarios: readonly ScenarioResult[]) => ({
  file: known.file,
  entries: [...known.entries],
  outdated: outdatedFailures(known, scenarios),
})

/** How many scenarios of a run fail and are known to. */
export const countKnown = (scenarios: readonly Pick<ScenarioResult, 'outcome' | 'known'>[]): number =>
  scenarios.filter(isKnownFailure).length

interface SeenOfRow {
  readonly id: string
  readonly group: string
  readonly case: string
  readonly outcome: RequirementResult['outcome']
}

function combined(seen: readonly SeenOfRow[]): Pick<RequirementResult, 'outcome' | 'scenarios' | 'judged'> {
  const scenarios = seen.map(({ id }) => id)
  const tried = seen.filter(({ outcome }) => outcome !== 'notTried')
  const worst = worstOutcome(tried.map(({ outcome }) => outcome))
  if (tried.length === seen.length) return { outcome: worst, scenarios }
  const isGood = worst === 'passed' || worst === 'warned'
  return { outcome: isGood && !isProven(seen) ? 'notTried' : worst, scenarios, judged: tried.length }
}

const holds = ({ outcome }: SeenOfRow): boolean => outcome === 'passed' || outcome === 'warned'

/**
 * A requirement holds where a refusal and its twin were both seen: of some rule, or a walkthrough, no case was left out, though
 * perhaps some of its examples.
 */
const isProven = (seen: readonly SeenOfRow[]): boolean =>
  [...Map.groupBy(seen, ({ group }) => group).values()].some((members) => {
    const cases = [...Map.groupBy(members, (one) => one.case).values()]
    const isTried = cases.every(
      (examples) => examples.some(holds) || examples.every(({ outcome }) => outcome !== 'notTried'),
    )
    return isTried && members.filter(holds).length >= Math.min(members.length, 2)
  })

/** The ids of the requirements that a server must meet, with and without a verdict. */
export function rowsWithVerdict({ requirements }: Results) {
  const own = requirements.filter(({ kind, subject }) => kind === 'MUST' && subject === 'server')
  const hasVerdict = ({ outcome: ended }: RequirementResult) => ended === 'passed' || ended === 'failed'
  return {
    judged: own.filter(hasVerdict).map(({ id }) => id),
    others: own.filter((row) => !hasVerdict(row)).map(({ id }) => id),
  }
}

const selfCheck = (subject: RequirementResult['subject']): Pick<RequirementResult, 'selfCheck'> =>
  subject === 'app' || subject === 'phone' ? { selfCheck: true } : {}
