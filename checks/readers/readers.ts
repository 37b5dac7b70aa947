/** @module Whether the tools of others understand what a run leaves as we mean it. Their packages are in this folder alone. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { z } from 'zod'
import { findChromium } from '../../drivers/browser/find-chromium.ts'
import { outcomes } from '../../reports/verdicts/outcomes.ts'
import { runCommand } from '../parts/command.ts'
import { type Counts, nothingRan, print, readReport } from '../parts/parts.ts'

const folder = 'checks/readers'

const counts = z.object({ tests: z.number(), failed: z.number(), skipped: z.number() })

/** What `read.mjs` prints. */
export const reading = z.object({
  /** Messages that the schema of Cucumber refuses. */
  refused: z.object({ count: z.number(), first: z.unknown().optional() }),
  success: z.boolean(),
  /** As Cucumber's own JUnit formatter counts the messages. */
  messages: counts,
  /** What in junit.xml the schema refuses. */
  junitProblems: z.array(z.string()),
  /** As Allure counts junit.xml. */
  allure: counts,
})

const ended = z.object({ totals: z.partialRecord(z.enum(outcomes), z.number()) })
type Totals = z.infer<typeof ended>['totals']

/** Our own verdicts in the words of others: JUnit has no warnings, and in the messages they are skipped. */
function meant({ passed = 0, warned = 0, failed = 0, notTestable = 0, harnessError = 0, ...rest }: Totals) {
  const left = (rest.notApplicable ?? 0) + (rest.notTried ?? 0)
  const wrong = failed + notTestable + harnessError
  const tests = passed + warned + wrong + left
  return {
    success: wrong === 0 && passed + warned > 0,
    messages: { tests, failed: wrong, skipped: left + warned },
    junit: { tests, failed: wrong, skipped: left },
    passed,
    tests,
  }
}

/** What a reader understands otherwise than we mean it, in sentences. */
export function misreadings(read: z.infer<typeof reading>, totals: Totals): string[] {
  const { success, messages, junit } = meant(totals)
  const differs = (reader: string, seen: unknown, expected: unknown): string[] => {
    const [one, other] = [JSON.stringify(seen), JSON.stringify(expected)]
    return one === other ? [] : [`${reader} reads ${one}, and ${other} is meant`]
  }
  const { count, first } = read.refused
  return [
    ...(count === 0 ? [] : [`the schema of Cucumber refuses ${count} messages: ${JSON.stringify(first)}`]),
    ...read.junitProblems.map((problem) => `junit.xml: ${problem}`),
    ...differs('the end of the messages', read.success, success),
    ...differs("Cucumber's JUnit formatter", read.messages, messages),
    ...differs('Allure', read.allure, junit),
  ]
}

/** What Cucumber's HTML formatter shows at the top of its page. */
async function misreadPage(page: string, totals: Totals): Promise<string[]> {
  const found = await findChromium()
  if (!found.ok) return process.env.CI ? [found.sentence] : []
  const browser = await chromium.launch(found.launch)
  try {
    const opened = await browser.newPage()
    const { passed, tests } = meant(totals)
    await opened.goto(pathToFileURL(page).href)
    const shown = opened.getByText(`(${passed} / ${tests}) passed`)
    return await shown.waitFor({ timeout: 60_000 }).then(
      () => [],
      () => [`Cucumber's HTML formatter does not show ${passed} of ${tests} passed`],
    )
  } finally {
    await browser.close()
  }
}

/** A run that fails, one with a warning alone, and a whole one, whose folder is given. */
export async function checkReaders(wholeRun: () => Promise<string>): Promise<Counts> {
  if (!existsSync(join(folder, 'node_modules'))) {
    print(`  the packages of ${folder} are missing: npm ci --prefix ${folder}`)
    return process.env.CI ? nothingRan : { passed: 0, failed: 0, skipped: 1 }
  }
  const place = mkdtempSync(join(tmpdir(), 'sls-readers-'))
  const runWith = async (fault: string, row: string): Promise<string> => {
    const out = join(place, fault)
    await runCommand('node', ['cli/sls.mjs', 'run', '--fault', fault, '--only', row, '--out', out])
    return out
  }
  try {
    const runs = [
      await runWith('any-password-accepted', 'PUSH-AND-02'),
      await runWith('code-in-the-text-of-the-notification', 'NOTIF-EN-IOS-06'),
      await wholeRun(),
    ]
    let failed = 0
    for (const [at, run] of runs.entries()) {
      const problems = await problemsOf(run, join(place, `page-${at}.html`))
      for (const problem of problems) print(`  ${problem}`)
      if (problems.length > 0) failed++
    }
    return { passed: runs.length - failed, failed, skipped: 0 }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function problemsOf(run: string, page: string): Promise<string[]> {
  const results = readReport(join(run, 'results.json'), ended)
  if (!results) return [`${run} has no results`]
  const { ok, output } = await runCommand('node', [join(folder, 'read.mjs'), resolve(run), page])
  if (!ok) return [output.trimEnd()]
  const read = reading.parse(JSON.parse(output))
  return [...misreadings(read, results.totals), ...(await misreadPage(page, results.totals))]
}
