/** @module The living spec of a whole run: each link leads somewhere, and everybody can read each page. */

import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { brokenLinks } from '../../testing/site-links.ts'
import { runCommand } from '../parts/command.ts'
import { withBrowser } from '../parts/in-browser.ts'
import { type Counts, nothingRan, print } from '../parts/parts.ts'
import { findingsOn, overflowOn } from './findings.ts'

/** Kept, to be looked at and to be published. */
const site = 'reports/out/spec'

/** The pages that have on one page what the others have: too long to look at each element again. */
const repeated: ReadonlySet<string> = new Set(['whole.html'])

/** Builds the site of the run in this folder; each page counts once. */
export async function checkSpecSite(runFolder: () => Promise<string>): Promise<Counts> {
  const { ok, output } = await runCommand('node', [
    ...['cli/sls.mjs', 'spec', '--run', await runFolder(), '--out', site],
  ])
  if (!ok) {
    print(output.trimEnd())
    return nothingRan
  }
  return withBrowser(async () => {
    const findings = [...brokenLinks(site), ...(await pageFindings())]
    for (const finding of findings) print(`  ${finding}`)
    const pages = pagesOf(site).length
    const failed = new Set(findings.map((finding) => finding.split(':')[0])).size
    return { passed: pages - failed, failed, skipped: 0 }
  })
}

/** Looked at with everything open: what is closed elsewhere is made in the same way. */
const opened = 'A8.html'

const open = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
/** What nobody sees would only be gone through. */
const removeClosed =
  "document.querySelectorAll('.rule details:not([open]) > :not(summary)').forEach((one) => { one.remove() })"

const pagesOf = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.html'))

async function pageFindings(): Promise<string[]> {
  const page = await (await browser()).newPage()
  const findings: string[] = []
  for (const name of pagesOf(site)) {
    await page.goto(`${pathToFileURL(resolve(join(site, name)))}`)
    await page.evaluate(name === opened ? open : removeClosed)
    const found = await (repeated.has(name) ? overflowOn : findingsOn)(page)
    findings.push(...found.map((finding) => `${name}: ${finding}`))
  }
  await closeBrowser()
  return findings
}
