/** @module The files that people look at after a run: the page, the summary for a CI job, the badges. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportConclusion } from '../../reports/html/decision-view.ts'
import { jobSummary } from '../../reports/html/job-summary.ts'
import { reportPage } from '../../reports/html/page.ts'
import type { Report } from '../../reports/html/report.ts'
import { badgeData, badgeSvg } from '../../reports/output/badge.ts'
import { growingRecord, packedRecord } from '../../reports/verdicts/record-file.ts'

/** Each file by its name, made when it is asked for. */
export const reportFiles: ReadonlyMap<string, (report: Report) => string> = new Map([
  ['report.html', reportPage],
  ['summary.md', jobSummary],
  ['badge.svg', (report) => badgeSvg(reportConclusion(report))],
  ['badge.json', (report) => `${JSON.stringify(badgeData(reportConclusion(report)), null, 2)}\n`],
])

export const filmsFile = 'films.ndjson'

/** What any run writes into its folder. */
export const runFiles: readonly string[] = [
  growingRecord,
  packedRecord,
  filmsFile,
  'results.json',
  'junit.xml',
  ...reportFiles.keys(),
]

/** Where `sls spec` puts the site of a run, below the folder of the run, so that report and spec lead to each other. */
export const specFolder = 'spec'

/** As seen from the report of the run; one of an earlier run is good, since links into it stay. */
export const specBeside = (folder: string): string | undefined =>
  existsSync(join(folder, specFolder, 'index.html')) ? `${specFolder}/` : undefined

/** Reads a file of a folder, and none outside of it. */
export const fileIn =
  (folder: string) =>
  (path: string): Uint8Array | undefined => {
    const whole = join(folder, path)
    return !path.split(/[\\/]/).includes('..') && existsSync(whole) ? readFileSync(whole) : undefined
  }
