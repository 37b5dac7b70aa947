/** @module The first page: how to read it, the questions of the FAQ, the chapters, and what each product came to. */

import { plural } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { ruleLink, scenarioSpecLink } from '../suite/permanent-links.ts'
import { faqQuestions } from '../suite/reading-order.ts'
import { languageOfText } from './chapter.ts'
import { outcomeCounts } from './outcome-counts.ts'
import type { SpecIndex } from './rule.ts'
import type { SpecRun, SpecSource } from './source.ts'
import { titleOf } from './walkthrough.ts'

export function contents({ source }: SpecIndex): Markup {
  const { catalogue, features, runs } = source
  const faults = source.faults.filter(({ violates }) => violates.length > 0)
  const articles = catalogue.articles.filter(({ beyond }) => !beyond)
  const further = catalogue.articles.filter(({ beyond }) => beyond)
  return html`<h1>How a Secure Login System behaves</h1>
<p class="lead">A login that only its owner can complete: with a phone that approves it, a response to a challenge, or a code by SMS. ${plural(articles.length, 'article')} of a knowledge base
describe it. Here they are as ${plural(catalogue.rows.size, 'rule')}, proven by ${plural(features.scenarios.length, 'scenario')}; ${plural(faults.length, 'mistake')} made on purpose, in a server or a phone, show that a wrong one would be noticed.</p>
${productsTable(runs)}
<h2>Questions</h2>
<ul class="questions">${faqQuestions.map(
    ([question, ...paths]) =>
      html`<li><b>${question}</b><ul class="answers-list">${paths.map((path) => answerTo(path, source))}</ul></li>`,
  )}</ul>
<h2>Chapters</h2>
<div class="wide" role="region" aria-label="Chapters" tabindex="0"><table class="chapters"><thead><tr><th scope="col">Article</th><th scope="col" class="number">Rules</th>${runs.map(({ product }) => html`<th scope="col">${product}</th>`)}</tr></thead>
<tbody>${[...articles, ...further].map(({ id, title, beyond }) => {
    const rows = [...catalogue.rows.values()].filter(({ article }) => article === id)
    return html`<tr><th scope="row"><a href="${id}.html"${languageOfText(title)}>${beyond ? title : `${id} · ${title}`}</a></th><td class="number">${rows.length}</td>${runs.map(({ results }) => html`<td>${outcomeCounts(rows, results)}</td>`)}</tr>`
  })}</tbody></table></div>
<h2>How to read it</h2>
<dl class="terms">
<div><dt>Walkthrough</dt><dd>What a person does, step by step as in the article, with a picture of what they see. Pictures are drawn from what happened in a run; codes and passwords are masked.</dd></div>
<div><dt>Rule</dt><dd><b class="kind MUST">MUST</b> has to hold, <b class="kind SHOULD">SHOULD</b> is recommended, <b class="kind INFO">INFO</b> is said and needs no proof. Beside it stands whose it is (the server, its pages, the app, the phone) and who demands it: an article, a standard, or this suite alone.</dd></div>
<div><dt>Proven by</dt><dd>Scenarios that have been played against a system, with simulated phones, a push service and an SMS carrier.</dd></div>
<div><dt>What would turn this red</dt><dd>Mistakes that were made on purpose, one at a time, and that the scenarios of this rule have found.</dd></div>
<div><dt>Reading</dt><dd>Where the articles contradict each other or leave something open: what they say, and how this suite reads it. All of them are among the <a href="readings.html">readings</a>.</dd></div>
<div><dt>Links</dt><dd>The id of a rule, such as <a href="${ruleLink('MIG-IOS-07', catalogue)}">MIG-IOS-07</a>, is a permanent link, and so is the title of a walkthrough.</dd></div>
</dl>
<p><a href="whole.html">All of it on one page</a>, to print or to keep.</p>`
}

const answerTo = (path: string, source: SpecSource): Markup | string => {
  const { catalogue, features } = source
  const first =
    features.scenarios.find(({ feature, inRule }) => feature === path && !inRule) ??
    features.scenarios.find(({ feature }) => feature === path)
  if (!first) return ''
  const to = first.inRule ? ruleLink(first.rows[0] ?? '', catalogue) : scenarioSpecLink(first, catalogue)
  return html`<li><a href="${to}">${titleOf({ feature: path }, source)}</a></li>`
}

const productsTable = (runs: readonly SpecRun[]): Markup =>
  runs.length === 0
    ? html`<p class="note">There are no pictures and no verdicts here, as no run was given: <code>sls run</code>, then <code>sls spec</code>.</p>`
    : html`<dl class="lines products">${runs.map(
        ({ product, report, results }) =>
          html`<div><dt>${product}</dt><dd>${outcomeCounts(results.requirements, results)} of ${plural(results.requirements.length, 'rule')}${
            results.startedAt === undefined ? '' : `, on ${results.startedAt.slice(0, 10)}`
          }${results.interrupted ? ', cut off' : ''}${report === undefined ? '' : html`; <a href="${report}">its report</a>`}</dd></div>`,
      )}</dl>`
