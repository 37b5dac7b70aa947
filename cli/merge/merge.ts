/** @module `sls merge`: one run out of those of the machines that shared it. */

import { cpSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { loadProfiles } from '../../reports/catalogue/profiles.ts'
import { reportConclusion } from '../../reports/html/decision-view.ts'
import { filmsIn, resultsIn } from '../../reports/html/stored-run.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { junitOf } from '../../reports/output/junit.ts'
import { type MergedRun, mergedRun, type RecordedShard } from '../../reports/output/merged-run.ts'
import { type NamedResults, type ShardResults, shardsOfOneRun } from '../../reports/output/shards.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { suiteDigests } from '../../reports/suite/canonical-set.ts'
import { totalsOf } from '../../reports/verdicts/outcomes.ts'
import { packedRecord, recordIn } from '../../reports/verdicts/record-file.ts'
import { envelopesIn } from '../../reports/verdicts/recorded-messages.ts'
import { runExitCode } from '../run/exit-code.ts'
import { againCommand } from '../run/record/run-record.ts'
import { readArguments } from '../shared/arguments.ts'
import { articleTable } from '../shared/article-table.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { countedOutcomes } from '../shared/outcome-styles.ts'
import { type Project, projectAt } from '../shared/project.ts'
import { fileIn, reportFiles, runFiles, specBeside } from '../shared/report-files.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const defaultOut = 'reports/out'

const help = `Usage: sls merge DIR... [options]

Makes one run of those that shared it by --shard I/N, on one machine or many. DIR are the folders that they have written (--out DIR of
sls run), in any order. What comes out is what the whole run would have left: results.json the same but for times, messages.ndjson.gz,
films and evidence, report.html, summary.md, junit.xml and badges.

A shard that is missing, there twice, cut off, or of another run (seed, target, version, features, configuration) is named.

  --out DIR        where they go (default ${defaultOut}); none of the folders that are merged
  --no-report      without report.html
  --project DIR    another folder with features/

Exit codes: those of the whole run (0 conforming, 1 not conforming, 3 harness error); 2 wrong usage, or no parts of one run.
`

const options = {
  out: { type: 'string', default: defaultOut },
  'no-report': { type: 'boolean', default: false },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'merge')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { values, positionals: folders } = parsed.value
  const merged = readMerged(folders, projectAt(values.project), values.out)
  if (!merged.ok) return reportUsageErrors(merged.problems, terminal)
  const out = openOutFolder(values.out, runFiles)
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  write(merged.value, out.value, !values['no-report'])
  return conclude(merged.value, out.value, terminal)
}

interface Merged extends MergedRun {
  readonly shards: readonly RecordedShard[]
  readonly again: ReturnType<typeof againCommand>
}

function readMerged(folders: readonly string[], project: Project, out: string): Result<Merged> {
  const given: NamedResults[] = []
  for (const folder of folders) {
    if (resolve(folder) === resolve(out))
      return invalid([`--out ${out} is one of the folders that are merged: choose another one.`])
    const read = textOf(folder, 'results.json')
    const results = read.ok ? resultsIn(read.value) : read
    if (!results.ok) return invalid(results.problems.map((problem) => `${folder}: ${problem}`))
    given.push({ folder, results: results.value })
  }
  const parts = shardsOfOneRun(given)
  if (!parts.ok) return parts
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return catalogue
  const profiles = loadProfiles(project.requirements)
  if (!profiles.ok) return profiles
  const [first] = parts.value
  if (first && suiteDigests(project.root).catalogue !== first.run.digests.catalogue)
    return invalid([
      `${first.folder} was made with another catalogue of requirements than this suite has: merge with the version that ran it (${first.results.suite.version}).`,
    ])
  const shards: RecordedShard[] = []
  for (const part of parts.value) {
    const shard = recorded(part)
    if (!shard.ok) return shard
    shards.push(shard.value)
  }
  const again = againCommand(first?.run ?? { options: [] })
  const merged = mergedRun(shards, catalogue.value, profiles.value, again)
  return merged.ok ? valid({ ...merged.value, shards, again }) : merged
}

function recorded(part: ShardResults): Result<RecordedShard> {
  const text = recordIn(part.folder)
  if (text.ok && text.value === undefined) return invalid([`${part.folder}: ${notThere(packedRecord)}`])
  const messages = text.ok ? envelopesIn(text.value ?? '') : text
  if (!messages.ok) return invalid(messages.problems.map((problem) => `${part.folder}: ${problem}.`))
  const films = textOf(part.folder, 'films.ndjson')
  return valid({ ...part, messages: messages.value, films: filmsIn(films.ok ? films.value : '') })
}

const notThere = (file: string): string =>
  `${file} is not there: name the folder that a run with --shard I/N has written.`

function textOf(folder: string, file: string): Result<string> {
  const path = join(folder, file)
  return existsSync(path) ? readNamedText(path, file) : invalid([notThere(file)])
}

function write(
  { report, messages, verdicts, shards, again }: Merged,
  out: OutFolder,
  withPage: boolean,
): void {
  const { results, scenarios } = report
  out.writeRecord(messages)
  const films = scenarios.flatMap(({ id, film }) =>
    film === undefined ? [] : [JSON.stringify({ scenario: id, film })],
  )
  if (films.length > 0) out.write('films.ndjson', `${films.join('\n')}\n`)
  out.clear('evidence')
  for (const { folder } of shards)
    if (existsSync(join(folder, 'evidence')))
      cpSync(join(folder, 'evidence'), join(out.path, 'evidence'), { recursive: true })
  out.writeJson('results.json', results)
  out.write('junit.xml', junitOf(results, verdicts, again))
  const whole = { ...report, specAt: specBeside(out.path), file: fileIn(out.path) }
  for (const [file, content] of reportFiles)
    if (withPage || file !== 'report.html') out.write(file, content(whole))
}

function conclude(
  { report, verdicts, shards, runProblems }: Merged,
  out: OutFolder,
  terminal: Terminal,
): ExitCode {
  const { results, catalogue } = report
  const { paint } = terminal
  const { planned } = results.run.scenarios
  const code = runExitCode({
    verdicts,
    planned,
    isWhole: results.run.selection === undefined,
    results,
    elapsedMs: 0,
    stoppedBy: undefined,
    broken: runProblems.length > 0,
  })
  const sentence =
    runProblems.length > 0 ? 'No verdict: the harness itself failed.' : reportConclusion(report).sentence
  terminal.out(
    [
      '',
      articleTable(verdicts, results, catalogue, terminal),
      `  ${verdicts.length} scenarios of ${shards.length} shards  ${countedOutcomes(totalsOf(verdicts), terminal)}  ${paint('dim', `seed ${results.seed}`)}`,
      `  ${paint('dim', 'look at')} ${join(out.path, 'report.html')}`,
      '',
      `  ${paint(code === exitCodes.conforming ? ['green', 'bold'] : ['red', 'bold'], sentence)}`,
      '',
    ].join('\n'),
  )
  for (const problem of runProblems) terminal.err(harnessError(new Error(problem)))
  return code
}

export const mergeSubcommand: Subcommand = { help, options, run }
