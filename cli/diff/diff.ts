import { openRecordedRun } from '../../reports/comparison/recorded-run.ts'
import { differenceOf, isEqual } from '../../reports/comparison/run-difference.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { loadManifest } from '../../reports/suite/manifest.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { projectAt } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { differenceLines } from './difference-lines.ts'

const help = `Usage: sls diff A B [options]

Compares two runs by their folders (--out DIR of sls run), or by the results.json in them: two runs of one product, two
versions of the suite, or two products. Says which rows and scenarios differ, and the first step at which each scenario
parts; that step needs messages.ndjson.gz beside results.json, and where it is missing the failed step is told. What
differs each time (ports, tokens, codes, ids, times, durations) is none; a scenario is found by its former ids, too.
Files of earlier versions are read.

  --all            every scenario that differs (by default 20)
  --project DIR    another folder with features/, whose former ids are known

Exit codes: 0 equal, 1 different, 2 wrong usage, or no results of a run, 3 harness error.
`

const options = {
  all: { type: 'boolean', default: false },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = parsed(args)
  if (!given.ok) return reportUsageErrors(given.problems, terminal)
  const { a, b, all, project } = given.value
  const [one, other] = [openRecordedRun(a), openRecordedRun(b)]
  if (!one.ok) return reportUsageErrors(one.problems, terminal)
  if (!other.ok) return reportUsageErrors(other.problems, terminal)
  const present = presentIds(project)
  if (!present.ok) return reportUsageErrors(present.problems, terminal)
  const found = differenceOf(one.value, other.value, (former) => present.value.get(former))
  terminal.out(differenceLines({ a: one.value, b: other.value }, found, all, terminal))
  return isEqual(found) ? exitCodes.conforming : exitCodes.notConforming
}

function parsed(
  args: readonly string[],
): Result<{ a: string; b: string; all: boolean; project: string | undefined }> {
  const read = readArguments(args, { options, allowPositionals: true }, 'diff')
  if (!read.ok) return read
  const { positionals, values } = read.value
  const [a, b, ...more] = positionals
  if (a === undefined || b === undefined || more.length > 0)
    return invalid([`sls diff compares two runs, and ${positionals.length} are given: name two folders.`])
  return valid({ a, b, all: values.all, project: values.project })
}

function presentIds(project: string | undefined): Result<ReadonlyMap<string, string>> {
  const manifest = loadManifest(projectAt(project).requirements)
  if (!manifest.ok) return manifest
  return valid(
    new Map(manifest.value.scenarios.flatMap(({ id, former = [] }) => former.map((one) => [one, id]))),
  )
}

export const diffSubcommand: Subcommand = { help, options, run }
