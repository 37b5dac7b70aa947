/** @module The list of scenarios by feature, with what a search looks at. */

import { html, type Markup } from '../markup.ts'
import { totalsOf } from '../verdicts/outcomes.ts'
import type { ReportedScenario } from './report.ts'
import { outcomeOrder, outcomeWords, scenarioLink, thousands } from './words.ts'

/** Feature by feature; a run in another order has them mixed. */
export const inListOrder = (scenarios: readonly ReportedScenario[]): readonly ReportedScenario[] =>
  [...Map.groupBy(scenarios, ({ feature }) => feature).values()].flat()

export function scenariosView(listed: readonly ReportedScenario[]): Markup {
  const totals = totalsOf(listed)
  const seen = outcomeOrder.filter((outcome) => outcome !== 'notReached' && totals[outcome] > 0)
  return html`<form class="filter" role="search">
<label>Search <input type="search" name="q" placeholder="words, an id, a row such as PUSH-AND-02" autocomplete="off"></label>
<fieldset><legend>Outcome</legend>${seen.map(
    (outcome) =>
      html`<label class="chip ${outcome}"><input type="checkbox" name="outcome" value="${outcome}"> ${outcomeWords[outcome]} <b>${
        outcome === 'notReached' ? 0 : thousands(totals[outcome])
      }</b></label>`,
  )}</fieldset>
<p class="found" role="status" aria-live="polite"></p>
</form>
<div class="list">${[...Map.groupBy(listed, ({ feature }) => feature)].map(
    ([feature, members]) =>
      html`<section class="feature"><h2>${feature}</h2><ul>${members.map(
        ({ id, name, rows, outcome }) =>
          html`<li><a class="${outcome}" href="${scenarioLink(id)}">${name}</a> <small>${rows.map((row, at) => html`${at === 0 ? '' : ' '}<span>${row}</span>`)}</small></li>`,
      )}</ul></section>`,
  )}</div>`
}
