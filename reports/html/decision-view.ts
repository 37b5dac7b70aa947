/** @module For whoever decides: what was under test, what it came to, what failed and why, and the requirements by article. */

import type { Article } from '../catalogue/catalogue-schema.ts'
import { withoutVerdict } from '../catalogue/profiles.ts'
import { html, type Markup } from '../markup.ts'
import { conclusionOf } from '../output/conclusion.ts'
import { countKnown, type Results } from '../output/results.ts'
import { runFacts } from '../output/run-facts.ts'
import { outdatedSentence, ownership } from '../verdicts/known-failures.ts'
import { totalsOf } from '../verdicts/outcomes.ts'
import { type Cause, causesOf, isCertain } from './causes.ts'
import type { Report } from './report.ts'
import { outcomeOrder, outcomeWords, plural, productName, scenarioLink, thousands } from './words.ts'

type RequirementResult = Results['requirements'][number]

/** The verdict of a report, as the terminal has it. */
export function reportConclusion({ results }: Pick<Report, 'results'>) {
  const { interrupted, scenarios, profiles = [], totals, knownFailures, run } = results
  const signal = interrupted?.by.startsWith('SIG') ? interrupted.by : undefined
  const ran = scenarios.length
  return conclusionOf({
    totals,
    known: countKnown(scenarios),
    outdated: knownFailures?.outdated.length ?? 0,
    toMend: scenarios.flatMap(({ toMend }) => toMend ?? []),
    ran,
    planned: interrupted?.planned ?? ran,
    stoppedBy: signal,
    broken: interrupted !== undefined && signal === undefined,
    neverExercised: [],
    // Where only some scenarios were chosen, nobody expects all profiles.
    ...(interrupted === undefined &&
      run?.selection === undefined &&
      (totals.notTried ?? 0) === 0 && {
        neverExercised: withoutVerdict(profiles),
      }),
  })
}

export function decisionView(report: Report): Markup {
  const { results, catalogue, scenarios } = report
  const { kind, sentence } = reportConclusion(report)
  const isOwn = (row: string) => isSelfCheck(catalogue.rows.get(row)?.subject)
  const causes = causesOf(scenarios, isOwn)
  const planned = results.interrupted?.planned ?? scenarios.length
  const totals = totalsOf(scenarios)
  return html`<section class="verdict ${kind}" aria-labelledby="conclusion">
<p class="what">${productName(results)}</p>
<h1 id="conclusion">${sentence}</h1>
${report.onPurpose === undefined ? '' : html`<p class="purpose">On purpose: ${report.onPurpose}</p>`}
<ul class="counts">
<li><b>${thousands(planned)}</b> planned</li>
<li><b>${thousands(scenarios.length)}</b> run</li>
${outcomeOrder.flatMap((outcome) =>
  outcome === 'notReached' || totals[outcome] === 0
    ? []
    : [html`<li class="${outcome}"><b>${thousands(totals[outcome])}</b> ${outcomeWords[outcome]}</li>`],
)}
</ul>
</section>
${outdatedSection(results)}
${causesSection(
  'causes',
  'What did not hold',
  causes.filter(({ known }) => known === undefined),
)}
${causesSection(
  'known',
  'Known failures',
  causes.filter(({ known }) => known !== undefined),
)}
${articlesSection(report)}
${factsSection(report)}`
}

/** Whether a requirement is about our own app or phones. */
export const isSelfCheck = (subject: string | undefined): boolean => subject === 'app' || subject === 'phone'

const listed = 5

/** The entries of the list of known failures that no longer say what is so. */
function outdatedSection({ knownFailures }: Results): Markup | string {
  const { file = '', outdated = [] } = knownFailures ?? {}
  if (outdated.length === 0) return ''
  return html`<section aria-labelledby="outdated"><h2 id="outdated">Outdated in the list of known failures</h2>
<ul>${outdated.map((one) => html`<li>${outdatedSentence(file, one)}</li>`)}</ul></section>`
}

const causesSection = (id: string, title: string, causes: readonly Cause[]): Markup | string =>
  causes.length === 0
    ? ''
    : html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ol class="causes">
${causes.map(
  ({
    expected,
    observed,
    culprit,
    isWarning,
    known,
    scenarios,
  }) => html`<li class="${isWarning || known ? 'warned' : 'failed'}">${
    known ? html`<p class="known"><b>${known.reason}</b> <small>${ownership(known)}</small></p>` : ''
  }
<p class="sides"><span>Expected</span> ${expected}</p>
<p class="sides"><span>Observed</span> ${observed}</p>
<p class="meta">${plural(scenarios.length, 'scenario')} · ${isWarning ? 'a warning: no MUST is broken' : html`${isCertain(culprit) ? 'to be mended by' : 'probably'} <b>${culprit}</b>`}</p>
<ul>${scenarios
    .slice(0, listed)
    .map(
      ({ id, name, rows }) =>
        html`<li><a href="${scenarioLink(id)}">${name}</a> <small>${rows.join(' ')}</small></li>`,
    )}${
    scenarios.length > listed
      ? html`<li><small>and ${scenarios.length - listed} more, in the list of scenarios</small></li>`
      : ''
  }</ul></li>`,
)}
</ol></section>`

function articlesSection({ results, catalogue }: Report): Markup {
  const product = results.requirements.filter(({ selfCheck }) => !selfCheck)
  const own = results.requirements.filter(({ selfCheck }) => selfCheck)
  return html`<section aria-labelledby="requirements">
<h2 id="requirements">Requirements by article</h2>
${articleTable('Of the product', product, catalogue.articles, catalogue.rows)}
${
  own.length === 0
    ? ''
    : html`<details class="own"><summary>Apart from these: ${plural(own.length, 'requirement')} of phones and app, which are
simulated here and say nothing of the product</summary>${articleTable('Of our own app and phones', own, catalogue.articles, catalogue.rows)}</details>`
}
</section>`
}

type Rows = Report['catalogue']['rows']

function articleTable(
  caption: string,
  requirements: readonly RequirementResult[],
  articles: readonly Article[],
  rows: Rows,
): Markup {
  const seen = outcomeOrder.filter((wanted) => requirements.some(({ outcome }) => outcome === wanted))
  const byArticle = Map.groupBy(requirements, ({ id }) => rows.get(id)?.article)
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Article</th>${seen.map((one) => html`<th scope="col" class="number">${outcomeWords[one]}</th>`)}</tr></thead>
<tbody>${articles.flatMap(({ id, title }) => {
    const members = byArticle.get(id) ?? []
    if (members.length === 0) return []
    return [
      html`<tr><th scope="row"><a href="#article-${id}">${id}</a> ${title}</th>${seen.map((wanted) => {
        const count = members.filter(({ outcome }) => outcome === wanted).length
        return html`<td class="number ${count > 0 ? wanted : 'none'}">${count === 0 ? '·' : count}</td>`
      })}</tr>`,
    ]
  })}</tbody></table></div>`
}

function factsSection({ results, catalogue }: Report): Markup {
  const { profiles = [] } = results
  const facts: [string, string][] = [
    ['Under test', productName(results)],
    [
      'Without a scenario in this run',
      plural(catalogue.rows.size - results.requirements.length, 'requirement'),
    ],
    ...runFacts(results).map(({ title, value }): [string, string] => [title, value]),
    ...profiles.map(({ title, scenarios, judged }): [string, string] => [
      `Profile ${title}`,
      `${judged} of ${plural(scenarios, 'scenario')} judged`,
    ]),
  ]
  return html`<section aria-labelledby="facts"><h2 id="facts">What was run</h2>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`
}
