/**
 * @module `npm test`: everything that says whether this project is sound, in under ten minutes. Its last line sums up
 * all parts: checks, unit tests, the suite on every assembly, and the faults that the suite has to find.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { wallClock } from '../cli/serve/wall-clock.ts'
import { loadFaults } from '../drivers/assemblies/faults.ts'
import { check } from './check.ts'
import { provenOutcomes } from './outcomes/page.ts'
import { runCommand } from './parts/command.ts'
import { inBrowserAs } from './parts/in-browser.ts'
import { type Counts, nothingRan, type Part, print, readReport, runParts } from './parts/parts.ts'
import { sampleOfDay } from './parts/sample-of-day.ts'
import { compareSummaries } from './parts/summaries.ts'
import { unusedStepDefinitions } from './parts/unused-steps.ts'
import { among, compareVerdicts, outcomesIn } from './parts/verdict-comparison.ts'
import { provenPairs } from './prove/pairs-page.ts'
import { provenSeeds } from './prove/seeds.ts'
import { provenWithoutLab } from './prove/without-lab.ts'

/** With SLS_RUNS, what the suite came to is left there for `npm run test:long` of the same sources. */
const kept = process.env.SLS_RUNS
const out = kept ?? mkdtempSync(join(tmpdir(), 'sls-test-'))

const report = <Shape>(path: string, shape: z.ZodType<Shape>): Shape | undefined =>
  readReport(join(out, path), shape)

async function checks(): Promise<Counts> {
  return { ...(await check((line) => print(`  ${line}`))), skipped: 0 }
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
})

async function unitTests(): Promise<Counts> {
  const { ok, output } = await runCommand('vitest', [
    'run',
    '--reporter=json',
    `--outputFile=${out}/vitest.json`,
    '--reporter=dot',
  ])
  if (!ok) print(output.trimEnd())
  const counted = report('vitest.json', vitestReport)
  if (!counted) return nothingRan
  // A file that cannot even be loaded has no failed test, and must not count as none.
  const failed = Math.max(counted.numFailedTests, counted.numFailedTestSuites > 0 || !ok ? 1 : 0)
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests }
}

const results = z.object({
  totals: z.object({
    passed: z.number(),
    failed: z.number(),
    warned: z.number(),
    notApplicable: z.number(),
    notTestable: z.number(),
    harnessError: z.number(),
  }),
})

const suiteOn =
  (target: string, ...options: readonly string[]) =>
  async (): Promise<Counts> => {
    const { ok, output } = await runCommand('node', [
      'cli/sls.mjs',
      'run',
      '--target',
      target,
      ...options,
      '--out',
      join(out, target),
    ])
    if (!ok) print(output.trimEnd())
    const totals = report(`${target}/results.json`, results)?.totals
    if (!totals) return nothingRan
    const failed = totals.failed + totals.notTestable + totals.harnessError
    return {
      passed: totals.passed + totals.warned,
      failed: ok ? failed : Math.max(1, failed),
      skipped: totals.notApplicable,
    }
  }

const detection = z.object({
  faults: z.array(z.object({ verdict: z.string() })),
  harmless: z.array(z.object({ verdict: z.string() })),
})

/** CI runs every fault and variant, a developer's machine a quarter of the faults and some variants: others every day. */
const isWhole = Boolean(process.env.CI)
const variantsOfDay = 40

/** In parts, by the day, what CI and a developer have no time for: `npm run summaries` runs the whole. */
const halfOfDay = `${sampleOfDay([1, 2], wallClock(), 1)[0]}/2`
const fifthOfDay = `${sampleOfDay([1, 2, 3, 4, 5], wallClock(), 1)[0]}/5`

async function ofToday(): Promise<{ readonly chosen: readonly string[]; readonly leftOut: number }> {
  const known = await loadFaults([])
  const ids = (harmless: boolean) => known.filter((one) => one.harmless === harmless).map(({ id }) => id)
  const now = wallClock()
  const [faults, variants] = [ids(false), ids(true)]
  const chosen = [
    ...(isWhole ? faults : sampleOfDay(faults, now, Math.ceil(faults.length / 4))),
    ...(isWhole ? variants : sampleOfDay(variants, now, variantsOfDay)),
  ]
  return { chosen, leftOut: known.length - chosen.length }
}

async function detect(): Promise<Counts> {
  const { chosen, leftOut } = await ofToday()
  const only = chosen.flatMap((id) => ['--only', id])
  const command = ['cli/sls.mjs', 'detect', ...only, '--rules', fifthOfDay, '--out', join(out, 'detect')]
  const { ok, output } = await runCommand('node', command)
  if (!ok) print(output.trimEnd())
  const found = report('detect/detection.json', detection)
  if (!found) return nothingRan
  const verdicts = [...found.faults, ...found.harmless].map(({ verdict }) => verdict)
  const passed = verdicts.filter((verdict) => verdict === 'killed' || verdict === 'green').length
  const failed = verdicts.length - passed
  if (leftOut > 0) print(`  ${leftOut} faults and variants are left out today`)
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped: leftOut }
}

/** Of those that ran on the target. */
const asEmbedded = (target: string) => async (): Promise<Counts> => {
  const observed = outcomesIn([join(out, target)])
  return compareVerdicts(target, observed, among(outcomesIn([join(out, 'embedded')]), observed))
}

/** Walkthroughs of the articles, by two of their rows each: the settings, and every way to log in, on all platforms. */
const onPages = [
  '@SMS-03 and @SMS-07',
  '@SMS-13 and @SMS-15',
  '@SMS-RU-04 and @SMS-RU-10',
  '@SMS-RU-15 and @SMS-RU-17',
  '@PUSH-AND-01 and @PUSH-AND-03',
  '@CR-AND-02 and @CR-AND-08',
  '@NOTIF-11 and @NOTIF-12',
  '@SYNC-05 and @SYNC-15',
  '@XDEV-01 and @XDEV-AND-01',
]
  .map((rows) => `(${rows})`)
  .join(' or ')

const parts: readonly Part[] = [
  ['checks', checks],
  ['unit tests', unitTests],
  ['suite, embedded', suiteOn('embedded')],
  ['wordings in use', () => unusedStepDefinitions(join(out, 'embedded'))],
  ['suite, intercepted', suiteOn('intercepted')],
  ['suite, process', suiteOn('process', ...(isWhole ? [] : ['--shard', halfOfDay]))],
  ['same verdicts, intercepted', asEmbedded('intercepted')],
  ['same verdicts, process', asEmbedded('process')],
  [
    'same verdicts, some walkthroughs in a browser',
    inBrowserAs(async () => join(out, 'embedded'), '--tags', onPages),
  ],
  ['faults found', detect],
  ['pairs of variants as proven', () => provenPairs(join(import.meta.dirname, '..'))],
  ['faults with other seeds as proven', () => provenSeeds(join(import.meta.dirname, '..'))],
  ['outcomes as proven', () => provenOutcomes(join(import.meta.dirname, '..'))],
  ['without a lab face as proven', () => provenWithoutLab(join(import.meta.dirname, '..'))],
  ['summaries as committed', () => compareSummaries(join(out, 'detect'))],
]

await runParts(parts, () => {
  if (kept === undefined) rmSync(out, { recursive: true, force: true })
})
