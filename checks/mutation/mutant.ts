/** @module A mutant as a person reads it: its lines of code before and after, and what the suite made of it. */

import type { MutantResult } from '@stryker-mutator/api/core'

export type Fate = 'killed' | 'stopped' | 'survived' | 'unreached' | 'broken'

export interface ReadMutant {
  /** From the mutated folder. */
  readonly file: string
  readonly line: number
  /** Whole lines; of several only the first and the last, with dots between. */
  readonly from: string
  readonly to: string
  readonly fate: Fate
}

/** `undefined` for a mutant that was ignored, with a reason, before anything ran. */
const fates: Record<MutantResult['status'], Fate | undefined> = {
  Killed: 'killed',
  Timeout: 'stopped',
  Survived: 'survived',
  NoCoverage: 'unreached',
  RuntimeError: 'broken',
  CompileError: 'broken',
  Pending: 'broken',
  Ignored: undefined,
}

/** Only these are seen by the suite. What could not be run proves nothing, and is a survivor until somebody looks. */
export const isDetected = ({ fate }: ReadMutant): boolean => fate === 'killed' || fate === 'stopped'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Reads a result of Stryker against the source that it mutated. */
export function readMutant(result: MutantResult, file: string, source: string): ReadMutant | undefined {
  const fate = fates[result.status]
  if (!fate) return undefined
  const { start, end } = result.location
  const lines = source.split('\n')
  const first = lines[start.line - 1] ?? ''
  const last = lines[end.line - 1] ?? ''
  return {
    file,
    line: start.line,
    from: oneLine(start.line === end.line ? first : `${first} … ${last}`),
    to: oneLine(first.slice(0, start.column - 1) + result.replacement + last.slice(end.column - 1)),
    fate,
  }
}
