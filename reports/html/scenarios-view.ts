/** @module The list of scenarios by feature, with what a search looks at. */

import { html, type Markup } from '../markup.ts'
import { totalsOf } from '../verdicts/outcomes.ts'
import type { Report } from './report.ts'
import { outcomeOrder, outcomeWords, scenarioLink } from './words.ts'

export function scenariosView({ scenarios }: Report): Markup {
  const totals = totalsOf(scenarios)
  const seen = outcomeOrder.filter((outcome) => outcome !== 'notReached' && totals[outcome] > 0)
  return html`<form class="filter" role="search">
<label>Search <input type="search" name="q" placeholder="words, a row such as PUSH-AND-02, a context" autocomplete="off"></label>
<fieldset><legend>Outcome</legend>${seen.map(
    (outcome) =>
      html`<label class="chip ${outcome}"><input type="checkbox" name="outcome" value="${outcome}"> ${outcomeWords[outcome]} <b>${
        outcome === 'notReached' ? 0 : totals[outcome]
      }</b></label>`,
  )}</fieldset>
<p class="found" role="status" aria-live="polite"></p>
</form>
<div class="list">${[...Map.groupBy(scenarios, ({ feature }) => feature)].map(
    ([feature, members]) =>
      html`<section class="feature"><h2>${feature}</h2><ul>${members.map(
        ({ id, name, rows, outcome }) =>
          html`<li data-o="${outcome}"><a class="${outcome}" href="${scenarioLink(id)}">${name}</a> <small>${rows.join(' ')}</small></li>`,
      )}</ul></section>`,
  )}</div>`
}
