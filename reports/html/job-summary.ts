/** @module The summary of a run in Markdown, for the page of a CI job: what it came to, the causes, the articles, and what was run. */

import { runFacts } from '../output/run-facts.ts'
import { outdatedSentence, ownership } from '../verdicts/known-failures.ts'
import { totalsOf } from '../verdicts/outcomes.ts'
import { causesOf, isCertain } from './causes.ts'
import { isSelfCheck, reportConclusion } from './decision-view.ts'
import type { Report } from './report.ts'
import { outcomeOrder, outcomeWords, plural, productName } from './words.ts'

const listed = 3

export function jobSummary(report: Report): string {
  const { results, catalogue, scenarios } = report
  const totals = totalsOf(scenarios)
  const planned = results.interrupted?.planned ?? scenarios.length
  const counts = outcomeOrder.flatMap((outcome) =>
    outcome === 'notReached' || totals[outcome] === 0 ? [] : [`${totals[outcome]} ${outcomeWords[outcome]}`],
  )
  const causes = causesOf(scenarios, (row) => isSelfCheck(catalogue.rows.get(row)?.subject))
  return [
    `## ${plainText(productName(results))}: ${plainText(reportConclusion(report).sentence)}`,
    '',
    `${plural(planned, 'scenario')} planned, ${scenarios.length} run: ${counts.join(', ')}. Seed ${results.seed}, ${plainText(`${results.suite.name} ${results.suite.version}`)}.`,
    ...outdatedLines(results),
    ...(causes.length === 0
      ? []
      : ['', '### What did not hold', '', ...causes.flatMap((cause) => linesOf(cause))]),
    '',
    '### Requirements of the product by article',
    '',
    ...articleTable(report),
    '',
    '### What was run',
    '',
    '| | |',
    '| --- | --- |',
    ...runFacts(results).map(({ title, value }) => `| ${title} | ${plainText(value)} |`),
    '',
  ].join('\n')
}

function linesOf({
  expected,
  observed,
  culprit,
  isWarning,
  known,
  scenarios,
}: ReturnType<typeof causesOf>[number]): string[] {
  const rest = scenarios.length - listed
  const kind = known
    ? `- **Known failure**, ${plural(scenarios.length, 'scenario')}: ${plainText(known.reason)} (${plainText(ownership(known))})`
    : `- **${isWarning ? 'Warning' : 'Failed'}**, ${plural(scenarios.length, 'scenario')}${isWarning ? '' : `, ${isCertain(culprit) ? 'to be mended by' : 'probably'} ${culprit}`}`
  return [
    kind,
    `  - expected: ${plainText(expected)}`,
    `  - observed: ${plainText(observed)}`,
    ...scenarios.slice(0, listed).map(({ id }) => `  - ${codeOf(id)}`),
    ...(rest > 0 ? [`  - and ${rest} more`] : []),
  ]
}

function outdatedLines({ knownFailures }: Report['results']): string[] {
  const { file = '', outdated = [] } = knownFailures ?? {}
  const sentences = outdated.map((one) => `- ${plainText(outdatedSentence(file, one))}`)
  return outdated.length === 0 ? [] : ['', '### Outdated in the list of known failures', '', ...sentences]
}

function articleTable({ results, catalogue }: Report): string[] {
  const product = results.requirements.filter(({ selfCheck }) => !selfCheck)
  const seen = outcomeOrder.filter((wanted) => product.some(({ outcome }) => outcome === wanted))
  const byArticle = Map.groupBy(product, ({ id }) => catalogue.rows.get(id)?.article)
  return [
    `| Article | ${seen.map((outcome) => outcomeWords[outcome]).join(' | ')} |`,
    `| --- | ${seen.map(() => '---:').join(' | ')} |`,
    ...catalogue.articles.flatMap(({ id, title }) => {
      const members = byArticle.get(id) ?? []
      const cells = seen.map((wanted) => members.filter(({ outcome }) => outcome === wanted).length || '')
      return members.length === 0 ? [] : [`| ${id} ${plainText(title)} | ${cells.join(' | ')} |`]
    }),
  ]
}

/** Text of others as Markdown shows it: no markup, no link, no row of a table, in one line. */
const plainText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|#~&!]/g, (sign) => `\\${sign}`)
    .trim()

const codeOf = (text: string): string => `\`${text.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``
