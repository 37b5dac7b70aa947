/** @module `sls interleave --config`: the same families against a system whose orders nobody can choose. */

import { NotApplicable } from '../../drivers/ports/errors.ts'
import type { Assembly } from '../../drivers/ports/scene.ts'
import { type OutsideResult, raceOutside } from '../../interleaving/race-outside.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { type Result, valid } from '../../reports/result.ts'
import type { RunSystem } from '../config/named-system.ts'
import { systemTask, testedSystem } from '../run/tested-system.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import type { OutFolder } from '../shared/out-folder.ts'
import { progressBarOn } from '../shared/progress-bar.ts'
import { projectAt } from '../shared/project.ts'
import { renderTable } from '../shared/table.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { factsLines, violationLine } from './account.ts'
import type { InterleaveOptions } from './options.ts'
import { whenSignalled } from './stop.ts'

const how = 'raced from outside, the orders are those of the system'

interface OpenedSystem {
  readonly name: string
  readonly assembly: Assembly
}

async function openedSystem(system: RunSystem): Promise<Result<OpenedSystem>> {
  const project = projectAt()
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return catalogue
  const { describeSystem } = await import('../../drivers/assemblies/configured/probe.ts')
  const tested = testedSystem(system, await describeSystem(system), project, catalogue.value)
  if (!tested.ok) return tested
  const { configuredAssembly } = await import('../../drivers/assemblies/configured/assembly.ts')
  const { unchanged } = await import('../../drivers/assemblies/variant.ts')
  const { systemUnderTest } = await import('../../drivers/config/configuration.ts')
  const assembly = await configuredAssembly(systemUnderTest.parse(systemTask(tested.value, 1)), unchanged)
  return valid({ name: tested.value.name, assembly })
}

export async function playOutside(
  system: RunSystem,
  { families, races }: InterleaveOptions,
  out: OutFolder,
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = await openedSystem(system)
  if (!opened.ok) return reportUsageErrors(opened.problems, terminal)
  const { name: product, assembly } = opened.value
  const { paint } = terminal
  terminal.out(
    `\n  ${paint('bold', 'sls interleave')}  ${product} · ${how} · ${races} races of each family\n\n`,
  )
  const signals = whenSignalled()
  const bar = progressBarOn(terminal)
  const results: OutsideResult[] = []
  const notApplicable: { readonly name: string; readonly reason: string }[] = []
  try {
    for (const family of families) {
      if (signals.received() !== undefined) break
      try {
        results.push(
          await raceOutside(assembly, family, {
            races,
            isStopped: () => signals.received() !== undefined,
            onPlayed: (played, of) => {
              if (terminal.live) bar.show(played, of, '', family.name)
            },
          }),
        )
      } catch (error) {
        if (!(error instanceof NotApplicable)) throw error
        notApplicable.push({ name: family.name, reason: error.message })
      }
      bar.clear()
    }
  } finally {
    await assembly.close()
    signals.release()
    out.writeJson('interleavings.json', { how, system: product, families: results, notApplicable })
  }
  const stoppedBy = signals.received()
  const isGood = results.every(({ violations }) => violations.length === 0)
  terminal.out(
    [
      ...results.flatMap(({ name, violations }) =>
        violations.flatMap((violation) => [
          violationLine(violation, terminal),
          `    ${paint('bold', name)}, in ${violation.times} of its races`,
          ...factsLines(violation.facts, terminal),
          '',
        ]),
      ),
      outsideTable(results, terminal),
      ...notApplicable.map(({ name, reason }) => `  ${paint('dim', `${name}: ${reason}`)}`),
      `  ${paint('dim', `interleavings.json is in ${out.path}`)}`,
      '',
      `  ${paint([isGood && !stoppedBy ? 'green' : 'red', 'bold'], sentenceOf(isGood, stoppedBy))}`,
      '',
    ].join('\n'),
  )
  if (stoppedBy !== undefined) return exitCodes.harness
  return isGood ? exitCodes.conforming : exitCodes.notConforming
}

const sentenceOf = (isGood: boolean, stoppedBy: string | undefined): string => {
  if (stoppedBy !== undefined) return `Stopped by ${stoppedBy}: what was raced so far is kept.`
  return isGood
    ? 'In the orders that the system has made, it ends as it may.'
    : 'Not every race ends as it may.'
}

function outsideTable(results: readonly OutsideResult[], terminal: Terminal): string {
  const wrong = ({ violations }: OutsideResult): number =>
    violations.reduce((sum, { times }) => sum + times, 0)
  const cells = (result: OutsideResult) => [result.races, Object.keys(result.ends).length, wrong(result)]
  const sum = (of: (result: OutsideResult) => number): number =>
    results.reduce((all, one) => all + of(one), 0)
  return renderTable(
    'Family',
    [{ head: 'races' }, { head: 'allowed ends', style: 'green' }, { head: 'not allowed', style: 'red' }],
    results.map((result) => ({ id: '', title: result.name, cells: cells(result) })),
    {
      id: '',
      title: 'All',
      cells: [sum(({ races }) => races), sum(({ ends }) => Object.keys(ends).length), sum(wrong)],
    },
    terminal,
  )
}
