/** @module What each report says of a run as a whole, so that none can be taken for that of another run, or of a whole one. */

import type { Results } from './results.ts'

interface RunFact {
  /** For programs. */
  readonly key: string
  /** For people. */
  readonly title: string
  readonly value: string
}

/**
 * Version of the suite and of the requirements, target, seed, start and end (in real time, ISO 8601), scenarios planned and with
 * a verdict, what was put in on purpose, and the digests of what was run (SHA-256). What an old record does not have is left out.
 */
export function runFacts({
  suite,
  target,
  seed,
  startedAt,
  endedAt,
  run,
}: Pick<Results, 'suite' | 'target' | 'seed' | 'startedAt' | 'endedAt' | 'run'>): RunFact[] {
  const known = (key: string, title: string, value: string | number | undefined): RunFact[] =>
    value === undefined ? [] : [{ key, title, value: `${value}` }]
  return [
    ...known('suite', 'Suite', `${suite.name} ${suite.version}`),
    ...known('specification', 'Requirements', suite.spec),
    ...known('target', 'Target', target.name),
    ...known('seed', 'Seed', seed),
    ...known('startedAt', 'Begun', startedAt),
    ...known('endedAt', 'Ended', endedAt),
    ...known('scenarios.planned', 'Scenarios planned', run?.scenarios.planned),
    ...known('scenarios.executed', 'Scenarios with a verdict', run?.scenarios.executed),
    ...known('onPurpose', 'On purpose', run?.onPurpose),
    ...Object.entries(run?.digests ?? {}).flatMap(([name, digest]) =>
      known(`digest.${name}`, `Digest of the ${name}`, digest),
    ),
  ]
}
