/** @module A run that plays each scenario in more than one context: pass after pass, and what came of them all. */

import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ScenarioContexts, type Several } from '../../../reports/contexts/choice.ts'
import { type ContextResults, contextResults } from '../../../reports/contexts/results.ts'
import { type Results, resultsSchema } from '../../../reports/output/results.ts'
import type { Result } from '../../../reports/result.ts'
import { type Scenario, SuiteReader } from '../../../reports/suite/scenarios.ts'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import { type OutFolder, openOutFolder } from '../../shared/out-folder.ts'
import { outcomeStyle } from '../../shared/outcome-styles.ts'
import type { Project } from '../../shared/project.ts'
import { type StopSignal, stopSignals } from '../../shared/stop-signals.ts'
import { formatDuration, stopwatch } from '../../shared/stopwatch.ts'
import { suiteIdentity } from '../../shared/suite-identity.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { reportUsageErrors } from '../../shared/usage-errors.ts'
import { chosenScenarios } from '../cucumber.ts'
import type { RunPlan } from '../plan.ts'

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
  const elapsed = stopwatch()
  const suite = new SuiteReader()
  const chosen = await chosenScenarios(plan, suite)
  if (!chosen.ok) return reportUsageErrors(chosen.problems, terminal)
  const passes = passesOf(
    new ScenarioContexts(suite.scenarios, plan.contexts.limits),
    chosen.value,
    plan.seed,
    several,
  )
  terminal.out(heading(plan, several, chosen.value.length, passes, terminal))
  const done = beginOrGoOn(plan, several, out, terminal)
  const stopped = stopBetweenPasses()
  const results: Results[] = []
  for (const [index, scenarios] of passes.entries()) {
    const place = join(folder, String(index + 1).padStart(String(passes.length).length, '0'))
    if (stopped.by !== undefined) {
      terminal.err(`Stopped by ${stopped.by}: the same command goes on from there.\n`)
      return exitCodes.harness
    }
    const kept = done ? completeResults(join(out.path, place), scenarios) : undefined
    const ended = kept ?? (await play(plan, { of: several, index }, join(out.path, place), terminal, runPass))
    if (typeof ended === 'number') return ended
    results.push(ended)
    terminal.out(passLine(index + 1, passes.length, ended, kept !== undefined, terminal))
  }
  stopped.release()
  const facts = {
    suite: suiteIdentity(plan.catalogue),
    target: { name: plan.target },
    seed: plan.seed,
    contexts: several,
  }
  const all = contextResults(facts, results)
  out.writeJson('contexts.json', all)
  out.clear(stateFile)
  terminal.out(summary(all, plan, elapsed(), out.path, terminal))
  return exitCodeOf(all)
}

/** As of a run that plays each scenario once. */
function exitCodeOf({ red }: ContextResults): ExitCode {
  if (red.some(({ outcome }) => outcome === 'harnessError')) return exitCodes.harness
  return red.some(({ outcome }) => outcome !== 'warned') ? exitCodes.notConforming : exitCodes.conforming
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

/** How many scenarios each pass plays. */
function passesOf(
  contexts: ScenarioContexts,
  chosen: readonly Scenario[],
  seed: number,
  several: Several,
): number[] {
  const each = chosen.map((scenario) => contexts.each(scenario, seed, several))
  const most = Math.max(0, ...each.map(({ length }) => length))
  return Array.from({ length: most }, (_, at) => each.filter((of) => of[at] !== undefined).length)
}

/** Whether a run with the same key was interrupted. Without one the passes of an earlier run are removed. */
function beginOrGoOn(plan: RunPlan, several: Several, out: OutFolder, terminal: Terminal): boolean {
  const key = keyOf(plan, several)
  const file = join(out.path, stateFile)
  if (existsSync(file) && runState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.key === key) {
    terminal.out(
      `  An earlier run was interrupted: what it has finished is taken from ${join(out.path, folder)}; remove that folder to begin anew.\n`,
    )
    return true
  }
  out.clear(folder)
  out.writeJson(stateFile, { key })
  return false
}

/** What the passes of an interrupted run depend on, as far as it lies in files. */
function keyOf(
  { project, catalogue, target, seed, fault, contexts, selection }: RunPlan,
  several: Several,
): string {
  const facts = [suiteIdentity(catalogue), target, seed, fault?.id, contexts, selection, several]
  const hash = createHash('sha256').update(JSON.stringify(facts))
  for (const file of sourcesOf(project)) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const sourcesOf = ({ root }: Project): string[] =>
  globSync('{features,steps,drivers,simulators,reference-server,contract,faults}/**/*.{feature,yaml,ts,js}', {
    cwd: root,
  })
    .sort()
    .map((file) => join(root, file))

const resultsIn = (place: string): Results | undefined =>
  resultsSchema.safeParse(JSON.parse(readFileSync(join(place, 'results.json'), 'utf8'))).data

/** The results of a pass that is complete: each scenario has a verdict. */
function completeResults(place: string, scenarios: number): Results | undefined {
  const results = existsSync(join(place, 'results.json')) ? resultsIn(place) : undefined
  const isComplete =
    results?.interrupted === undefined &&
    results?.scenarios.length === scenarios &&
    (results.totals.harnessError ?? 0) === 0
  return isComplete ? results : undefined
}

async function play(
  plan: RunPlan,
  pass: NonNullable<RunPlan['contexts']['pass']>,
  place: string,
  terminal: Terminal,
  runPass: RunPass,
): Promise<Results | ExitCode> {
  const out: Result<OutFolder> = openOutFolder(place)
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const silent = { ...terminal, live: false, out: () => undefined }
  const code = await runPass({ ...plan, contexts: { ...plan.contexts, pass } }, out.value, silent)
  const results = existsSync(join(place, 'results.json')) ? resultsIn(place) : undefined
  if (code !== exitCodes.usage && results && results.interrupted === undefined) return results
  terminal.err(`The run ended in ${place}: the same command goes on from there.\n`)
  return code
}

function heading(
  { target, seed }: RunPlan,
  several: Several,
  scenarios: number,
  passes: readonly number[],
  { paint }: Terminal,
): string {
  const contexts = several === 'all-pairs' ? 'all pairs of contexts' : `${several} contexts each`
  const played = passes.reduce((sum, count) => sum + count, 0)
  const facts = [
    target,
    `seed ${seed}`,
    `${scenarios} scenarios`,
    contexts,
    `${played} to play in ${passes.length} passes`,
  ]
  return `\n  ${paint('bold', 'sls run')}  ${facts.join(' · ')}\n\n`
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
  { repeatCommand, catalogue }: RunPlan,
  elapsedMs: number,
  out: string,
  { paint }: Terminal,
): string {
  const blocks = red
    .slice(0, shown)
    .map(({ id, requirements, outcome, played, redIn, when, context, reason }) => {
      const { word, style } = outcomeStyle(outcome === 'notReached' ? 'failed' : outcome)
      const row = requirements.map((name) => catalogue.rows.get(name)).find((one) => one !== undefined)
      return [
        `  ${paint([style, 'bold'], word)}  ${paint('bold', when)}  ${paint('dim', `${redIn} of ${played} contexts`)}`,
        `      ${paint('dim', 'rule       ')}${row === undefined ? requirements.join(' ') : `${row.id}  ${row.statement}`}`,
        `      ${paint('dim', 'reason     ')}${reason.split('\n')[0] ?? ''}`,
        `      ${paint('dim', 'again      ')}${paint('cyan', repeatCommand(id, context))}`,
        '',
      ].join('\n')
    })
  const rest = red.length - shown
  return [
    '',
    ...blocks,
    ...(rest > 0 ? [`  and ${rest} more, in ${join(out, 'contexts.json')}`] : []),
    `  ${totals.scenarios} scenarios, played ${totals.played} times  ${totals.red} red  ${paint('dim', formatDuration(elapsedMs))}`,
    `  ${paint('dim', `contexts.json is in ${out}; results.json, junit.xml and messages.ndjson of each pass are in ${join(out, folder)}`)}`,
    '',
    totals.red === 0
      ? `  ${paint(['green', 'bold'], 'Conforming in all of these contexts.')}`
      : `  ${paint(['red', 'bold'], 'Not conforming in all of these contexts.')}`,
    '',
  ].join('\n')
}
