/** @module A walkthrough: its steps beside each other, each with what a person sees. */

import { scenarioLink } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { anchorOf, ruleLink, scenarioSpecLink } from '../suite/permanent-links.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { picturesOf } from './pictures.ts'
import type { SpecSource } from './source.ts'

/** `elsewhere`: the chapter of its own article has it too, and the permanent link. */
export function walkthrough(scenario: Scenario, source: SpecSource, elsewhere = false): Markup {
  const { id, name, rows, steps, tags } = scenario
  const isRussian = tags.includes('@ru')
  const run = source.runs.find(({ films }) => films.has(id))
  const seen = picturesOf(run?.films.get(id), isRussian ? 'ru' : 'en')
  const self = elsewhere ? scenarioSpecLink(scenario, source.catalogue) : `#${anchorOf(id)}`
  return html`<section class="walk"${elsewhere ? '' : html` id="${anchorOf(id)}"`}${languageOf(scenario)}><h3><small class="feature-title">${titleOf(scenario, source)}</small> <a class="self" href="${self}">${name}</a></h3>
${elsewhere ? '' : formerAnchors(id, source)}<ol>${steps.map((step, at) => {
    const { pictures, same } = seen(at)
    return html`<li><p>${sentenceMarkup(step.sentence)}${step.rows.map((row) => html` <a class="row" href="${ruleLink(row, source.catalogue)}">${row}</a>`)}</p>${
      pictures.length === 0
        ? ''
        : html`<div class="pictures${same ? ' same' : ''}">${pictures}${same ? html`<small class="unchanged">${isRussian ? 'без изменений' : 'as before'}</small>` : ''}</div>`
    }</li>`
  })}</ol>${
    rows.length > 0 && run?.report !== undefined
      ? html`<p class="film-link"><a href="${run.report}${scenarioLink(id)}">The film of it, in the report</a></p>`
      : ''
  }</section>`
}

/** The keyword stands back behind what is said. */
export const sentenceMarkup = (sentence: string): Markup => {
  const [, keyword = '', words = sentence] = /^(\S+) ([\s\S]*)$/.exec(sentence) ?? []
  return html`<i>${keyword}</i> ${words}`
}

export const languageOf = ({ tags }: Pick<Scenario, 'tags'>): Markup | string =>
  tags.includes('@ru') ? html` lang="ru"` : ''

/** The title of its feature, which names the phone or platform. */
export const titleOf = ({ feature }: Pick<Scenario, 'feature'>, { features }: SpecSource): string =>
  features.documents.find(({ uri }) => uri.endsWith(`features/${feature}.feature`))?.titles[0]?.name ??
  feature

/** Links to ids that a scenario had before lead to it, too. */
export const formerAnchors = (id: string, { formerIds }: SpecSource): Markup[] =>
  (formerIds.get(id) ?? []).map((former) => html`<span id="${anchorOf(former)}"></span>`)
