/** @module A run that plays each scenario in more than one context: pass after pass, and what came of them all. */

import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ScenarioContexts, type Several } from '../../../reports/contexts/choice.ts'
import { type ContextResults, contextResults } from '../../../reports/contexts/results.ts'
import { countKnown, type Results, resultsSchema } from '../../../reports/output/results.ts'
import { type Scenario, SuiteReader } from '../../../reports/suite/scenarios.ts'
import {
  type OutdatedFailure,
  outdatedFailures,
  outdatedSentence,
  ownership,
} from '../../../reports/verdicts/known-failures.ts'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import { type OutFolder, openOutFolder } from '../../shared/out-folder.ts'
import { outcomeStyle } from '../../shared/outcome-styles.ts'
import { runFiles } from '../../shared/report-files.ts'
import { type StopSignal, stopSignals } from '../../shared/stop-signals.ts'
import { formatDuration, stopwatch } from '../../shared/stopwatch.ts'
import { suiteIdentity } from '../../shared/suite-identity.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { reportUsageErrors } from '../../shared/usage-errors.ts'
import { chosenScenarios, givenProblems } from '../cucumber.ts'
import { type RunPlan, targetName } from '../plan.ts'
import { contextsFile } from '../record/written-files.ts'

/** Runs one pass into a folder, and prints nothing of it. */
export type RunPass = (plan: RunPlan, out: OutFolder, terminal: Terminal) => Promise<ExitCode>

const folder = 'contexts'
const stateFile = join(folder, 'run.json')

/** Kept while a run is under way, so that one that was interrupted goes on where it was. */
const runState = z.strictObject({ key: z.string() })

/** Plays each scenario in its contexts. What is complete of an interrupted run of the same sources is not run again. */
export async function runContexts(
  plan: RunPlan,
  several: Several,
  out: OutFolder,
  terminal: Terminal,
  runPass: RunPass,
): Promise<ExitCode> {
  const stopped = stopBetweenPasses()
  try {
    const elapsed = stopwatch()
    const suite = new SuiteReader()
    const chosen = await chosenScenarios(plan, suite)
    if (!chosen.ok) return reportUsageErrors(chosen.problems, terminal)
    const contexts = new ScenarioContexts(suite.scenarios, plan.contexts.limits)
    const contradictions = givenProblems(contexts, chosen.value, plan.contexts.limits.given)
    if (contradictions.length > 0) return reportUsageErrors(contradictions, terminal)
    const passes = passesOf(contexts, chosen.value, plan.seed, several)
    terminal.out(heading(plan, several, chosen.value.length, passes, terminal))
    const done = beginOrGoOn(plan, several, out, terminal)
    const ended: EndedPass[] = []
    for (const { index, scenarios } of passes) {
      if (stopped.by !== undefined) {
        terminal.err(`Stopped by ${stopped.by}: the same command goes on from there.\n`)
        return exitCodes.harness
      }
      const place = join(folder, String(index + 1).padStart(2, '0'))
      const kept = done ? completePass(join(out.path, place), scenarios) : undefined
      if (!kept) out.clear(place)
      const pass =
        kept ?? (await play(plan, { of: several, index }, join(out.path, place), terminal, runPass))
      if (typeof pass === 'number') return pass
      ended.push(pass)
      terminal.out(passLine(ended.length, passes.length, pass.results, kept !== undefined, terminal))
    }
    const facts = {
      suite: suiteIdentity(plan.catalogue),
      target: { name: targetName(plan) },
      seed: plan.seed,
      contexts: several,
    }
    const all = contextResults(
      facts,
      ended.map(({ results }) => results),
    )
    const outdated =
      plan.known === undefined
        ? []
        : outdatedFailures(
            plan.known,
            ended.flatMap(({ results }) => results.scenarios),
          )
    const code = outdated.length > 0 ? exitCodes.notConforming : exitCodeOf(ended)
    out.writeJson(contextsFile, all)
    out.clear(stateFile)
    terminal.out(summary(all, outdated, code, plan, elapsed(), out.path, terminal))
    return code
  } finally {
    stopped.release()
  }
}

/** A pass that came to its end, and the exit code of a run that would have been that pass alone. */
interface EndedPass {
  readonly results: Results
  readonly code: ExitCode
}

/** The worst of all passes; that nothing was judged only where it is so of each. */
function exitCodeOf(passes: readonly EndedPass[]): ExitCode {
  const codes = passes.map(({ code }) => code)
  if (codes.includes(exitCodes.harness)) return exitCodes.harness
  if (codes.includes(exitCodes.notConforming)) return exitCodes.notConforming
  return codes.includes(exitCodes.conforming) ? exitCodes.conforming : exitCodes.usage
}

/** A signal while a pass is under way ends that as any run; one between two of them ends the run here. */
function stopBetweenPasses(): { readonly by: StopSignal | undefined; release(): void } {
  let by: StopSignal | undefined
  const onSignal = (signal: StopSignal): void => {
    by ??= signal
  }
  for (const signal of stopSignals) process.on(signal, onSignal)
  return {
    get by() {
      return by
    },
    release: () => {
      for (const signal of stopSignals) process.off(signal, onSignal)
    },
  }
}

/** The passes that play any scenario, and how many each plays. */
function passesOf(
  contexts: ScenarioContexts,
  chosen: readonly Scenario[],
  seed: number,
  several: Several,
): { readonly index: number; readonly scenarios: number }[] {
  const each = chosen.map((scenario) => contexts.each(scenario, seed, several))
  const most = Math.max(0, ...each.map(({ length }) => length))
  return Array.from({ length: most }, (_, index) => ({
    index,
    scenarios: each.filter((of) => of[index] !== undefined).length,
  })).filter(({ scenarios }) => scenarios > 0)
}

/** Whether a run with the same key was interrupted. Without one the passes of an earlier run are removed. */
function beginOrGoOn(plan: RunPlan, several: Several, out: OutFolder, terminal: Terminal): boolean {
  const key = keyOf(plan, several)
  const file = join(out.path, stateFile)
  if (readJson(file, runState)?.key === key) {
    terminal.out(
      `  An earlier run was interrupted: what it has finished is taken from ${join(out.path, folder)}.\n` +
        '  Remove that folder to begin anew, as where the system under test has been changed meanwhile.\n',
    )
    return true
  }
  out.clear(folder)
  out.clear('contexts.json')
  out.writeJson(stateFile, { key })
  return false
}

const sources =
  '{features,steps,drivers,simulators,reference-server,contract,faults,reports}/**/*.{feature,yaml,ts,js}'

/** What the passes of an interrupted run depend on, as far as it lies in files. */
function keyOf(
  { project, catalogue, target, seed, fault, app, system, contexts, selection }: RunPlan,
  several: Several,
): string {
  const facts = [suiteIdentity(catalogue), target, seed, fault, app, contexts, selection, several]
  const hash = createHash('sha256').update(JSON.stringify([...facts, system?.configuration]))
  const files = [
    ...filesOf(project.root, sources),
    ...(fault?.folders ?? []).flatMap((folder) => filesOf(folder, '**/*.{ts,js,mjs}')),
    ...(app ? [app.file] : []),
  ]
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const filesOf = (place: string, pattern: string): string[] =>
  globSync(pattern, { cwd: place, exclude: ['reports/out/**'] })
    .sort()
    .map((file) => join(place, file))

/** What is in a file, or undefined where it is not there or not whole. */
function readJson<Shape>(file: string, shape: z.ZodType<Shape>): Shape | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** A pass of the interrupted run that is complete: each scenario has a verdict. */
function completePass(place: string, scenarios: number): EndedPass | undefined {
  const results = readJson(join(place, 'results.json'), resultsSchema)
  if (!results || results.interrupted || results.scenarios.length !== scenarios) return undefined
  const { harnessError = 0, failed = 0, notTestable = 0, passed = 0, warned = 0 } = results.totals
  if (harnessError > 0) return undefined
  const known = countKnown(results.scenarios)
  if (failed + notTestable > known) return { results, code: exitCodes.notConforming }
  return { results, code: passed + warned + known > 0 ? exitCodes.conforming : exitCodes.usage }
}

async function play(
  plan: RunPlan,
  pass: NonNullable<RunPlan['contexts']['pass']>,
  place: string,
  terminal: Terminal,
  runPass: RunPass,
): Promise<EndedPass | ExitCode> {
  const out = openOutFolder(place, runFiles)
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const silent = { ...terminal, live: false, out: () => undefined }
  // Whether an entry is outdated, only all passes together can tell.
  const known = plan.known && { ...plan.known, isWhole: () => false }
  const code = await runPass({ ...plan, known, contexts: { ...plan.contexts, pass } }, out.value, silent)
  const results = readJson(join(place, 'results.json'), resultsSchema)
  if (results && results.interrupted === undefined) return { results, code }
  if (code !== exitCodes.usage)
    terminal.err(`The run ended in ${place}: the same command goes on from there.\n`)
  return code
}

function heading(
  plan: RunPlan,
  several: Several,
  scenarios: number,
  passes: readonly { readonly scenarios: number }[],
  { paint }: Terminal,
): string {
  const contexts = several === 'all-pairs' ? 'all pairs of contexts' : `${several} contexts each`
  const played = passes.reduce((sum, pass) => sum + pass.scenarios, 0)
  const facts = [
    targetName(plan),
    `seed ${plan.seed}`,
    `${scenarios} scenarios`,
    contexts,
    `${played} to play in ${passes.length} passes`,
  ]
  const injected = plan.fault ? `  ${paint('yellow', `on purpose: ${plan.fault.title}`)}\n` : ''
  return `\n  ${paint('bold', 'sls run')}  ${facts.join(' · ')}\n${injected}\n`
}

function passLine(
  at: number,
  passes: number,
  { scenarios }: Results,
  kept: boolean,
  { paint }: Terminal,
): string {
  const red = scenarios.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'notApplicable').length
  const place = `${at}`.padStart(`${passes}`.length)
  const ended = red === 0 ? paint('green', 'all green') : paint('red', `${red} red`)
  return `  ${place}/${passes}  ${`${scenarios.length}`.padStart(5)} scenarios  ${ended}${kept ? paint('dim', '  of the interrupted run') : ''}\n`
}

const shown = 20

function summary(
  { red, totals }: ContextResults,
  outdated: readonly OutdatedFailure[],
  code: ExitCode,
  { repeatCommand, catalogue, known: list }: RunPlan,
  elapsedMs: number,
  out: string,
  { paint }: Terminal,
): string {
  const blocks = red
    .slice(0, shown)
    .map(({ id, requirements, outcome, played, redIn, when, context, reason, known }) => {
      const { word, style } = outcomeStyle(outcome === 'notReached' ? 'failed' : outcome)
      const row = requirements.map((name) => catalogue.rows.get(name)).find((one) => one !== undefined)
      return [
        `  ${paint([style, 'bold'], word)}  ${paint('bold', when)}  ${paint('dim', `${redIn} of ${played} contexts`)}`,
        `      ${paint('dim', 'rule       ')}${row === undefined ? requirements.join(' ') : `${row.id}  ${row.statement}`}`,
        ...(known ? [`      ${paint('dim', 'known      ')}${known.reason} (${ownership(known)})`] : []),
        `      ${paint('dim', 'reason     ')}${reason.split('\n')[0] ?? ''}`,
        `      ${paint('dim', 'scenario   ')}${id}`,
        `      ${paint('dim', 'again      ')}${paint('cyan', repeatCommand(id, context))}`,
        '',
      ].join('\n')
    })
  const rest = red.length - shown
  const isKnown = red.some(({ known }) => known)
  return [
    '',
    ...blocks,
    ...(rest > 0 ? [`  and ${rest} more, in ${join(out, 'contexts.json')}`] : []),
    `  ${totals.scenarios} scenarios, played ${totals.played} times  ${totals.red} red  ${paint('dim', formatDuration(elapsedMs))}`,
    `  ${paint('dim', `contexts.json is in ${out}; results.json, junit.xml and messages.ndjson.gz of each pass are in ${join(out, folder)}`)}`,
    '',
    ...outdated.map((one) => `  ${paint('red', 'outdated')}  ${outdatedSentence(list?.file ?? '', one)}`),
    `  ${paint([styleOf(code, isKnown), 'bold'], isKnown && code === exitCodes.conforming ? `${red.length} red and known, and no other.` : sentences[code])}`,
    '',
  ].join('\n')
}

/** Never plain green where anything is red, known or not. */
const styleOf = (code: ExitCode, isKnown: boolean): 'green' | 'yellow' | 'red' =>
  code !== exitCodes.conforming ? 'red' : isKnown ? 'yellow' : 'green'

const sentences: Readonly<Record<ExitCode, string>> = {
  [exitCodes.conforming]: 'Conforming in all of these contexts.',
  [exitCodes.notConforming]: 'Not conforming in all of these contexts.',
  [exitCodes.usage]: 'Nothing was tested: no scenario applies to this target.',
  [exitCodes.harness]:
    'No verdict: the harness itself failed, which is not the fault of the system under test.',
}
