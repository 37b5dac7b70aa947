/** @module An article as a chapter: section by section its walkthroughs, and the rules that must hold. */

import type { Article, Requirement } from '../catalogue/catalogue-schema.ts'
import { plural } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { translations } from '../suite/reading-order.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { outcomeCounts } from './outcome-counts.ts'
import { rule, type SpecIndex } from './rule.ts'
import { type SpecSection, sectionsOf } from './sections.ts'
import type { SpecSource } from './source.ts'
import { walkthrough } from './walkthrough.ts'

export function chapter({ id, title, beyond }: Article, index: SpecIndex): Markup {
  const { source } = index
  const { catalogue, runs } = source
  const sections = sectionsOf(id, catalogue)
  const rows = sections.flatMap(([, members]) => members)
  const walkthroughs = walkthroughsBySection(id, source)
  return html`<h1${languageOfText(title)}>${beyond ? title : `${id} · ${title}`}</h1>
${inOtherLanguage(id, source)}
<p class="meta">${plural(rows.length, 'rule')}${runs.map(({ product, results }) => html` · ${product}: ${outcomeCounts(rows, results)}`)}</p>
<div class="paged"><details class="toc"><summary>In this chapter</summary><nav aria-label="In this chapter"><ul>${sections.map(
    ([section]) =>
      html`<li${languageOfText(section.title)}><a href="#${sectionAnchor(section)}">${section.title}</a></li>`,
  )}</ul></nav></details>
<div class="sections">${sections.map(
    ([section, members]) => html`<section class="section" id="${sectionAnchor(section)}">
<h2${languageOfText(section.title)}>${section.title}</h2>${section.about === undefined ? '' : html`<p class="about">${section.about}</p>`}
${walkthroughsOf(id, walkthroughs.get(section.first) ?? [], source)}
${members.map((row) => rule(row, index))}</section>`,
  )}</div></div>`
}

export const sectionAnchor = ({ first }: SpecSection): string => `section-${first}`

export const languageOfText = (text: string): Markup | string =>
  /\p{Script=Cyrillic}/u.test(text) ? html` lang="ru"` : ''

function inOtherLanguage(article: string, { catalogue }: SpecSource): Markup | string {
  const { english, russian } = translations
  const other = article === english ? russian : article === russian ? english : undefined
  const title = catalogue.articles.find(({ id }) => id === other)?.title
  if (other === undefined || title === undefined) return ''
  const link = html`<a href="${other}.html"${languageOfText(title)}>${other} · ${title}</a>`
  return article === english
    ? html`<p>The same article in Russian, beside it here: ${link}</p>`
    : html`<p lang="ru">Та же статья по-английски, обе рядом: ${link}</p>`
}

/** The walkthroughs of a chapter by the first row of their section: the one that most of their steps belong to. */
function walkthroughsBySection(
  article: string,
  { catalogue, features }: SpecSource,
): ReadonlyMap<string, readonly Scenario[]> {
  const place = new Map<string, string>()
  for (const [{ first }, members] of sectionsOf(article, catalogue))
    for (const { id } of members) place.set(id, first)
  const order = [...catalogue.rows.keys()]
  const own = features.scenarios
    .filter(({ inRule, rows: [first = ''] }) => !inRule && catalogue.rows.get(first)?.article === article)
    .map((scenario) => {
      const steps = scenario.steps.flatMap(({ rows }) => rows.filter((row) => place.has(row)))
      const bound = steps.length > 0 ? steps : scenario.rows
      return { scenario, section: mostFrequent(bound.map((row) => place.get(row) ?? '')), bound }
    })
    .toSorted((one, other) => earliest(one.bound, order) - earliest(other.bound, order))
  const bySection = Map.groupBy(own, ({ section }) => section)
  return new Map([...bySection].map(([first, members]) => [first, members.map(({ scenario }) => scenario)]))
}

const mostFrequent = (texts: readonly string[]): string => {
  const counted = [...Map.groupBy(texts, (text) => text)]
  return counted.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? ''
}

const earliest = (rows: readonly string[], order: readonly Requirement['id'][]): number =>
  Math.min(...rows.map((row) => order.indexOf(row)))

/** Of the article that is there in two languages, each feature beside the one that corresponds to it. */
function walkthroughsOf(article: string, members: readonly Scenario[], source: SpecSource): Markup {
  if (article !== translations.english) return html`${members.map((one) => walkthrough(one, source))}`
  const all = source.features.scenarios.filter(({ inRule }) => !inRule)
  return html`${[...Map.groupBy(members, ({ feature }) => feature)].flatMap(([feature, english]) => {
    const russian = all.filter((one) => one.feature === translations.pairs.get(feature))
    return english.map((one, at) => {
      const beside = russian[at]
      return html`<div class="beside">${walkthrough(one, source)}${beside ? walkthrough(beside, source, true) : ''}</div>`
    })
  })}`
}
