import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { matrixPage } from '../../reports/comparison/matrix-page.ts'
import { openRecordedRun } from '../../reports/comparison/recorded-run.ts'
import { matrixOf } from '../../reports/comparison/run-matrix.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { matrixLines } from './matrix-lines.ts'

const help = `Usage: sls matrix DIR... [options]

Puts many runs side by side, row by row: each DIR is the folder of a run (--out DIR of sls run), or the results.json in it,
of any version. Behind each verdict that is not passed stands the step at which its scenario ended. matrix.json and
matrix.md have all of it.

  --all            also the rows that every run has passed
  --out DIR        where matrix.json and matrix.md go (default reports/out)
  --project DIR    another folder with features/, whose catalogue says what the rows demand

Exit codes: 0 written, whatever the verdicts are, 2 wrong usage, or no results of a run, 3 harness error.
`

const options = {
  all: { type: 'boolean', default: false },
  out: { type: 'string', default: 'reports/out' },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'matrix')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { positionals, values } = parsed.value
  if (positionals.length === 0)
    return reportUsageErrors(['sls matrix: name the folders of the runs, one at least.'], terminal)
  const opened = positionals.map(openRecordedRun)
  const problems = opened.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0) return reportUsageErrors(problems, terminal)
  const catalogue = loadCatalogue(projectAt(values.project).requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const out = openOutFolder(values.out, ['matrix.json', 'matrix.md'])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const matrix = matrixOf(
    opened.flatMap((one) => (one.ok ? [one.value] : [])),
    new Map([...catalogue.value.rows.values()].map(({ id, statement }) => [id, statement])),
  )
  out.value.writeJson('matrix.json', matrix)
  out.value.write('matrix.md', matrixPage(matrix))
  terminal.out(matrixLines(matrix, values.all, values.out, terminal))
  return exitCodes.conforming
}

export const matrixSubcommand: Subcommand = { help, options, run }
