/** @module `sls report`: the files that people look at, made again from what a run has left. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { reportConclusion } from '../../reports/html/decision-view.ts'
import { storedReport } from '../../reports/html/stored-run.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { type Result, valid } from '../../reports/result.ts'
import { recordIn } from '../../reports/verdicts/record-file.ts'
import { againCommand } from '../run/record/run-record.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import { fileIn, reportFiles, specBeside } from '../shared/report-files.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import { suiteIdentity } from '../shared/suite-identity.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const help = `Usage: sls report [DIR] [options]

Makes the files that people look at from what a run has left in DIR (default reports/out): report.html, one page that needs
nothing beside it; summary.md for the page of a CI job; badge.svg and badge.json. Each run makes them itself: this is for runs
that were killed, and for results.json of earlier versions, of which there is the verdict without steps and film.

  --out DIR        where they go (default: the folder of the run)
  --spec URL       where the living spec is, such as https://example.com/spec/; without it links lead to spec/ beside the report, once
                   sls spec has made it there
  --project DIR    another folder with features/

Exit codes: 0 written, whatever the run came to; 2 wrong usage, or no files of a run.
`

const options = { out: { type: 'string' }, spec: { type: 'string' }, project: { type: 'string' } } as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'report')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { values, positionals } = parsed.value
  const [folder = 'reports/out', ...more] = positionals
  if (more.length > 0)
    return reportUsageErrors(
      [`sls report takes one folder, and ${positionals.length} were given: ${positionals.join(', ')}.`],
      terminal,
    )
  const catalogue = loadCatalogue(projectAt(values.project).requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const files = [textOf(folder, 'results.json'), recordIn(folder), textOf(folder, 'films.ndjson')]
  const unreadable = files.flatMap((file) => (file.ok ? [] : file.problems))
  if (unreadable.length > 0) return reportUsageErrors(unreadable, terminal)
  const [results, messages, films] = files.map((file) => (file.ok ? file.value : undefined))
  const report = storedReport(
    { results, messages, films },
    catalogue.value,
    suiteIdentity(catalogue.value),
    ({ id, context }, { run, seed }) => againCommand(run ?? { options: [`--seed ${seed}`] })(id, context),
  )
  if (!report.ok)
    return reportUsageErrors(
      report.problems.map((problem) => `${folder}: ${problem}`),
      terminal,
    )
  const out = openOutFolder(values.out ?? folder, [...reportFiles.keys()])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const specAt = values.spec?.replace(/\/*$/, '/') ?? specBeside(out.value.path)
  const whole = { ...report.value, specAt, file: fileIn(folder) }
  for (const [file, content] of reportFiles) out.value.write(file, content(whole))
  terminal.out(`  ${reportConclusion(report.value).sentence}\n`)
  terminal.out(`  ${terminal.paint('dim', 'look at')} ${join(out.value.path, 'report.html')}\n`)
  return exitCodes.conforming
}

/** A file of the run, where it is there. */
const textOf = (folder: string, file: string): Result<string | undefined> => {
  const path = join(folder, file)
  return existsSync(path) ? readNamedText(path, path) : valid(undefined)
}

export const reportSubcommand: Subcommand = { help, options, run }
