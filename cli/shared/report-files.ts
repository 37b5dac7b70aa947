/** @module The files that people look at after a run: the page, the summary for a CI job, the badges. */

import { reportConclusion } from '../../reports/html/decision-view.ts'
import { jobSummary } from '../../reports/html/job-summary.ts'
import { reportPage } from '../../reports/html/page.ts'
import type { Report } from '../../reports/html/report.ts'
import { badgeData, badgeSvg } from '../../reports/output/badge.ts'

/** Each file by its name, made when it is asked for. */
export const reportFiles: ReadonlyMap<string, (report: Report) => string> = new Map([
  ['report.html', reportPage],
  ['summary.md', jobSummary],
  ['badge.svg', (report) => badgeSvg(reportConclusion(report))],
  ['badge.json', (report) => `${JSON.stringify(badgeData(reportConclusion(report)), null, 2)}\n`],
])
