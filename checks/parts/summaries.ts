/**
 * @module `npm run summaries`: writes the pages in `reports/summary` from a run of `sls detect` and of `sls trace`.
 * `npm test` makes them from its own runs and compares.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { bases, kinds, subjects } from '../../reports/catalogue/catalogue-schema.ts'
import { detectionSchema } from '../../reports/detection/detection-schema.ts'
import { type BlindSet, blindSummary, detectionSummary, traceSummary } from '../../reports/output/summary.ts'
import { writeCanonicalSet } from '../canonical/canonical.ts'
import { runCommand } from './command.ts'
import { type Counts, print } from './parts.ts'

const top = join(import.meta.dirname, '..', '..')
const folder = join(top, 'reports', 'summary')

const count = z.number()
const trace = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      article: z.string(),
      kind: z.enum(kinds),
      subject: z.enum(subjects),
      basis: z.enum(bases),
      statement: z.string(),
      status: z.enum(['tested', 'unproven', 'untested', 'excluded']),
      reason: z.string().exactOptional(),
      scenarios: z.array(z.string()),
    }),
  ),
  tagsWithoutRow: z.array(z.string()),
  totals: z.object({ tested: count, unproven: count, untested: count, excluded: count }),
})

const read = <Shape>(path: string, shape: z.ZodType<Shape>): Shape =>
  shape.parse(JSON.parse(readFileSync(path, 'utf8')))

/** The pages as they should be, by their names, after `sls detect` has written into `out`. */
async function pages(out: string): Promise<ReadonlyMap<string, string>> {
  const { ok, output } = await runCommand('node', ['cli/sls.mjs', 'trace', '--out', out])
  if (!ok) throw new Error(output)
  const catalogue = loadCatalogue(join(top, 'features', 'requirements'))
  if (!catalogue.ok) throw new Error(catalogue.problems.join('\n'))
  const titles = new Map(catalogue.value.articles.map(({ id, title }) => [id, title]))
  return new Map([
    ['trace.md', `${traceSummary(read(join(out, 'trace.json'), trace), titles)}\n`],
    ['detection.md', `${detectionSummary(read(join(out, 'detection.json'), detectionSchema))}\n`],
  ])
}

const committed = (name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''

const isRow = (line: string): boolean => line.startsWith('| ')

/** The first row of `page` that the committed one does not have. A row is unproven where its faults did not run. */
export function firstNewRow(kept: string, page: string): string | undefined {
  const rows = new Set(kept.split('\n').filter(isRow))
  const asProven = (row: string) => row.replace(' | unproven | ', ' | tested | ')
  return page.split('\n').find((line) => isRow(line) && !rows.has(line) && !rows.has(asProven(line)))
}

/**
 * Whether the pages have the rows that a run of `sls detect` into `out` and a trace lead to: the rows of what ran are
 * compared, as no run of `npm test` is the whole.
 */
export async function compareSummaries(out: string): Promise<Counts> {
  const differing = [...(await pages(out))].flatMap(([name, page]) => {
    const difference = firstNewRow(committed(name), page)
    return difference === undefined ? [] : [`reports/summary/${name}, ${difference}`]
  })
  for (const difference of differing) print(`  ${difference}\n  If that is meant: npm run summaries.`)
  return { passed: 2 - differing.length, failed: differing.length, skipped: 0 }
}

/** What was written blind, by column of its table. */
const blindSets: Readonly<Record<string, string>> = {
  'first set, narrow': 'first/narrow',
  'first set, of a second kind': 'first/second-kind',
  'second set, narrow': 'second/narrow',
  'second set, of a second kind': 'second/second-kind',
  'third set, narrow': 'third/narrow',
  'third set, of a second kind': 'third/second-kind',
  'fourth set, narrow': 'fourth/narrow',
  'fourth set, of a second kind': 'fourth/second-kind',
  'sixth set, narrow': 'sixth/narrow',
  'sixth set, of a second kind': 'sixth/second-kind',
  'seventh set, narrow': 'seventh/narrow',
  'seventh set, of a second kind': 'seventh/second-kind',
}

/** Runs each set, which is not judged by whether all are killed. */
async function runBlind(out: string): Promise<BlindSet[]> {
  const sets: BlindSet[] = []
  for (const [name, set] of Object.entries(blindSets)) {
    const place = join(out, set)
    const faults = join('faults', 'written-blind', set)
    const { output } = await runCommand('node', [
      'cli/sls.mjs',
      'detect',
      '--only-these',
      '--faults',
      faults,
      '--out',
      place,
    ])
    if (!existsSync(join(place, 'detection.json'))) throw new Error(output)
    sets.push({ name, faults: read(join(place, 'detection.json'), detectionSchema).faults })
  }
  return sets
}

async function write(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'sls-summaries-'))
  const { ok, output } = await runCommand('node', ['cli/sls.mjs', 'detect', '--out', out])
  if (!ok) print(output.trimEnd())
  const catalogue = loadCatalogue(join(top, 'features', 'requirements'))
  if (!catalogue.ok) throw new Error(catalogue.problems.join('\n'))
  const blind = blindSummary(await runBlind(out), (row) => catalogue.value.rows.get(row)?.article ?? row)
  mkdirSync(folder, { recursive: true })
  for (const [name, page] of await pages(out))
    writeFileSync(join(folder, name), name === 'detection.md' ? `${page}\n${blind}\n` : page)
  rmSync(out, { recursive: true, force: true })
  writeCanonicalSet()
  process.exitCode = ok ? 0 : 1
}

if (import.meta.main) await write()
