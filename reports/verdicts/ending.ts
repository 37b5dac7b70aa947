import { stripVTControlCharacters } from 'node:util'
import { type TestStepResult, TestStepResultStatus } from '@cucumber/messages'
import { outcomePrefixes } from './outcomes.ts'
import type { StepRecord, TestCaseRecord } from './test-case-record.ts'

/** How a test case ended, whatever the level of its rows (MUST, SHOULD, INFO). */
export type Ending =
  | { readonly kind: 'passed' }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: 'notTried'; readonly reason: string }
  | Broken

/** A test case that did not end well. */
export interface Broken {
  readonly kind: BrokenKind
  readonly reason: string
  /** Where it cannot be played as it is written: what of it has to be mended. */
  readonly toMend?: ToMend
  /** Of an exception of ours: the file and line where it was thrown. */
  readonly place?: string
  /** The step or hook whose failure it is. */
  readonly at: StepRecord
  /** The later step or hook that noticed it, where there is one. */
  readonly noticedAt?: StepRecord
}

/** Features that say what no step says, or steps of which several say it, or that are not finished. */
export const mendable = ['features', 'steps'] as const
export type ToMend = (typeof mendable)[number]

export type BrokenKind = 'failed' | 'notTestable' | 'harnessError'

/** Why no verdict can be reached, where a step or hook found that out. */
function untried({ result }: StepRecord): string | undefined {
  const { notTried } = outcomePrefixes
  const message = result.exception?.message
  return message?.startsWith(notTried) ? message.slice(notTried.length) : undefined
}

/**
 * The first step or hook that did not pass decides; a skipped one only where no later one failed, and one that finds out that no
 * verdict can be reached before all others. Where it says that an
 * earlier step got what was observed, the failure is that step's.
 */
export function endingOf({ steps: read, logs }: TestCaseRecord): Ending {
  const steps = read.map(asItEnded)
  const notPassed = steps.filter(({ result }) => result.status !== TestStepResultStatus.PASSED)
  const reason = notPassed.map(untried).find((one) => one !== undefined)
  if (reason !== undefined) return { kind: 'notTried', reason }
  const at = notPassed.find(({ result }) => result.status !== TestStepResultStatus.SKIPPED) ?? notPassed[0]
  if (!at) return { kind: 'passed' }
  if (at.result.status === TestStepResultStatus.SKIPPED) return skipped(at, logs)
  const cause = steps.filter(({ pickleStepId }) => pickleStepId !== undefined)[at.mismatch?.step ?? -1]
  return { ...brokenKindOf(at.result), ...(cause && cause !== at ? { at: cause, noticedAt: at } : { at }) }
}

/** In the record of a run, a step that did not hold where the run conforms is skipped, with the error that it ended with. */
export function asItEnded(step: StepRecord): StepRecord {
  const { result } = step
  if (result.status !== TestStepResultStatus.SKIPPED || !result.exception) return step
  return { ...step, result: { ...result, status: TestStepResultStatus.FAILED } }
}

/** A skip needs a reason: without one it would read as passed. */
function skipped(at: StepRecord, logs: readonly string[]): Ending {
  for (const kind of ['notApplicable', 'notTried'] as const) {
    const prefix = outcomePrefixes[kind]
    const reason = logs.findLast((log) => log.startsWith(prefix))
    if (reason !== undefined) return { kind, reason: reason.slice(prefix.length).trim() }
  }
  return { kind: 'harnessError', reason: 'skipped without a log that gives the reason', at }
}

/** How Cucumber words the timeout of a step or hook. */
const stepTimeout = /^function timed out, .* within (\d+) milliseconds$/

function brokenKindOf({
  status,
  exception,
  message,
}: TestStepResult): Pick<Broken, 'kind' | 'reason' | 'toMend' | 'place'> {
  if (status !== TestStepResultStatus.FAILED)
    return {
      kind: 'harnessError',
      reason: message ?? unusable(status),
      toMend: status === TestStepResultStatus.UNDEFINED ? 'features' : 'steps',
    }
  // Assertions colour their messages where stderr is a terminal; reports are plain.
  const text = stripVTControlCharacters(exception?.message ?? message ?? 'failed without a message')
  if (text.startsWith(outcomePrefixes.notTestable))
    return { kind: 'notTestable', reason: text.slice(outcomePrefixes.notTestable.length) }
  if (text.startsWith(outcomePrefixes.harnessError))
    return { kind: 'harnessError', reason: text.slice(outcomePrefixes.harnessError.length) }
  const limit = stepTimeout.exec(text)?.[1]
  if (limit !== undefined) return { kind: 'harnessError', reason: `the step did not end within ${limit} ms` }
  if (exception?.type.endsWith('AssertionError')) return { kind: 'failed', reason: text }
  const place = placeIn(exception?.stackTrace ?? message ?? '')
  return {
    kind: 'harnessError',
    reason: `${exception?.type ?? 'Error'}: ${text}`,
    ...(place !== undefined && { place }),
  }
}

/** From the top of a project, so that it is the same on every machine: `steps/tasks/login.ts:12`. */
const ownPlace =
  /^.*[\\/]((?:steps|drivers|simulators|reference-server|contract|faults|reports|cli)[\\/][^():]*:\d+):\d+\)?$/

/** The first line of a stack that is in code of ours, or of whoever wrote steps and faults. */
function placeIn(stack: string): string | undefined {
  const frames = stack.split('\n').filter((line) => /^\s*at /.test(line) && !/node_modules|node:/.test(line))
  const [first = ''] = frames
  const own = frames.flatMap((frame) => ownPlace.exec(frame)?.[1] ?? [])
  return own[0]?.replaceAll('\\', '/') ?? /([^\\/()]+:\d+):\d+\)?$/.exec(first)?.[1]
}

function unusable(status: TestStepResultStatus): string {
  if (status === TestStepResultStatus.UNDEFINED) return 'no step definition matches this step'
  if (status === TestStepResultStatus.AMBIGUOUS) return 'several step definitions match this step'
  return `the step is ${status.toLowerCase()}`
}
