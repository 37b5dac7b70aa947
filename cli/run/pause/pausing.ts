/** @module `sls run --pause`: opens what a person needs to look at a run step by step, and closes it. */

import { TestStepResultStatus } from '@cucumber/messages'
import { registerPause } from '../../../drivers/ports/pause.ts'
import { listen } from '../../../reference-server/runtime/listener.ts'
import { openRecordedRun } from '../../../reports/comparison/recorded-run.ts'
import { invalid, type Result, valid } from '../../../reports/result.ts'
import type { Scenario } from '../../../reports/suite/scenarios.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { createPausePage } from './pause-page.ts'
import { type Halt, type PauseAt, Pauses } from './pauses.ts'

export interface Pausing {
  /** The scenarios of the run, before it begins. Throws a `UsageError` where it would never stop. */
  planned(scenarios: readonly Scenario[]): void
  /** Holds up nothing any more. */
  end(): void
  close(): Promise<void>
}

/** `out`: the folder of the last run, which says what failed. */
export async function openPausing(at: PauseAt, out: string, terminal: Terminal): Promise<Result<Pausing>> {
  const failed = at === 'failing' ? failedSteps(out) : valid(new Map<string, number>())
  if (!failed.ok) return failed
  const pauses = new Pauses({ at, failedSteps: failed.value, halted })
  const page = createPausePage(pauses)
  const listener = await listen(page.fetch, { hostname: '127.0.0.1', port: 0 })
  registerPause(pauses)

  let isFirst = true

  function halted({ scenario, step, failure }: Halt): void {
    if (isFirst) terminal.out(`  look at ${listener.url}/  Ctrl-C ends it\n`)
    isFirst = false
    const sentence = pauses.sentencesOf(scenario)[step.index] ?? step.sentence
    const { paint } = terminal
    const mark = failure === undefined ? paint('cyan', 'before') : paint('red', 'failed')
    terminal.out(`  ${mark} ${step.index + 1}  ${sentence}\n`)
    page.announceChanges()
  }

  return valid({
    planned(scenarios) {
      pauses.planned(scenarios)
      const problem = neverStops(at, scenarios, failed.value)
      if (problem !== undefined) throw new UsageError([problem])
    },
    end() {
      pauses.end()
      page.announceChanges()
    },
    async close() {
      pauses.end()
      registerPause(undefined)
      await page.answered()
      await listener.close()
    },
  })
}

function neverStops(
  at: PauseAt,
  scenarios: readonly Scenario[],
  failed: ReadonlyMap<string, number>,
): string | undefined {
  if (at === 'each') return undefined
  if (at === 'failing')
    return scenarios.some(({ id }) => failed.has(id))
      ? undefined
      : '--pause-at failing: the last run did not fail in these scenarios: run them first, into the same --out.'
  return scenarios.some(({ steps }) => steps.some(({ line }) => line === at.line))
    ? undefined
    : `--pause-at ${at.line}: no step of the chosen scenarios stands at line ${at.line} of its feature.`
}

/** The index of the step that failed, by the id of the scenario. */
function failedSteps(out: string): Result<ReadonlyMap<string, number>> {
  const run = openRecordedRun(out)
  if (!run.ok) return invalid([`--pause-at failing: ${run.problems.join(' ')}`])
  return valid(
    new Map(
      [...run.value.scenarios.values()].flatMap(({ id, steps = [] }): [string, number][] => {
        const at = steps
          .filter(({ text }) => text !== undefined)
          .findIndex(({ status }) => status !== TestStepResultStatus.PASSED)
        return at === -1 ? [] : [[id, at]]
      }),
    ),
  )
}
