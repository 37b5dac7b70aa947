/** @module Every requirement that the run touched, article by article, with its scenarios. */

import { html, type Markup } from '../markup.ts'
import type { Results } from '../output/results.ts'
import { ruleLink } from '../suite/permanent-links.ts'
import type { Report } from './report.ts'
import { specLink } from './spec-link.ts'
import { outcomeWords, plural, scenarioLink } from './words.ts'

export function requirementsView({ results, catalogue, scenarios, specAt }: Report): Markup {
  const names = new Map(scenarios.map(({ id, name, outcome }) => [id, { name, outcome }]))
  const byArticle = Map.groupBy(results.requirements, ({ id }) => catalogue.rows.get(id)?.article)
  return html`${catalogue.articles.flatMap(({ id, title }) => {
    const members = byArticle.get(id) ?? []
    if (members.length === 0) return []
    return [
      html`<details class="article" id="article-${id}"><summary><b>${id}</b> ${title} <small>${plural(members.length, 'requirement')}</small></summary>
<dl class="rows">${members.map((row) =>
        requirement(
          row,
          catalogue.rows.get(row.id)?.statement ?? '',
          names,
          specLink(ruleLink(row.id, catalogue), specAt),
        ),
      )}</dl></details>`,
    ]
  })}`
}

type Names = ReadonlyMap<string, Pick<Report['scenarios'][number], 'name' | 'outcome'>>

const requirement = (
  { id, kind, outcome, scenarios, judged, selfCheck }: Results['requirements'][number],
  statement: string,
  names: Names,
  inSpec: Markup,
): Markup => html`<div id="row-${id}"><dt><code>${id}</code> <span class="mark ${outcome}">${outcomeWords[outcome]}</span> <small>${kind}${selfCheck ? ', of our own app or phone' : ''}${
  judged === undefined ? '' : `, ${judged} of ${scenarios.length} scenarios judged`
}</small> ${inSpec}</dt>
<dd><p>${statement}</p><ul>${scenarios.map(
  (one) =>
    html`<li><a class="${names.get(one)?.outcome ?? 'passed'}" href="${scenarioLink(one)}">${names.get(one)?.name ?? one}</a></li>`,
)}</ul></dd></div>`
