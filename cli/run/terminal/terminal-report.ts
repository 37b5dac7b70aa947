import { join } from 'node:path'
import { conclusionOf } from '../../../reports/output/conclusion.ts'
import { countsAsFailed } from '../../../reports/output/failed-scenarios.ts'
import { countKnown, type Results, rowsWithVerdict } from '../../../reports/output/results.ts'
import { isKnownFailure, outdatedSentence } from '../../../reports/verdicts/known-failures.ts'
import { totalsOf } from '../../../reports/verdicts/outcomes.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { articleTable } from '../../shared/article-table.ts'
import { exitCodes } from '../../shared/exit-codes.ts'
import { countedOutcomes } from '../../shared/outcome-styles.ts'
import { formatDuration } from '../../shared/stopwatch.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { type EndedRun, neverExercised, runExitCode } from '../exit-code.ts'
import type { RunPlan } from '../plan.ts'
import { failureList } from './failure-list.ts'
import { entriesToPaste, knownFailureList } from './known-failure-list.ts'
import { wrapped } from './wrapped.ts'

export const counting = (scenarios: number): string => `${scenarios} scenario${scenarios === 1 ? '' : 's'}`

/** The end of the run on the terminal: the failures explained, the table, the verdict in a sentence. */
export function terminalReport(ended: EndedRun, plan: RunPlan, out: string, terminal: Terminal): string {
  const { verdicts, results, elapsedMs } = ended
  const { paint } = terminal
  if (verdicts.length === 0)
    return ended.stoppedBy ? `${verdictSentence(ended)} The results are in ${out}.\n` : ''
  const isKnown = ({ known }: Verdict): boolean => known !== undefined
  const unknown = verdicts.filter((one) => !isKnown(one))
  const failures = failureList(unknown, plan, out, terminal)
  const known = knownFailureList(verdicts.filter(isKnown), terminal)
  return [
    '',
    ...(failures ? [`  ${paint('bold', 'What did not hold')}`, '', failures] : []),
    ...(known ? [`  ${paint('bold', 'Known failures')}`, '', known] : []),
    articleTable(verdicts, results, plan.catalogue, terminal),
    ...notApplicableReasons(verdicts, terminal),
    ...notTriedReasons(verdicts, results, terminal),
    ...profileLines(results, terminal),
    ...countLines(verdicts, `seed ${plan.seed} · ${formatDuration(elapsedMs)}`, terminal),
    `  ${paint('dim', 'look at')} ${join(out, 'report.html')}`,
    `  ${paint('dim', fitted(`results.json, junit.xml, summary.md and messages.ndjson.gz are in ${out}`, 2, terminal))}`,
    ...whatFailedAgain(unknown, plan, terminal),
    ...entriesToPaste(unknown, plan, terminal),
    ...outdatedLines(results, terminal),
    '',
    `  ${paint([styleOf(ended), 'bold'], fitted(verdictSentence(ended), 2, terminal))}`,
    '',
  ].join('\n')
}

/** A sentence in lines that fit, indented by so many spaces. */
const fitted = (text: string, indent: number, { columns }: Terminal): string =>
  wrapped(text, Math.min(columns, 200) - indent, indent)

/** How many ended how; seed and time below where they have no room beside it. */
function countLines(verdicts: readonly Verdict[], facts: string, terminal: Terminal): string[] {
  const totals = totalsOf(verdicts)
  const plain = countedOutcomes(totals, { ...terminal, paint: (_, text) => text })
  const start = `  ${counting(verdicts.length)}  `
  const line = `${start}${countedOutcomes(totals, terminal)}`
  const last = terminal.paint('dim', facts)
  return start.length + plain.length + 2 + facts.length <= terminal.columns
    ? [`${line}  ${last}`]
    : [line, `  ${last}`]
}

/** Never plain green where anything fails, known or not. */
function styleOf(ended: EndedRun): 'green' | 'yellow' | 'red' {
  if (runExitCode(ended) !== exitCodes.conforming) return 'red'
  return ended.verdicts.some(isKnownFailure) ? 'yellow' : 'green'
}

/** Apart from the entries before them, so that nobody pastes these as well. */
function outdatedLines({ knownFailures }: Results, terminal: Terminal): string[] {
  const { file = '', outdated = [] } = knownFailures ?? {}
  const lines = outdated.map(
    (one) => `  ${terminal.paint('red', 'outdated')}  ${fitted(outdatedSentence(file, one), 12, terminal)}`,
  )
  return lines.length === 0 ? [] : ['', ...lines]
}

/** The command that runs again what failed, where it was more than one. */
const whatFailedAgain = (
  verdicts: readonly Verdict[],
  { repeatFailedCommand }: RunPlan,
  { paint }: Terminal,
): string[] =>
  verdicts.filter(({ outcome }) => countsAsFailed.includes(outcome)).length > 1
    ? [`  ${paint('dim', 'what failed, again:')} ${paint('cyan', repeatFailedCommand)}`]
    : []

/** How much of each declared profile was judged; where only some scenarios were chosen, of those that have any. */
const profileLines = ({ profiles = [], run }: EndedRun['results'], { paint }: Terminal): string[] =>
  profiles
    .filter(({ scenarios }) => scenarios > 0 || run?.selection === undefined)
    .map(
      ({ title, scenarios, judged }) =>
        `  ${title.padEnd(26)}${paint(judged === 0 ? 'red' : 'dim', `${judged} of ${scenarios} scenarios judged`)}`,
    )

/** Why scenarios do not apply to the target, and how many each reason concerns. */
function notApplicableReasons(verdicts: readonly Verdict[], terminal: Terminal): string[] {
  const { paint } = terminal
  const skipped = verdicts.filter(({ outcome }) => outcome === 'notApplicable')
  return [...Map.groupBy(skipped, ({ reason = '' }) => reason)].map(
    ([reason, members]) =>
      `  ${paint('dim', fitted(`not applicable (${members.length}): ${reason}`, 2, terminal))}`,
  )
}

const reasonsShown = 12

/** Why scenarios were not tried, those that concern most of them first, and how many requirements got a verdict. */
function notTriedReasons(verdicts: readonly Verdict[], results: Results, terminal: Terminal): string[] {
  const { paint } = terminal
  const skipped = verdicts.filter(({ outcome }) => outcome === 'notTried')
  if (skipped.length === 0) return []
  const reasons = [...Map.groupBy(skipped, ({ reason = '' }) => reason)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const { judged, others } = rowsWithVerdict(results)
  const rest = reasons.length - reasonsShown
  return [
    ...reasons
      .slice(0, reasonsShown)
      .map(
        ([reason, members]) =>
          `  ${paint('dim', fitted(`not tried (${members.length}): ${reason}`, 2, terminal))}`,
      ),
    ...(rest > 0 ? [`  ${paint('dim', `and ${rest} more reasons, in results.json`)}`] : []),
    `  ${paint('bold', `${judged.length} of ${judged.length + others.length}`)} requirements (MUST) of the server have a verdict`,
  ]
}

function verdictSentence(ended: EndedRun): string {
  const { verdicts, results, planned, stoppedBy, broken } = ended
  return conclusionOf({
    totals: totalsOf(verdicts),
    known: countKnown(results.scenarios),
    outdated: results.knownFailures?.outdated.length ?? 0,
    toMend: results.scenarios.flatMap(({ toMend }) => toMend ?? []),
    ran: verdicts.length,
    planned,
    stoppedBy,
    broken,
    neverExercised: neverExercised(ended),
  }).sentence
}
