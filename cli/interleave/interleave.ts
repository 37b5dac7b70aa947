/** @module `sls interleave`: families of things that happen at once, in every order. */

import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import { runFamily, runOrder } from '../../interleaving/run-family.ts'
import { scheduledScenes } from '../../interleaving/schedule/scheduled-scene.ts'
import { type Result, valid } from '../../reports/result.ts'
import { takenGateway } from '../config/free-gateways.ts'
import { namedSystem } from '../config/named-system.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { faultNamed, faultsIn } from '../shared/fault-choice.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { progressBarOn } from '../shared/progress-bar.ts'
import { slsCommand } from '../shared/project.ts'
import type { StopSignal } from '../shared/stop-signals.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { accountLines, violationLine } from './account.ts'
import { type InterleaveOptions, interleaveOptions, parseInterleaveOptions } from './options.ts'
import { playOutside } from './outside.ts'
import { whenSignalled } from './stop.ts'
import { countsAgree, factLines, familyTable, type TimedResult, violationsText } from './summary.ts'

const help = `Usage: sls interleave [options]

Plays what can happen at the same time, such as two answers to one login, in every order: at each point at which the
reference server waits for its store, for a hash, for an attestation, for a gateway or for its client, any other may
come first; and in each beginning of an order the server is killed once, started again, and asked again. Each end has
to be one of those that the family allows, by rows of the catalogue, and one that some sequence of the same has, too.

The number of orders is known by a formula, counted on the lattice of how far each has come, and counted one by one;
a table shows it with the ends. An end that is not allowed is told step by step, with the command that plays it again.

  --family NAME    only this family; may be given several times
  --fault ID       with this fault, or several at once as ONE+OTHER
  --faults DIR     the faults in this folder are known, too; may be given several times
  --bound N        at most N orders of a family, and N with a restart, evenly spread over all (default: all orders,
                   and 5000 with a restart)
  --seed N         which of them, with --bound (default 1)
  --order STEPS    this order of the family alone, a digit for each step, ! at its end for a restart
  --config FILE    against the system of FILE: nobody chooses orders inside of it, so that the same families race
                   there many times from outside, without restarts, and the report says so
  --races N        so many times each (default 50)
  --out DIR        where interleavings.json goes (default reports/out)

Exit codes: 0 every end allowed, 1 not so, 2 wrong usage, 3 harness error or interrupted; what was played so far is
written in every case.
`

async function faultOf({ fault, faultFolders }: InterleaveOptions): Promise<Result<KnownFault | undefined>> {
  if (fault === undefined) return valid(undefined)
  const known = await faultsIn(faultFolders)
  return known.ok ? faultNamed('--fault', fault, known.value) : known
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseInterleaveOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const fault = await faultOf(options.value)
  if (!fault.ok) return reportUsageErrors(fault.problems, terminal)
  const system = await namedSystem({
    ...options.value,
    ...(options.value.config === undefined && { target: 'embedded' }),
  })
  if (!system.ok) return reportUsageErrors(system.problems, terminal)
  if (options.value.order) return playOne(options.value, fault.value, terminal)
  const out = openOutFolder(options.value.out, ['interleavings.json'])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const taken = await takenGateway(system.value, 1)
  if (taken !== undefined) return reportUsageErrors([taken], terminal)
  if (system.value) return playOutside(system.value, options.value, out.value, terminal)
  return playAll(options.value, fault.value, out.value, terminal)
}

/** Plays the order that `--order` gives. */
async function playOne(
  { families, order }: InterleaveOptions,
  fault: KnownFault | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const [family] = families
  if (!family || !order) return exitCodes.usage
  const result = await runOrder(scheduledScenes(fault?.variant ?? unchanged), family, order)
  const { ended } = result
  const isAllowed = typeof ended === 'string'
  const { paint } = terminal
  const verdict = isAllowed
    ? `  ${paint(['green', 'bold'], 'allowed')}  ${ended}`
    : violationLine(ended, terminal)
  const lines = [
    `  ${paint('bold', family.name)}  ${family.title}`,
    ...accountLines(result, terminal),
    '',
    verdict,
  ]
  terminal.out(`\n${lines.join('\n')}\n`)
  return isAllowed ? exitCodes.conforming : exitCodes.notConforming
}

async function playAll(
  options: InterleaveOptions,
  fault: KnownFault | undefined,
  out: OutFolder,
  terminal: Terminal,
): Promise<ExitCode> {
  const signals = whenSignalled()
  const bar = progressBarOn(terminal)
  const results: TimedResult[] = []
  terminal.out(heading(options, fault, terminal))
  const open = scheduledScenes(fault?.variant ?? unchanged)
  const notApplicable: NotApplicableFamily[] = []
  for (const family of options.families) {
    if (signals.received() !== undefined) break
    const since = stopwatch()
    try {
      const result = await runFamily(open, family, {
        ...options,
        isStopped: async () => {
          await nextTurnOfTheEventLoop()
          return signals.received() !== undefined
        },
        onPlayed: (played, of) => {
          if (terminal.live) bar.show(played, of, '', family.name)
        },
      })
      results.push({ ...result, durationMs: since() })
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error
      notApplicable.push({ name: family.name, reason: error.message })
    }
    bar.clear()
  }
  signals.release()
  const stoppedBy = signals.received()
  out.writeJson('interleavings.json', {
    ...recordOf(results, options, fault, stoppedBy),
    notApplicable,
  })
  const again = (family: string, order: string): string =>
    [
      `${slsCommand} interleave`,
      ...options.faultFolders.map((folder) => `--faults '${folder}'`),
      ...(fault ? [`--fault ${fault.id}`] : []),
      `--family ${family} --order '${order}'`,
    ].join(' ')
  terminal.out(endText({ results, notApplicable, stoppedBy, again, out: options.out }, terminal))
  return exitCodeOf(results, stoppedBy)
}

function heading(
  { families, bound, restartBound, seed }: InterleaveOptions,
  fault: KnownFault | undefined,
  { paint }: Terminal,
): string {
  const facts = [
    'embedded, the orders are chosen inside the server',
    families.length === 1 ? '1 family' : `${families.length} families`,
    `${bound === Number.POSITIVE_INFINITY ? 'all' : `at most ${bound}`} orders of each, at most ${restartBound} with a restart, seed ${seed}`,
    ...(fault ? [`with ${fault.id}`] : []),
  ]
  return `\n  ${paint('bold', 'sls interleave')}  ${facts.join(' · ')}\n\n`
}

interface EndedInterleaving {
  readonly results: readonly TimedResult[]
  readonly notApplicable: readonly NotApplicableFamily[]
  readonly stoppedBy: StopSignal | undefined
  readonly again: (family: string, order: string) => string
  readonly out: string
}

/** A family that this server gives no occasion for. */
interface NotApplicableFamily {
  readonly name: string
  readonly reason: string
}

const isAllowed = ({ violations }: TimedResult): boolean => violations.length === 0

function exitCodeOf(results: readonly TimedResult[], stoppedBy: StopSignal | undefined): ExitCode {
  if (stoppedBy !== undefined || !results.every(countsAgree)) return exitCodes.harness
  return results.every(isAllowed) ? exitCodes.conforming : exitCodes.notConforming
}

function endText(
  { results, notApplicable, stoppedBy, again, out }: EndedInterleaving,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const good = exitCodeOf(results, stoppedBy) === exitCodes.conforming
  return [
    violationsText(results, again, terminal),
    familyTable(results, terminal),
    ...notApplicable.map(({ name, reason }) => `  ${paint('dim', `${name}: ${reason}`)}`),
    ...factLines(results, terminal).map((line) => `  ${line}`),
    `  ${paint('dim', `interleavings.json is in ${out}`)}`,
    '',
    `  ${paint([good ? 'green' : 'red', 'bold'], sentenceOf(results, stoppedBy))}`,
    '',
  ].join('\n')
}

function sentenceOf(results: readonly TimedResult[], stoppedBy: StopSignal | undefined): string {
  if (stoppedBy !== undefined) return `Stopped by ${stoppedBy}: what was played so far is kept.`
  const wrong = results.filter((result) => !isAllowed(result))
  if (wrong.length === 0) return 'Whichever comes first, it ends as it may.'
  return `Not every order ends as it may, in ${wrong.length} of ${results.length} families.`
}

/** Numbers of any size are written as they are, which are below 2^53 for whatever can be played. */
const recordOf = (
  results: readonly TimedResult[],
  { seed, bound, restartBound }: InterleaveOptions,
  fault: KnownFault | undefined,
  stoppedBy: StopSignal | undefined,
) => ({
  how: 'orders chosen inside the reference server',
  seed,
  ...(bound < Number.POSITIVE_INFINITY && { bound }),
  restartBound,
  ...(fault && { fault: fault.id }),
  ...(stoppedBy !== undefined && { stoppedBy }),
  families: results.map((result) => ({
    ...result,
    orders: inNumbers(result.orders),
    restarts: inNumbers(result.restarts),
  })),
})

const inNumbers = ({ byFormula, onLattice, ...rest }: TimedResult['orders']) => ({
  byFormula: Number(byFormula),
  onLattice: Number(onLattice),
  ...rest,
})

export const interleaveSubcommand: Subcommand = { help, options: interleaveOptions, run }
