import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalogue, loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { traceOf } from '../../reports/catalogue/trace.ts'
import { proofSchema, provenRows } from '../../reports/detection/proof.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { conventionProblems } from '../../reports/suite/conventions.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { parseFeatures } from '../run/cucumber.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { type Project, projectAt, slsCommand } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { traceLines } from './trace-lines.ts'

const help = `Usage: sls trace [options]

Lists the rows of the catalogue that are untested, unproven (no fault of their subject is known to turn them red), or
excluded with the reason, and counts all; with --all the tested ones as well. Which rows are proven is read from
detection.json in the same folder, which sls detect writes. trace.json has every row with the ids of its scenarios.

  --all            list the tested rows, too
  --out DIR        where trace.json goes (default reports/out)
  --project DIR    another folder with features/

Exit codes: 0 listed, 2 wrong usage, malformed catalogue, or features that disagree with it, 3 harness error.
`

const options = {
  all: { type: 'boolean', default: false },
  out: { type: 'string', default: 'reports/out' },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options }, 'trace')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { all, out, project } = parsed.value.values
  const found = projectAt(project)
  const catalogue = loadCatalogue(found.requirements)
  const folder = openOutFolder(out, ['trace.json'])
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)
  const proof = join(out, 'detection.json')
  const proven = proofIn(proof, catalogue.value)
  if (!proven.ok) return reportUsageErrors(proven.problems, terminal)
  const suite = new SuiteReader()
  await parseFeatures(found, suite)
  const trace = traceOf(catalogue.value, suite.scenarios, proven.value)
  folder.value.writeJson('trace.json', trace)
  const isDetected = existsSync(proof)
  if (!isDetected) terminal.out(notYetDetected(found))
  terminal.out(traceLines(trace, { all, isDetected }, out, terminal))
  const problems = conventionProblems(suite, catalogue.value)
  return problems.length > 0 ? reportUsageErrors(problems, terminal) : exitCodes.conforming
}

/** Without detection.json nothing is known of proofs here: what the last run said, and how to know it anew. */
function notYetDetected({ root }: Project): string {
  const summary = join(root, 'reports', 'summary', 'trace.md')
  const [counts] = existsSync(summary) ? (/^\d+ tested.*$/m.exec(readFileSync(summary, 'utf8')) ?? []) : []
  return [
    '',
    ...(counts === undefined ? [] : [`  As of the last sls detect (reports/summary/trace.md): ${counts}`]),
    `  What is proven on this machine is not known yet, for want of detection.json: ${slsCommand} detect writes it.`,
    '',
  ].join('\n')
}

function proofIn(file: string, catalogue: Catalogue): Result<ReadonlySet<string>> {
  if (!existsSync(file)) return valid(new Set())
  try {
    const { faults } = proofSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return valid(provenRows(faults, catalogue))
  } catch {
    return invalid([`${file} is not what sls detect writes: remove it or run sls detect again.`])
  }
}

export const traceSubcommand: Subcommand = { help, options, run }
