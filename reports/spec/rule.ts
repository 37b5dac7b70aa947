/** @module A rule with all that hangs on it: its verdicts, source, labels, readings, scenarios and faults. */

import type { Requirement } from '../catalogue/catalogue-schema.ts'
import { outcomeWords, plural } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { anchorOf, readingLink, scenarioSpecLink } from '../suite/permanent-links.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { withLinks } from './links-in-text.ts'
import type { SpecFault, SpecNumber, SpecRun, SpecSource } from './source.ts'
import { formerAnchors, languageOf, sentenceMarkup, titleOf } from './walkthrough.ts'

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

const bases = { article: 'the article', standard: 'a standard', suite: 'a rule of this suite' } as const
const subjects = { server: 'the server', pages: 'the pages', app: 'the app', phone: 'the phone' } as const

export function rule(row: Requirement, { source, scenariosOf, faultsOf }: SpecIndex): Markup {
  const scenarios = scenariosOf.get(row.id) ?? []
  const faults = faultsOf.get(row.id) ?? []
  const numbers = source.numbers.filter((one) => one.source.includes(row.id))
  return html`<section class="rule ${row.kind}" id="${row.id}">
<div class="head"><h3><a class="self" href="#${row.id}"><code>${row.id}</code></a> <b class="kind ${row.kind}">${row.kind}</b> <small>${
    row.kind === 'INFO' ? 'said by' : html`of ${subjects[row.subject]}, by`
  } ${bases[row.basis]}</small></h3>${verdicts(row.id, source.runs)}</div>
<p class="statement">${row.statement}</p>
${row.excluded === undefined ? '' : html`<p class="excluded"><b>Not tested.</b> ${withLinks(row.excluded, source)}</p>`}
${
  row.source === undefined && labelsOf(row) === undefined && numbers.length === 0
    ? ''
    : html`<dl class="lines">${fact(row.basis === 'suite' ? 'Derived from' : 'Standard', row.source?.join('; '))}${fact('Labels', labelsOf(row))}${numbers.map(numberOf)}</dl>`
}
${(row.resolvedBy ?? []).map((id) => readingOf(id, source))}
${scenarios.length === 0 ? '' : html`<details><summary>Proven by ${plural(scenarios.length, 'scenario')}</summary>${proofs(row.id, scenarios, source)}</details>`}
${faults.length === 0 ? '' : html`<details><summary>What would turn this red: ${plural(faults.length, 'known fault')}</summary><ul>${faults.map(({ title }) => html`<li>${title}</li>`)}</ul></details>`}
</section>`
}

const numberOf = ({ name, meaning, least, most, reference }: SpecNumber): Markup =>
  html`<div><dt>Number</dt><dd><a href="numbers.html#${name}">${meaning}</a>: at least ${least || 'what it likes'}, at most ${most || 'what it likes'}${reference === '' ? '' : `; reference server ${reference}`}</dd></div>`

/** Quotations of what is only said are no labels that anybody looks for. */
const labelsOf = ({ kind, labels }: Requirement): string | undefined =>
  kind === 'INFO' ? undefined : labels?.map((label) => `“${label}”`).join(', ')

const fact = (name: string, value: string | Markup | undefined): Markup | string =>
  value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`

/** The last verdict of each product; it leads to the report where that lies beside the site. */
const verdicts = (row: string, runs: readonly SpecRun[]): Markup | string => {
  const found = runs.flatMap(({ product, report, results }) => {
    const one = results.requirements.find(({ id }) => id === row)
    if (!one) return []
    const word = outcomeWords[one.outcome]
    const mark =
      report === undefined
        ? html`<span class="mark ${one.outcome}">${word}</span>`
        : html`<a class="mark ${one.outcome}" href="${report}#row-${row}">${word}</a>`
    return [html`<li><small>${product}</small> ${mark}</li>`]
  })
  return found.length === 0 ? '' : html`<ul class="verdicts">${found}</ul>`
}

const readingOf = (id: string, source: SpecSource): Markup => {
  const { topic = '', articlesSay = '', resolution = '' } = source.catalogue.ambiguities.get(id) ?? {}
  return html`<details><summary>Reading: ${topic}</summary><dl class="lines">${fact('The articles say', withLinks(articlesSay, source))}${fact('It is read as', withLinks(resolution, source))}<div><dt>Decision</dt><dd><a href="${readingLink(id)}">${id}</a></dd></div></dl></details>`
}

/** By feature; of examples that have one name the first is told, of the others what is different. */
const proofs = (row: string, scenarios: readonly Scenario[], source: SpecSource): Markup =>
  html`${[...Map.groupBy(scenarios, ({ feature }) => feature)].map(
    ([feature, members]) =>
      html`<h4${languageOf(members[0] ?? { tags: [] })}>${titleOf({ feature }, source)}</h4><ul>${[
        ...Map.groupBy(members, ({ name }) => name).values(),
      ].map((alike) => proof(row, alike, source))}</ul>`,
  )}`

const proof = (row: string, [first, ...others]: readonly Scenario[], source: SpecSource): Markup | string => {
  if (!first) return ''
  const { name, steps, inRule } = first
  if (!inRule)
    return html`<li${languageOf(first)}><a href="${scenarioSpecLink(first, source.catalogue)}">${name}</a>, step by step</li>`
  const told = new Set(steps.map(({ sentence }) => sentence))
  return html`<li${languageOf(first)}>${anchors(row, first, source)}<b>${name}</b><span class="played"><br>${steps.map(({ sentence }) => html`${sentenceMarkup(sentence)}<br>`)}</span>${others.map(
    (one) =>
      html`${anchors(row, one, source)}<span class="also played">${one.steps
        .filter(({ sentence }) => !told.has(sentence))
        .map(({ sentence }) => html`${sentenceMarkup(sentence)}<br>`)}</span>`,
  )}</li>`
}

/** A scenario that proves several rules has its permanent link in the first. */
const anchors = (row: string, { id, rows }: Scenario, source: SpecSource): Markup | string =>
  rows[0] === row ? html`<span id="${anchorOf(id)}"></span>${formerAnchors(id, source)}` : ''
