/** @module `sls spec`: the living spec as a static site, from the catalogue, the features, and the record of runs. */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { screenLabels } from '../../contract/labels.ts'
import { ownFaults } from '../../faults/load-faults.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { platformName } from '../../reports/drawings/window.ts'
import { filmsIn, resultsIn } from '../../reports/html/stored-run.ts'
import { plural, productName } from '../../reports/html/words.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { specSite } from '../../reports/spec/site.ts'
import type { SpecRun, SpecTerm } from '../../reports/spec/source.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { parseFeatures } from '../run/cucumber.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import { formatDuration, stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import { suiteIdentity } from '../shared/suite-identity.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { cellsOf } from './markdown-table.ts'
import { specNumbers } from './numbers.ts'

const defaultRun = 'reports/out'

const help = `Usage: sls spec [options]

Writes the living spec as a static site: the articles as chapters, each step with a picture of what a person sees, each rule with its
scenarios, its source, its readings, the faults that would turn it red, and its last verdict. It can be read from its files, without a
server, and printed.

  --run DIR        a folder of sls run, from which pictures and verdicts are taken; several for several products, the first has the
                   pictures (default ${defaultRun}, if there is a run)
  --out DIR        where the site goes (default ${join(defaultRun, 'spec')})
  --project DIR    another folder with features/

Exit codes: 0 written, 2 wrong usage, or no files of a run.
`

const options = {
  run: { type: 'string', multiple: true },
  out: { type: 'string', default: join(defaultRun, 'spec') },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const elapsed = stopwatch()
  const parsed = readArguments(args, (given) => parseArgs({ args: given, options, strict: true }), 'spec')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { run: named, out, project } = parsed.value.values
  const found = projectAt(project)
  const catalogue = loadCatalogue(found.requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const folders = named ?? (existsSync(join(defaultRun, 'results.json')) ? [defaultRun] : [])
  const runs: SpecRun[] = []
  for (const folder of folders) {
    const one = runIn(folder)
    if (!one.ok) return reportUsageErrors(one.problems, terminal)
    runs.push(one.value)
  }
  const folder = openOutFolder(out)
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)
  const features = new SuiteReader()
  await parseFeatures(found, features)
  const faults = [...(await ownFaults('server')), ...(await ownFaults('phone'))]
  const site = specSite({
    suite: suiteIdentity(catalogue.value),
    catalogue: catalogue.value,
    features,
    runs,
    faults: faults.map(({ id, title, violates = [] }) => ({ id, title, violates })),
    numbers: specNumbers(documentAt('contract/README.md')),
    labels: screenLabels.map(({ label, shownAs = [], locale, platforms, where }) => ({
      label,
      others: shownAs.filter((other) => other !== label),
      language: locale === 'ru' ? 'Russian' : 'English',
      platforms: platforms.map(platformName),
      where: where.replaceAll(/`(\w+)`/g, (_, name: string) => screenNames.get(name) ?? name),
    })),
    glossary: glossaryTerms(),
  })
  for (const [file, content] of site) folder.value.write(file, content)
  terminal.out(`  ${plural(site.size, 'file')}  ${terminal.paint('dim', formatDuration(elapsed()))}\n`)
  terminal.out(`  ${terminal.paint('dim', 'read')} ${join(folder.value.path, 'index.html')}\n`)
  return exitCodes.conforming
}

/** The states of a login in words. */
const screenNames: ReadonlyMap<string, string> = new Map([
  ['chooseDevice', 'the choice of the device'],
  ['waitingForApproval', 'waiting for the approval'],
  ['challenge', 'the challenge'],
  ['securityCode', 'the security code'],
])

function runIn(folder: string): Result<SpecRun> {
  const file = join(folder, 'results.json')
  if (!existsSync(file))
    return invalid([
      `--run ${folder}: there is no results.json: name the folder of a run, or run sls run first.`,
    ])
  const results = resultsIn(readFileSync(file, 'utf8'))
  if (!results.ok) return invalid(results.problems.map((problem) => `--run ${folder}: ${problem}`))
  const films = join(folder, 'films.ndjson')
  return valid({
    product: productName(results.value),
    results: results.value,
    films: existsSync(films) ? filmsIn(readFileSync(films, 'utf8')) : new Map(),
  })
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

export const specSubcommand: Subcommand = { help, run }
