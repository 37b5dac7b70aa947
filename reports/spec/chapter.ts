/** @module An article as a chapter: its walkthroughs with pictures, and each of its rules with all that hangs on it. */

import type { Article, Requirement } from '../catalogue/catalogue-schema.ts'
import { shownFilm } from '../html/film-view.ts'
import { outcomeWords, plural } from '../html/words.ts'
import { html, type Markup, raw, textOf } from '../markup.ts'
import { translations } from '../suite/reading-order.ts'
import type { Scenario } from '../suite/scenarios.ts'
import type { SpecFault, SpecSource } from './source.ts'

/** What is looked up for each row. */
export interface SpecIndex {
  readonly source: SpecSource
  readonly scenariosOf: ReadonlyMap<string, readonly Scenario[]>
  readonly faultsOf: ReadonlyMap<string, readonly SpecFault[]>
}

export function specIndex(source: SpecSource): SpecIndex {
  const scenariosOf = new Map<string, Scenario[]>()
  for (const scenario of source.features.scenarios)
    for (const row of scenario.rows) scenariosOf.set(row, [...(scenariosOf.get(row) ?? []), scenario])
  const faultsOf = new Map<string, SpecFault[]>()
  for (const fault of source.faults)
    for (const row of fault.violates) faultsOf.set(row, [...(faultsOf.get(row) ?? []), fault])
  return { source, scenariosOf, faultsOf }
}

export function chapter({ id, title }: Article, index: SpecIndex): Markup {
  const { catalogue, features } = index.source
  const rows = [...catalogue.rows.values()].filter(({ article }) => article === id)
  const walkthroughs = features.scenarios.filter((one) => isOf(one, id, index) && !one.inRule)
  const other = (language: string) => catalogue.articles.find((one) => one.id === language)
  const english = id === translations.russian ? other(translations.english) : undefined
  const russian = id === translations.english ? other(translations.russian) : undefined
  return html`<h1>${id} · ${title}</h1>
${russian ? html`<p>The same article in Russian: <a href="${russian.id}.html">${russian.id} · <span lang="ru">${russian.title}</span></a></p>` : ''}
${english ? html`<p>The same article in English, side by side: <a href="${english.id}.html">${english.id} · ${english.title}</a></p>` : ''}
<details class="contents"><summary>${plural(rows.length, 'rule')} by id</summary><p>${rows.map((row) => html`<a href="#${row.id}">${row.id}</a> `)}</p></details>
${walkthroughs.length === 0 ? '' : html`<h2 id="walkthroughs">Step by step</h2>${russian ? sideBySide(walkthroughs, index) : walkthroughs.map((one) => walkthrough(one, index))}`}
<h2 id="rules">What must hold</h2>
${rows.map((row) => rule(row, index))}`
}

/** The article that most of its rows belong to, in the order of the catalogue. */
const isOf = ({ rows: [first = ''] }: Scenario, article: string, { source }: SpecIndex): boolean =>
  source.catalogue.rows.get(first)?.article === article

/** Each feature of the English article beside the Russian one that corresponds to it. */
function sideBySide(english: readonly Scenario[], index: SpecIndex): Markup {
  const all = index.source.features.scenarios.filter(({ inRule }) => !inRule)
  return html`${[...Map.groupBy(english, ({ feature }) => feature)].map(([feature, members]) => {
    const other = translations.pairs.get(feature)
    const russian = all.filter((one) => one.feature === other)
    return html`<div class="beside"><div>${members.map((one) => walkthrough(one, index))}</div><div lang="ru">${russian.map((one) => walkthrough(one, index))}</div></div>`
  })}`
}

/** Where a rule stands: it may be in another chapter. */
export const ruleLink = (row: string, { catalogue }: Pick<SpecSource, 'catalogue'>): string =>
  `${catalogue.rows.get(row)?.article}.html#${row}`

/** Where a walkthrough stands. */
export const walkthroughLink = ({ id, rows: [first = ''] }: Scenario, { catalogue }: SpecSource): string =>
  `${catalogue.rows.get(first)?.article}.html#${anchorOf(id)}`

/** Nothing but letters, digits and hyphens: a link that stays. */
export const anchorOf = (id: string): string =>
  id.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')

function walkthrough(scenario: Scenario, index: SpecIndex): Markup {
  const pictures = picturesOf(scenario.id, index.source)
  const isRussian = scenario.tags.includes('@ru')
  return html`<section class="walk" id="${anchorOf(scenario.id)}"${isRussian ? html` lang="ru"` : ''}><h3><small>${titleOf(scenario, index.source)}</small> ${scenario.name}</h3>
<ol>${scenario.steps.map(
    ({ sentence, rows }, step) =>
      html`<li class="${pictures.has(step) ? 'seen' : ''}"><p>${sentence}${rows.map((row) => html` <a class="row" href="${ruleLink(row, index.source)}">${row}</a>`)}</p>${
        pictures.has(step)
          ? html`<div class="pictures">${pictures.get(step)?.map((one) => raw(one))}</div>`
          : ''
      }</li>`,
  )}</ol></section>`
}

/** The title of its feature, which names the phone or platform. */
export const titleOf = ({ feature }: Pick<Scenario, 'feature'>, { features }: SpecSource): string =>
  features.documents.find(({ uri }) => uri.endsWith(`features/${feature}.feature`))?.titles[0]?.name ??
  feature

/** What a person sees anew after each step, from the film of the first run that has one. */
function picturesOf(id: string, { runs }: SpecSource): ReadonlyMap<number, readonly string[]> {
  const film = runs.map(({ films }) => films.get(id)).find((one) => one !== undefined)
  const drawings: string[] = []
  const shown = shownFilm(film, undefined, (drawing) => drawings.push(drawing) - 1)
  const before = new Map<string, number>()
  const pictures = new Map<number, string[]>()
  for (const { step, time, panes } of shown?.frames ?? [])
    for (const [name, drawing] of panes) {
      if (before.get(name) === drawing) continue
      before.set(name, drawing)
      const clock = `<span class="clock">${time.slice(11, 16)}`
      const picture = (drawings[drawing] ?? '').replace('<span class="clock">', clock)
      const captioned = textOf(html`<figure>${raw(picture)}<figcaption>${name}</figcaption></figure>`)
      pictures.set(step, [...(pictures.get(step) ?? []), captioned])
    }
  return pictures
}

const bases = { article: 'the article', standard: 'a standard', suite: 'a reading of this suite' } as const

function rule(row: Requirement, { source, scenariosOf, faultsOf }: SpecIndex): Markup {
  const scenarios = scenariosOf.get(row.id) ?? []
  const faults = faultsOf.get(row.id) ?? []
  return html`<section class="rule" id="${row.id}">
<h3><a class="self" href="#${row.id}"><code>${row.id}</code></a> <small>${row.kind} of the ${row.subject === 'pages' ? 'pages' : row.subject}, by ${bases[row.basis]}</small></h3>
<p class="statement">${row.statement}</p>
${row.excluded === undefined ? '' : html`<p><b>Not tested.</b> ${row.excluded}</p>`}
<dl class="lines">${fact('Source', row.source?.join('; '))}${fact('Labels', row.labels?.map((label) => `“${label}”`).join(', '))}${
    row.resolvedBy === undefined
      ? ''
      : html`<div><dt>Reading</dt><dd>${row.resolvedBy.map((id) => html`<a href="readings.html#${id}">${id}</a> ${source.catalogue.ambiguities.get(id)?.topic ?? ''}. `)}</dd></div>`
  }${verdicts(row.id, source)}</dl>
${scenarios.length === 0 ? '' : html`<details><summary>Proven by ${plural(scenarios.length, 'scenario')}</summary><ul>${scenarios.map((one) => example(one, source))}</ul></details>`}
${faults.length === 0 ? '' : html`<details><summary>What would turn this red: ${plural(faults.length, 'known fault')}</summary><ul>${faults.map(({ title }) => html`<li>${title}</li>`)}</ul></details>`}
</section>`
}

const fact = (name: string, value: string | undefined): Markup | string =>
  value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`

const verdicts = (row: string, { runs }: SpecSource): Markup[] =>
  runs.flatMap(({ product, results }) => {
    const found = results.requirements.find(({ id }) => id === row)
    return found
      ? [
          html`<div><dt>${product}</dt><dd><span class="mark ${found.outcome}">${outcomeWords[found.outcome]}</span></dd></div>`,
        ]
      : []
  })

const example = (scenario: Scenario, source: SpecSource): Markup => {
  const { name, steps, inRule, tags } = scenario
  return inRule
    ? html`<li${tags.includes('@ru') ? html` lang="ru"` : ''}><b>${name}</b><br>${steps.map(({ sentence }) => html`${sentence}<br>`)}</li>`
    : html`<li><a href="${walkthroughLink(scenario, source)}">${name}</a>, step by step</li>`
}
