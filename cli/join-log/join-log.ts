/** @module `sls join-log`: a server's own log put beside the steps of a run. */

import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openRecordedRun } from '../../reports/comparison/recorded-run.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { type JoinedLog, LogJoin } from '../../reports/server-log/joined-log.ts'
import { scenarioField, stepField } from '../../reports/suite/request-fields.ts'
import type { ScenarioOutcome } from '../../reports/verdicts/outcomes.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { countLines, scenarioLines, textFile } from './joined-lines.ts'

const outFile = 'server-log.txt'

const help = `Usage: sls join-log FILE... [options]

Puts the log of a server beside the steps of a run: which lines it wrote at which step, what did not hold first. Every
request carries scenario and step (header fields x-sls-scenario, x-sls-step and traceparent); docs/server-log.md says how
to log them. Read are JSON lines with a value of these in any member, lines of text with it at any place, and trace ids
as OpenTelemetry writes them; - is the standard input. Lines of a stack trace belong to the line before them.

Shown are the scenarios that did not hold; all of them are in ${outFile} in the folder of the run. What a server logs
is not masked: the file is for those who may read the log.

  --out DIR        the folder of the run (default reports/out)
  --only ID        this scenario, whatever it came to; may be given several times
  --all            every scenario that the log names

Exit codes: 0 joined, 2 wrong usage, no folder of a run, or no line that names a step of it.
`

const options = {
  out: { type: 'string', default: 'reports/out' },
  only: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'join-log')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { values, positionals: files } = parsed.value
  const joined = await joinedOf(values.out, values.only ?? [], files)
  if (!joined.ok) return reportUsageErrors(joined.problems, terminal)
  const out = openOutFolder(values.out, [outFile])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const { scenarios } = joined.value
  out.value.write(outFile, scenarioLines(scenarios, textFile).join('\n'))
  const shown = scenarios.filter(({ id, outcome }) =>
    values.only ? values.only.includes(id) : values.all || !holds.includes(outcome),
  )
  terminal.out(
    [
      '',
      ...scenarioLines(shown, terminal),
      ...countLines(joined.value, shown.length, join(values.out, outFile), terminal),
      '',
    ].join('\n'),
  )
  return exitCodes.conforming
}

const holds: readonly ScenarioOutcome[] = ['passed', 'notApplicable', 'notTried']

async function joinedOf(
  folder: string,
  only: readonly string[],
  files: readonly string[],
): Promise<Result<JoinedLog>> {
  if (files.length === 0)
    return invalid(['sls join-log reads the log of a server: name its file, or - for the standard input.'])
  const run = openRecordedRun(folder)
  if (!run.ok) return run
  const unknown = only.find((id) => !run.value.scenarios.has(id))
  if (unknown !== undefined) return invalid([`--only ${unknown}: the run in ${folder} has no such scenario.`])
  const log = LogJoin.of(run.value)
  if (!log.ok) return log
  for (const file of files) {
    const problem = await addFile(file, log.value)
    if (problem !== undefined) return invalid([problem])
  }
  const joined = log.value.joined()
  return joined.scenarios.length === 0 ? invalid([nothingNamed(joined, files)]) : valid(joined)
}

/** Adds the lines of a file; where it cannot, a sentence says why. */
async function addFile(file: string, log: LogJoin): Promise<string | undefined> {
  const known = file === '-' ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file !== '-' && !known) return `${file} is not there: name the file to which the server logs.`
  if (known?.isDirectory()) return `${file} is a folder: name the file to which the server logs.`
  const input = file === '-' ? process.stdin : createReadStream(file)
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.includes('\0')) return `${file} is no text: unpack it first, if it is packed.`
      log.add(line)
    }
    return undefined
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  }
}

function nothingNamed({ lines }: JoinedLog, files: readonly string[]): string {
  const where = files.join(', ')
  if (lines.all === 0) return `${where} is empty: name the file to which the server logs.`
  return lines.ofOtherRuns > 0
    ? `${where} names scenarios that this run has not: give the folder of their run with --out.`
    : `No line of ${where} names a step: log the header fields ${scenarioField} and ${stepField}, as docs/server-log.md says.`
}

export const joinLogSubcommand: Subcommand = { help, options, run }
