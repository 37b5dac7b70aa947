/** @module `sls spec`: the living spec as a static site, from the catalogue, the features, and the record of runs. */

import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { ownFaults } from '../../faults/load-faults.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { withSpecBeside } from '../../reports/html/page.ts'
import { filmsIn, resultsIn } from '../../reports/html/stored-run.ts'
import { plural, productName } from '../../reports/html/words.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { specSite } from '../../reports/spec/site.ts'
import type { SpecRun, SpecTerm } from '../../reports/spec/source.ts'
import { loadManifest } from '../../reports/suite/manifest.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { parseFeatures } from '../run/cucumber.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import { specFolder } from '../shared/report-files.ts'
import { formatDuration, stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import { suiteIdentity } from '../shared/suite-identity.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { specLabels } from './labels.ts'
import { cellsOf } from './markdown-table.ts'
import { specNumbers } from './numbers.ts'

const defaultRun = 'reports/out'

const help = `Usage: sls spec [options]

Writes the living spec as a static site: the articles as chapters, each step with a picture of what a person sees, each rule with its
scenarios, its source, its readings, the faults that would turn it red, and its last verdict. It can be read from its files, without a
server, and printed.

  --run DIR        a folder of sls run, from which pictures and verdicts are taken; several for several products, each picture is from
                   the first that has it (default ${defaultRun}, if there is a run)
  --out DIR        where the site goes (default: ${specFolder} in the folder of the first run, where report and spec lead to each other)
  --project DIR    another folder with features/

Exit codes: 0 written, 2 wrong usage, or no files of a run.
`

const options = {
  run: { type: 'string', multiple: true },
  out: { type: 'string' },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const elapsed = stopwatch()
  const parsed = readArguments(args, { options }, 'spec')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { run: named, out, project } = parsed.value.values
  const found = projectAt(project)
  const catalogue = loadCatalogue(found.requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const folders = named ?? (existsSync(join(defaultRun, 'results.json')) ? [defaultRun] : [])
  const to = out ?? join(folders[0] ?? defaultRun, specFolder)
  const runs: SpecRun[] = []
  for (const folder of folders) {
    const one = runIn(folder, to)
    if (!one.ok) return reportUsageErrors(one.problems, terminal)
    runs.push(one.value)
  }
  const manifest = loadManifest(found.requirements)
  if (!manifest.ok) return reportUsageErrors(manifest.problems, terminal)
  const features = new SuiteReader()
  await parseFeatures(found, features)
  const faults = [...(await ownFaults('server')), ...(await ownFaults('phone'))]
  const site = specSite({
    suite: suiteIdentity(catalogue.value),
    catalogue: catalogue.value,
    features,
    formerIds: new Map(manifest.value.scenarios.map(({ id, former = [] }) => [id, former])),
    runs,
    faults: faults.map(({ id, title, violates = [] }) => ({ id, title, violates })),
    numbers: specNumbers(documentAt('contract/README.md')),
    labels: specLabels(),
    glossary: glossaryTerms(),
  })
  const folder = openOutFolder(to, [...site.keys()])
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)
  for (const [file, content] of site) folder.value.write(file, content)
  for (const run of folders) linkReport(run, to)
  terminal.out(`  ${plural(site.size, 'file')}  ${terminal.paint('dim', formatDuration(elapsed()))}\n`)
  terminal.out(`  ${terminal.paint('dim', 'read')} ${join(folder.value.path, 'index.html')}\n`)
  return exitCodes.conforming
}

/** `site`: the folder of the spec. Only a report in whose folder that lies goes where it goes. */
function runIn(folder: string, site: string): Result<SpecRun> {
  const file = join(folder, 'results.json')
  if (!existsSync(file))
    return invalid([
      `--run ${folder}: there is no results.json: name the folder of a run, or run sls run first.`,
    ])
  const text = readNamedText(file, `--run ${folder}: results.json`)
  if (!text.ok) return text
  const results = resultsIn(text.value)
  if (!results.ok) return invalid(results.problems.map((problem) => `--run ${folder}: ${problem}`))
  const films = join(folder, 'films.ndjson')
  return valid({
    product: productName(results.value),
    results: results.value,
    films: existsSync(films) ? filmsIn(readFileSync(films, 'utf8')) : new Map(),
    ...(existsSync(join(folder, reportFile)) && isBelow(site, folder) && { report: `../${reportFile}` }),
  })
}

const reportFile = 'report.html'

const isBelow = (site: string, folder: string): boolean => relative(folder, site) === specFolder

/** The report of the run that the site lies with, from now on with its links to the site. */
function linkReport(folder: string, site: string): void {
  const file = join(folder, reportFile)
  const opened = openOutFolder(folder, [reportFile])
  if (!existsSync(file) || !isBelow(site, folder) || !opened.ok) return
  opened.value.write(reportFile, withSpecBeside(readFileSync(file, 'utf8')))
}

const documentAt = (path: string): string => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')

/** The lines of the table: article, field, identifier, meaning. */
const glossaryTerms = (): SpecTerm[] =>
  cellsOf(documentAt('docs/glossary.md'))
    .slice(1)
    .map((cells) => {
      const [article = '', field = '', , meaning = ''] = cells.map(withoutMarkdown)
      return { article, field, meaning }
    })

const withoutMarkdown = (text: string): string =>
  text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')

export const specSubcommand: Subcommand = { help, options, run }
