/** @module The ways in which a run is interrupted, and what each has to leave behind. */

import type { ChildProcess } from 'node:child_process'
import type { ScenarioOutcome } from '../../reports/verdicts/outcomes.ts'

/** What a run has left, when none of its processes is alive any more. */
export interface Aftermath {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly said: string
  /** Whole lines of messages.ndjson; undefined: there is no such file. */
  readonly messages: { readonly finished: number; readonly planned: number } | undefined
  readonly results:
    | {
        readonly outcomes: readonly ScenarioOutcome[]
        readonly interrupted: { readonly by: string; readonly planned: number } | undefined
      }
    | undefined
}

export interface Interruption {
  readonly name: string
  /** Whether temporary folders may stay: nobody can remove anything after SIGKILL. */
  readonly leavesFolders: boolean
  /** Interrupts the run, whose server may not have been started yet (undefined). */
  strike(run: ChildProcess, server: () => number | undefined): void
  /** What is wrong with what is left, in sentences. `whole`: how many scenarios the run has. */
  problems(left: Aftermath, whole: number): string[]
}

const unless = (holds: boolean, problem: string): string[] => (holds ? [] : [problem])

/** Everything was judged and written. */
const isWhole = ({ results }: Aftermath, whole: number): boolean =>
  results !== undefined && results.interrupted === undefined && results.outcomes.length === whole

/** It came too late. */
const isComplete = (left: Aftermath, whole: number): boolean => left.code === 0 && isWhole(left, whole)

/** A right server is never called wrong, whatever happens around it. */
const onlyOutcomes = ({ results }: Aftermath, ...allowed: readonly ScenarioOutcome[]): string[] => {
  const others = (results?.outcomes ?? []).filter((outcome) => !allowed.includes(outcome))
  return unless(others.length === 0, `scenarios ended as ${[...new Set(others)].join(', ')}`)
}

/** No verdict is in one file and not in the other. At the moment of the signal, up to `underWay` are on their way. */
function agree({ results, messages }: Aftermath, underWay: number): string[] {
  const [judged, finished] = [results?.outcomes.length ?? 0, messages?.finished ?? 0]
  return unless(
    judged <= finished && finished <= judged + underWay,
    `results.json has ${judged} scenarios, messages.ndjson ${finished}`,
  )
}

const processesOfRun = 2

function afterSignal(signal: NodeJS.Signals, left: Aftermath, whole: number): string[] {
  if (isComplete(left, whole)) return []
  const { code, results, messages, said } = left
  // Node ends by a signal that comes before the program has begun, or between its last line and its end.
  if (left.signal === signal)
    return unless(
      isWhole(left, whole) || (!results && !messages && said === ''),
      'it died with files half done',
    )
  if (results === undefined)
    return unless(
      code === 3 && messages === undefined && said.includes(`Stopped by ${signal}: nothing is judged.`),
      `without results.json the exit code is ${code}, and it says: ${said}`,
    )
  return [
    ...unless(code === 3, `the exit code is ${code}`),
    ...unless(
      results.interrupted?.by === signal,
      `results.json names ${results.interrupted?.by} as what cut it off`,
    ),
    ...unless(
      [0, whole].includes(results.interrupted?.planned ?? -1),
      'results.json has another number of scenarios',
    ),
    ...onlyOutcomes(left, 'passed', 'notApplicable'),
    ...agree(left, processesOfRun),
  ]
}

function afterFullDisk(left: Aftermath, whole: number): string[] {
  if (isComplete(left, whole)) return []
  const { code, results, said } = left
  return [
    ...unless(code === 3, `the exit code is ${code}`),
    ...unless(
      /^Harness error: (?:messages\.ndjson|results\.json|junit\.xml) cannot be written \(E/m.test(said),
      `it does not say which file cannot be written: ${said}`,
    ),
    ...unless(
      results === undefined || results.interrupted !== undefined || results.outcomes.length === whole,
      'results.json reads like that of a whole run',
    ),
    ...onlyOutcomes(left, 'passed', 'notApplicable'),
  ]
}

function afterDeadServer(left: Aftermath, whole: number): string[] {
  const { code, results } = left
  return [
    ...unless(code === 0 || code === 1, `the exit code is ${code}`),
    ...unless(results?.interrupted === undefined, `it was cut off by ${results?.interrupted?.by}`),
    ...unless(
      results?.outcomes.length === whole,
      `${results?.outcomes.length} of ${whole} scenarios have a verdict`,
    ),
    // Not testable without a MUST row is a warning.
    ...onlyOutcomes(left, 'passed', 'notApplicable', 'notTestable', 'warned'),
    ...unless(
      (results?.outcomes ?? []).filter((outcome) => outcome === 'notTestable' || outcome === 'warned')
        .length <= 1,
      'more than the scenario under way met the dead server',
    ),
  ]
}

const kill = (pid: number | undefined, signal: NodeJS.Signals): void => {
  try {
    if (pid !== undefined) process.kill(pid, signal)
  } catch {
    // It has ended.
  }
}

export const interruptions: readonly Interruption[] = [
  {
    name: 'SIGINT to all of its processes',
    leavesFolders: false,
    strike: ({ pid = 0 }) => kill(-pid, 'SIGINT'),
    problems: (left, whole) => afterSignal('SIGINT', left, whole),
  },
  {
    name: 'SIGTERM',
    leavesFolders: false,
    strike: ({ pid }) => kill(pid, 'SIGTERM'),
    problems: (left, whole) => afterSignal('SIGTERM', left, whole),
  },
  {
    name: 'SIGKILL',
    leavesFolders: true,
    strike: ({ pid }) => kill(pid, 'SIGKILL'),
    // Between its last file and its end it has left everything.
    problems: (left, whole) =>
      unless(
        left.results === undefined || isWhole(left, whole),
        'there is a results.json, and not of a whole run',
      ),
  },
  {
    name: 'a dead server',
    leavesFolders: false,
    strike: (_, server) => kill(server(), 'SIGKILL'),
    problems: afterDeadServer,
  },
  { name: 'a full disk', leavesFolders: false, strike: () => undefined, problems: afterFullDisk },
]

export const fullDisk = 'a full disk'
