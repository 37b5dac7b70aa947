import { join, resolve } from 'node:path'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { stopSignals } from '../shared/stop-signals.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { checkoutAt } from './against/checkout.ts'
import type { Workload } from './against/workloads.ts'
import { defaultWorkloads, workloads } from './against/workloads.ts'
import { dailyGoalsMissed, foreignGoalsMissed, goalsMissed } from './goals.ts'

const partNames = ['suite', 'foreign', 'daily'] as const
type Part = (typeof partNames)[number]

const help = `Usage: sls bench [options]
       sls bench reports [options]
       sls bench simulators [options]
       sls bench fleet [options]
       sls bench explore [options]
       sls bench queue [options]

Measures the suite on embedded against the same features with empty steps, which is what the runner alone takes:
whole commands in turns, so that a busy machine slows both alike. Then where the time goes, how long it takes to open
a scene with its server, how many requests per second a login by notification makes over HTTP, beside a bare Hono
route that answers as many, and how its time grows with 10, 1,000 and 100,000 people (in memory; passwords at the cost
of suites, since at that of production one takes half a second and nothing else would be seen). Then the reference server
as a system that a configuration names: the suite beside that on process, one scenario beside one on embedded, in turns,
and how long sls check takes. Then what a team does every day, each beside what it is compared with: ten scenarios by --last-failed, a
scenario again under --watch, sls verify, sls merge of eight shards, a replay.

With --against it compares this checkout with another one: whole process trees in turns, their wall time, processor
time and memory (on Linux; the highest sum of PSS). The goals are those against version 0.1.0.

sls bench reports measures report.html beside the reports that @cucumber/html-formatter, Allure and Serenity/JS make of the same run,
in Chromium: bytes, first paint, when it can be used, how soon a key in its search is answered, what axe finds, and what is
too wide. Whoever's packages are missing is left out by name: npm ci --prefix checks/rivals.

sls bench simulators puts load (h2load) on the simulators with all their rules, beside servers without rules on Node's own modules and
beside mockttp, and measures what they hold after 10,000 and after 1,000,000 messages. It takes some ten minutes.

sls bench fleet finds the highest rate at which 100,000 phones in two workers keep the schedule on a stub server, makes the same logins
beside Artillery's HTTP engine (npm ci --prefix checks/artillery), a million phones in virtual time, and finds what the reference server bears.

sls bench explore counts the actions that the walks of sls explore make a second, how many of them reach the server, beside the same sentences as
scenarios, and what walks leave in memory: some two minutes with five rounds, ten of walks alone with fifty.

sls bench queue has the suite played by one worker of a broker (nats-server), beside the same run without, in turns.

  --rounds N         how often each side is run (default 5)
  --parts LIST       only these of ${partNames.join(', ')}: the suite on embedded with all that follows, the system that a
                     configuration names, or what is done every day
  --against DIR      another checkout of this project, with its node_modules
  --workloads LIST   what is compared: ${workloads.map(({ name }) => name).join(', ')}
                     (default ${defaultWorkloads.join(',')})
  --run DIR          with reports: the folder of the run (default reports/out)
  --out DIR          where bench.json or comparison.json goes (default reports/out)

Exit codes: 0 all goals met, 1 a goal missed, 2 wrong usage, 3 harness error (a suite that does not pass
included) or interrupted.
`

const options = {
  rounds: { type: 'string', default: '5' },
  against: { type: 'string' },
  workloads: { type: 'string' },
  parts: { type: 'string' },
  run: { type: 'string' },
  out: { type: 'string', default: 'reports/out' },
} as const

interface Comparison {
  readonly ours: string
  readonly theirs: string
  readonly chosen: readonly Workload[]
}

/** Undefined where nothing is to be compared. */
function comparisonOf(against: string | undefined, list: string | undefined): Result<Comparison | undefined> {
  if (against === undefined)
    return list === undefined ? valid(undefined) : invalid(['--workloads: only together with --against DIR.'])
  // Only a clone has sources, and all that npm test needs.
  if (!import.meta.url.endsWith('.ts'))
    return invalid([
      '--against compares two clones of the project: run it in one, not from an installed package.',
    ])
  const theirs = checkoutAt(against)
  if (!theirs.ok) return theirs
  const names = list?.split(',') ?? defaultWorkloads
  const unknown = names.filter((name) => !workloads.some((one) => one.name === name))
  if (unknown.length > 0)
    return invalid([
      `--workloads ${unknown.join(',')}: use ${workloads.map(({ name }) => name).join(', ')}, with commas between them.`,
    ])
  const chosen = workloads.filter(({ name }) => names.includes(name))
  return valid({ ours: join(import.meta.dirname, '..', '..'), theirs: theirs.value, chosen })
}

/** All of them, where none are named. */
function partsOf(list: string | undefined, against: string | undefined): Result<readonly Part[]> {
  if (list === undefined) return valid(partNames)
  if (against !== undefined) return invalid(['--parts: not together with --against DIR.'])
  const named = list.split(',')
  const chosen = partNames.filter((name) => named.includes(name))
  return chosen.length === named.length
    ? valid(chosen)
    : invalid([`--parts ${list}: use ${partNames.join(', ')}, each once, with commas between them.`])
}

const others = ['reports', 'simulators', 'fleet', 'explore', 'queue'] as const

/** What is measured: something that is named, or else server and suite. */
function subjectOf(
  positionals: readonly string[],
  { against, parts, run }: { readonly [option in 'against' | 'parts' | 'run']?: string | undefined },
): Result<(typeof others)[number] | 'suite'> {
  const name = positionals.join(' ')
  const subject = others.find((other) => other === name)
  if (run !== undefined && subject !== 'reports')
    return invalid(['--run: only as sls bench reports --run DIR.'])
  if (positionals.length === 0) return valid('suite')
  if (subject === undefined) return invalid([`sls bench ${name}: only ${others.join(', ')} can be named.`])
  if (against !== undefined || parts !== undefined)
    return invalid([`sls bench ${name}: neither with --against nor with --parts.`])
  return import.meta.url.endsWith('.ts')
    ? valid(subject)
    : invalid([
        `sls bench ${name} runs in a clone of the project, which has the tools beside which it measures.`,
      ])
}

/** The file that keeps the figures. */
function recordName(subject: (typeof others)[number] | 'suite', against: string | undefined): string {
  if (subject !== 'suite') return `bench-${subject}.json`
  return against === undefined ? 'bench.json' : 'comparison.json'
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'bench')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { values, positionals } = parsed.value
  const { rounds, out, against, workloads: list, parts: named } = values
  if (!/^[1-9]\d?$/.test(rounds))
    return reportUsageErrors([`--rounds ${rounds}: give a number from 1 to 99.`], terminal)
  const subject = subjectOf(positionals, values)
  if (!subject.ok) return reportUsageErrors(subject.problems, terminal)
  const comparison = comparisonOf(against, list)
  if (!comparison.ok) return reportUsageErrors(comparison.problems, terminal)
  const parts = partsOf(named, against)
  if (!parts.ok) return reportUsageErrors(parts.problems, terminal)
  const folder = openOutFolder(out, [recordName(subject.value, against)])
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)
  for (const signal of stopSignals)
    process.once(signal, () => {
      terminal.err(`\nStopped by ${signal}: nothing is measured.\n`)
      process.exit(exitCodes.harness)
    })
  if (subject.value === 'reports')
    return benchReports(values.run ?? 'reports/out', Number(rounds), folder.value, terminal)
  if (subject.value === 'fleet') return benchFleet(Number(rounds), folder.value, terminal)
  if (subject.value === 'simulators') return benchSimulators(Number(rounds), folder.value, terminal)
  if (subject.value === 'explore') return benchExplore(Number(rounds), folder.value, terminal)
  if (subject.value === 'queue') return benchQueue(Number(rounds), folder.value, terminal)
  const misses = await (comparison.value
    ? compareAll(comparison.value, Number(rounds), folder.value, terminal)
    : measureHere(parts.value, Number(rounds), folder.value, terminal))
  return concluded(misses, terminal)
}

function concluded(misses: readonly string[], terminal: Terminal): ExitCode {
  const sentence = misses.length === 0 ? 'All goals are met.' : `A goal is missed: ${misses.join(', and ')}.`
  terminal.out(`  ${terminal.paint(misses.length === 0 ? ['green', 'bold'] : ['red', 'bold'], sentence)}\n`)
  return misses.length === 0 ? exitCodes.conforming : exitCodes.notConforming
}

const progressLine = (text: string, terminal: Terminal): void => {
  if (terminal.live) terminal.out(`\r\u001B[2K${text}`)
}

/** The goals that are missed. */
async function measureHere(
  parts: readonly Part[],
  rounds: number,
  folder: OutFolder,
  terminal: Terminal,
): Promise<string[]> {
  const [{ measureAll }, { foreignTimes }, { dailyTimes }, lines] = await Promise.all([
    import('./measurements.ts'),
    import('./foreign/foreign-times.ts'),
    import('./daily/daily-times.ts'),
    import('./report.ts'),
  ])
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench')}  ${rounds} rounds, in turns\n\n`)
  const onRound = (what: string, done: number) =>
    progressLine(done < rounds ? `  ${what}: round ${done}/${rounds}` : '', terminal)
  const suite = parts.includes('suite')
    ? await measureAll(rounds, (done) => onRound('embedded', done))
    : undefined
  if (suite) terminal.out(lines.benchLines(suite, terminal))
  const foreign = parts.includes('foreign') ? await foreignTimes(rounds, onRound) : undefined
  if (foreign) terminal.out(lines.foreignLines(foreign, terminal))
  const daily = parts.includes('daily') ? await dailyTimes(rounds, onRound) : undefined
  if (daily) terminal.out(lines.dailyLines(daily, terminal))
  folder.writeJson('bench.json', { ...suite, ...(foreign && { foreign }), ...(daily && { daily }) })
  return [
    ...(suite ? goalsMissed(suite) : []),
    ...(foreign ? foreignGoalsMissed(foreign) : []),
    ...(daily ? dailyGoalsMissed(daily) : []),
  ]
}

async function benchReports(
  run: string,
  rounds: number,
  folder: OutFolder,
  terminal: Terminal,
): Promise<ExitCode> {
  const [{ measureReports, reportIn }, { reportGoalsMissed, reportsLines }] = await Promise.all([
    import('./reports/reports-bench.ts'),
    import('./reports/reports-goals.ts'),
  ])
  const report = reportIn(run)
  if (!report.ok)
    return reportUsageErrors(
      report.problems.map((problem) => `${run}: ${problem}`),
      terminal,
    )
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench reports')}  ${rounds} rounds, in turns\n\n`)
  const reports = await measureReports(report.value, resolve(run), rounds, (what) =>
    progressLine(`  ${what}`, terminal),
  )
  progressLine('', terminal)
  terminal.out(reportsLines(reports, terminal))
  folder.writeJson('bench-reports.json', reports)
  return concluded(reportGoalsMissed(reports), terminal)
}

async function benchSimulators(rounds: number, folder: OutFolder, terminal: Terminal): Promise<ExitCode> {
  const [{ measureSimulators }, { simulatorGoalsMissed, simulatorsLines }, { hasLoadGenerator }] =
    await Promise.all([
      import('./simulators/simulators-bench.ts'),
      import('./simulators/simulators-goals.ts'),
      import('./simulators/load.ts'),
    ])
  if (!hasLoadGenerator())
    return reportUsageErrors(
      ['sls bench simulators: h2load is missing; Debian has it in the package nghttp2-client.'],
      terminal,
    )
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench simulators')}  ${rounds} rounds, in turns\n\n`)
  const measured = await measureSimulators(rounds, (what) => progressLine(`  ${what}`, terminal))
  progressLine('', terminal)
  terminal.out(simulatorsLines(measured, terminal))
  folder.writeJson('bench-simulators.json', measured)
  return concluded(simulatorGoalsMissed(measured), terminal)
}

async function benchFleet(rounds: number, folder: OutFolder, terminal: Terminal): Promise<ExitCode> {
  const [{ measureFleet }, { fleetGoalsMissed, fleetLines }] = await Promise.all([
    import('./fleet/fleet-bench.ts'),
    import('./fleet/fleet-goals.ts'),
  ])
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench fleet')}  ${rounds} rounds, in turns\n\n`)
  const measured = await measureFleet(rounds, (what) => progressLine(`  ${what}`, terminal))
  progressLine('', terminal)
  terminal.out(fleetLines(measured, terminal))
  folder.writeJson('bench-fleet.json', measured)
  return concluded(fleetGoalsMissed(measured), terminal)
}

async function benchExplore(rounds: number, folder: OutFolder, terminal: Terminal): Promise<ExitCode> {
  const [{ measureExplore }, { exploreGoalsMissed, exploreLines }] = await Promise.all([
    import('./explore/explore-bench.ts'),
    import('./explore/explore-goals.ts'),
  ])
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench explore')}  ${rounds} rounds, in turns\n\n`)
  const measured = await measureExplore(rounds, (what) => progressLine(`  ${what}`, terminal))
  progressLine('', terminal)
  terminal.out(exploreLines(measured, terminal))
  folder.writeJson('bench-explore.json', measured)
  return concluded(exploreGoalsMissed(measured), terminal)
}

async function benchQueue(rounds: number, folder: OutFolder, terminal: Terminal): Promise<ExitCode> {
  const [{ hasBroker, measureQueue }, { queueGoalsMissed, queueLines }] = await Promise.all([
    import('./queue/queue-bench.ts'),
    import('./queue/queue-goals.ts'),
  ])
  if (!hasBroker())
    return reportUsageErrors(
      ['sls bench queue: nats-server is missing; Debian has it in the package of that name.'],
      terminal,
    )
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench queue')}  ${rounds} rounds, in turns\n\n`)
  const measured = await measureQueue(rounds, (done) => progressLine(`  round ${done}/${rounds}`, terminal))
  progressLine('', terminal)
  terminal.out(queueLines(measured, terminal))
  folder.writeJson('bench-queue.json', measured)
  return concluded(queueGoalsMissed(measured), terminal)
}

/** The goals that are missed. */
async function compareAll(
  { ours, theirs, chosen }: Comparison,
  rounds: number,
  folder: OutFolder,
  terminal: Terminal,
): Promise<string[]> {
  const [{ compare }, { comparisonLines, missedIn }] = await Promise.all([
    import('./against/comparison.ts'),
    import('./against/comparison-report.ts'),
  ])
  terminal.out(
    `\n  ${terminal.paint('bold', 'sls bench')}  against ${theirs} · ${rounds} rounds, in turns\n\n`,
  )
  // Fills the compile caches of both sides.
  for (const warmUp of workloads.filter(({ name }) => name === 'only'))
    await compare(warmUp, { ours, theirs }, 1, () => progressLine('  warm-up', terminal))
  const compared = []
  for (const workload of chosen) {
    const onRound = (done: number) => progressLine(`  ${workload.title}: round ${done}/${rounds}`, terminal)
    compared.push(await compare(workload, { ours, theirs }, rounds, onRound))
    folder.writeJson('comparison.json', { against: theirs, rounds, workloads: compared })
  }
  progressLine('', terminal)
  terminal.out(comparisonLines(compared, terminal))
  return missedIn(compared)
}

export const benchSubcommand: Subcommand = { help, options, run }
