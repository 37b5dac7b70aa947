/** @module A mutant in the report: its lines of code before and after the change, and its outcome in the suite. */

import type { MutantResult } from '@stryker-mutator/api/core'

export type MutantOutcome = 'killed' | 'stopped' | 'survived' | 'unreached' | 'broken'

export interface ReportedMutant {
  /** From the mutated folder. */
  readonly file: string
  readonly line: number
  /** Whole lines; of several only the first and the last, with dots between. */
  readonly from: string
  readonly to: string
  readonly outcome: MutantOutcome
}

/** `undefined` for a mutant that was ignored, with a reason, before anything ran. */
const outcomes: Record<MutantResult['status'], MutantOutcome | undefined> = {
  Killed: 'killed',
  Timeout: 'stopped',
  Survived: 'survived',
  NoCoverage: 'unreached',
  RuntimeError: 'broken',
  CompileError: 'broken',
  Pending: 'broken',
  Ignored: undefined,
}

/** Detected by the suite. A mutant that could not be run proves nothing, and counts as a survivor. */
export const isDetected = ({ outcome }: ReportedMutant): boolean =>
  outcome === 'killed' || outcome === 'stopped'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A result of Stryker, with the lines of the source that it changed. */
export function reportMutant(result: MutantResult, file: string, source: string): ReportedMutant | undefined {
  const outcome = outcomes[result.status]
  if (!outcome) return undefined
  const { start, end } = result.location
  const lines = source.split('\n')
  const first = lines[start.line - 1] ?? ''
  const last = lines[end.line - 1] ?? ''
  return {
    file,
    line: start.line,
    from: oneLine(start.line === end.line ? first : `${first} … ${last}`),
    to: oneLine(first.slice(0, start.column - 1) + result.replacement + last.slice(end.column - 1)),
    outcome,
  }
}
