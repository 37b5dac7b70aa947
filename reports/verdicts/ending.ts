import { stripVTControlCharacters } from 'node:util'
import { type TestStepResult, TestStepResultStatus } from '@cucumber/messages'
import { outcomePrefixes } from './outcomes.ts'
import type { StepRecord, TestCaseRecord } from './test-case-record.ts'

/** How a test case ended, before its level (MUST, SHOULD, INFO) is looked at. */
export type Ending =
  | { readonly kind: 'passed' }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: BrokenKind; readonly reason: string; readonly at: StepRecord }

export type BrokenKind = 'failed' | 'notTestable' | 'harnessError'

/** The first step or hook that did not pass decides; one that was skipped only where nothing broke after it. */
export function endingOf({ steps, logs }: TestCaseRecord): Ending {
  const open = steps.filter(({ result }) => result.status !== TestStepResultStatus.PASSED)
  const at = open.find(({ result }) => result.status !== TestStepResultStatus.SKIPPED) ?? open[0]
  if (!at) return { kind: 'passed' }
  if (at.result.status === TestStepResultStatus.SKIPPED) return skipped(at, logs)
  return { ...troubleOf(at.result), at }
}

/** A skip needs its reason: a silent one would read as green. */
function skipped(at: StepRecord, logs: readonly string[]): Ending {
  const reason = logs.findLast((log) => log.startsWith(outcomePrefixes.notApplicable))
  return reason === undefined
    ? { kind: 'harnessError', reason: 'skipped without saying why', at }
    : { kind: 'notApplicable', reason: reason.slice(outcomePrefixes.notApplicable.length).trim() }
}

/** How the runner words the end of its patience with a step or hook. */
const stepTimeout = /^function timed out, .* within (\d+) milliseconds$/

function troubleOf({ status, exception, message }: TestStepResult): { kind: BrokenKind; reason: string } {
  if (status !== TestStepResultStatus.FAILED) return { kind: 'harnessError', reason: unusable(status) }
  // Assertions colour their messages where stderr is a terminal; reports are plain.
  const text = stripVTControlCharacters(exception?.message ?? message ?? 'failed without a message')
  if (text.startsWith(outcomePrefixes.notTestable))
    return { kind: 'notTestable', reason: text.slice(outcomePrefixes.notTestable.length) }
  if (text.startsWith(outcomePrefixes.harnessError))
    return { kind: 'harnessError', reason: text.slice(outcomePrefixes.harnessError.length) }
  const limit = stepTimeout.exec(text)?.[1]
  if (limit !== undefined) return { kind: 'harnessError', reason: `did not end within ${limit} ms` }
  if (exception?.type.endsWith('AssertionError')) return { kind: 'failed', reason: text }
  return { kind: 'harnessError', reason: `${exception?.type ?? 'Error'}: ${text}` }
}

function unusable(status: TestStepResultStatus): string {
  if (status === TestStepResultStatus.UNDEFINED) return 'no step definition matches this step'
  if (status === TestStepResultStatus.AMBIGUOUS) return 'several step definitions match this step'
  return `the step is ${status.toLowerCase()}`
}
