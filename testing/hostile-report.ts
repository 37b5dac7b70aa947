/** @module For tests: a report in which every text of others is hostile. */

import type { Report, ReportedScenario } from '../reports/html/report.ts'
import { resultsOf } from '../reports/output/results.ts'
import { testFilm, testTimeline } from './film.ts'
import { testCatalogue } from './reports.ts'

/** Markup, script, the ends of what it may stand in, text from right to left, and a word that is very long. */
export const hostileText = `</script></style>"><img src=x onerror="document.title=1;alert(1)"> 'q' \`b\` [a](javascript:alert(1)) <a href="javascript:alert(1)">x</a> \u202E ]]> | # \u0007${'x'.repeat(3_000)}`

/** Paths that lead elsewhere, or are no paths. */
export const hostilePaths: readonly string[] = [
  `evidence/${hostileText}.png`,
  'javascript:alert(1)//window-1.png',
  '//evil.example/window-2-trace.zip',
  '../../../etc/window-3.png',
]

const scenario: ReportedScenario = {
  id: `f#${hostileText}`,
  name: hostileText,
  feature: hostileText,
  location: hostileText,
  rows: ['M-01'],
  outcome: 'failed',
  durationMs: 1,
  reason: hostileText,
  failure: {
    expected: hostileText,
    observed: hostileText,
    step: hostileText,
    noticedIn: hostileText,
    lastGoodStep: hostileText,
  },
  steps: [
    { sentence: hostileText, status: 'passed', rows: ['M-01'] },
    {
      sentence: hostileText,
      status: 'failed',
      rows: [hostileText],
      expected: hostileText,
      observed: hostileText,
    },
  ],
  traffic: {
    exchanges: [
      {
        step: hostileText,
        method: hostileText,
        path: `/${hostileText}`,
        request: hostileText,
        status: 200,
        response: hostileText,
      },
    ],
    gatewayRefusals: [hostileText],
    serverLog: [hostileText],
  },
  evidence: hostilePaths,
  film: testFilm(hostileText),
  timeline: testTimeline(hostileText),
  again: `sls run --only '${hostileText}'`,
}

export function hostileReport(): Report {
  const facts = {
    suite: { name: hostileText, version: hostileText, spec: hostileText },
    target: { name: hostileText },
    seed: 1,
    interrupted: { by: hostileText, planned: 3 },
  }
  const [whole, warned] = [scenario, { ...scenario, id: 'f#w', outcome: 'warned' as const }]
  return {
    results: resultsOf(facts, [], testCatalogue),
    catalogue: testCatalogue,
    scenarios: [whole, warned],
    onPurpose: hostileText,
    specAt: hostileText,
    // Each file is there, and no image.
    file: () => Buffer.from(`\x89PNG${hostileText}`, 'latin1'),
  }
}
