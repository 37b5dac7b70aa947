import { type DetectionResult, isAsExpected, isBroken } from '../../reports/detection/detection.ts'
import type { Detection } from '../../reports/detection/detection-schema.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import { detectionTable } from './article-table.ts'
import { type Commands, explanations } from './explanations.ts'
import { isWhole } from './options.ts'
import type { DetectionPlan } from './plan.ts'
import { countedVerdicts } from './verdict-styles.ts'

/** What is known when the last fault has run. */
export interface EndedDetection {
  /** Those of this call; the record may hold more. */
  readonly results: readonly DetectionResult[]
  readonly detection: Detection
  readonly elapsedMs: number
  readonly stoppedBy: NodeJS.Signals | undefined
}

export function detectionExitCode({ results, detection, stoppedBy }: EndedDetection): ExitCode {
  if (stoppedBy !== undefined) return exitCodes.harness
  if (results.some(isBroken)) return exitCodes.usage
  const asExpected = detection.redAnyway.length === 0 && results.every(isAsExpected)
  return asExpected ? exitCodes.conforming : exitCodes.notConforming
}

const rowsListed = 12

/** The end of a detection on the screen: what is wrong, the table, the sentence. */
export function summaryText(
  ended: EndedDetection,
  { catalogue, scenarios, options }: DetectionPlan,
  commands: Commands,
  terminal: Terminal,
): string {
  const { results, detection, elapsedMs } = ended
  const { paint } = terminal
  if (results.length === 0) return `${sentenceOf(ended)}\n`
  const whole = isWhole(options) && ended.stoppedBy === undefined
  const wrong = explanations(results, scenarios, commands, terminal)
  const facts = [`seed ${options.seed}`, formatDuration(elapsedMs), ...pace(results)]
  const conforming = detectionExitCode(ended) === exitCodes.conforming
  return [
    '',
    ...(wrong ? [`  ${paint('bold', 'What the suite did not see as it should')}`, '', wrong] : []),
    ...(options.only.length === 0
      ? [detectionTable(results, detection, catalogue, scenarios, terminal)]
      : []),
    ...redAnyway(detection, terminal),
    ...(whole ? unproven(detection, terminal) : []),
    `  ${countedVerdicts(results, terminal)}  ${paint('dim', facts.join(' · '))}`,
    `  ${paint('dim', recordLine(ended, options.out))}`,
    '',
    `  ${paint([conforming ? 'green' : 'red', 'bold'], sentenceOf(ended))}`,
    '',
  ].join('\n')
}

function pace(results: readonly DetectionResult[]): string[] {
  const sum = results.reduce((total, { durationMs }) => total + durationMs, 0)
  return results.length === 0 ? [] : [`${Math.round(sum / results.length)} ms per fault`]
}

function redAnyway({ redAnyway: ids }: Detection, { paint }: Terminal): string[] {
  if (ids.length === 0) return []
  const words = `red without any fault, so they prove nothing (sls run tells why): ${listed(ids)}`
  return [`  ${paint('red', words)}`]
}

function unproven({ unprovenRows }: Detection, { paint }: Terminal): string[] {
  if (unprovenRows.length === 0) return []
  const number = unprovenRows.length === 1 ? '1 MUST row' : `${unprovenRows.length} MUST rows`
  return [`  ${paint('yellow', `no fault proves ${number}: ${listed(unprovenRows)}`)}`]
}

const listed = (words: readonly string[]): string =>
  words.length <= rowsListed
    ? words.join(' ')
    : `${words.slice(0, rowsListed).join(' ')} and ${words.length - rowsListed} more`

function recordLine({ detection, results }: EndedDetection, out: string): string {
  const { faults, harmless, notJudged } = detection.totals
  const kept = faults + harmless - results.length
  return [
    `detection.json is in ${out}`,
    ...(kept > 0 ? [`with what it said of ${others(kept)} before`] : []),
    ...(notJudged > 0 ? [`nothing in it about ${others(notJudged)}`] : []),
  ].join(', ')
}

const others = (number: number): string => (number === 1 ? '1 other' : `${number} others`)

function sentenceOf(ended: EndedDetection): string {
  const { results, detection, stoppedBy } = ended
  if (results.length === 0) return `Stopped by ${stoppedBy} before any fault had a result.`
  if (stoppedBy) return `Stopped by ${stoppedBy} after ${results.length} faults: their results are kept.`
  if (detection.redAnyway.length > 0) return 'The suite is not green without a fault.'
  const wrong = results.filter((one) => !isAsExpected(one)).length
  if (wrong > 0) return `The suite is wrong about ${wrong} of ${results.length}.`
  return results.length === 1 ? 'Seen as it should be.' : 'Every fault is seen for what it is.'
}
