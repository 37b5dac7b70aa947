/** @module The pages of the spec that are lists: numbers, readings, labels, glossary, and what no article has. */

import { plural } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { anchorOf, ruleLink } from '../suite/permanent-links.ts'
import { withLinks } from './links-in-text.ts'
import type { SpecIndex } from './rule.ts'
import type { SpecLabel, SpecSource } from './source.ts'

export const numbersPage = (source: SpecSource): Markup => html`<h1>Numbers</h1>
<p class="lead">The articles give few numbers. Where they are silent a system chooses its own between these bounds, publishes it, and is tested by it. A maximum is that of a standard,
or of this suite where a standard wants a limit and names none; a minimum is what the scenarios need. What the reference server has chosen is an example, not a rule.</p>
<div class="wide" role="region" aria-label="Numbers" tabindex="0"><table><thead><tr><th scope="col">What</th><th scope="col">At least</th><th scope="col">At most</th><th scope="col">Who says so</th><th scope="col">Reference server</th></tr></thead>
<tbody>${source.numbers.map(
  ({ name, meaning, least, most, source: by, reference }) =>
    html`<tr id="${name}"><th scope="row">${meaning}<br><a class="self" href="#${name}"><code>${name}</code></a></th><td>${least || 'free'}</td><td>${most || 'free'}</td><td>${withLinks(by, source)}</td><td>${reference || 'none'}</td></tr>`,
)}</tbody></table></div>`

export function readings({ source, scenariosOf }: SpecIndex): Markup {
  const all = [...source.catalogue.ambiguities.values()]
  const rows = [...source.catalogue.rows.values()]
  return html`<h1>Readings</h1>
<p class="lead">Where the articles contradict each other, or leave something open: what they say, and how it is read here. Where several readings are right, a system may have any of them.</p>
<div class="paged"><details class="toc"><summary>All ${plural(all.length, 'reading')}</summary><nav aria-label="Readings"><ul>${all.map(({ id, topic }) => html`<li><a href="#${id}">${topic}</a></li>`)}</ul></nav></details>
<div class="sections">${all.map(({ id, topic, articlesSay, resolution }) => {
    const read = rows.filter(({ resolvedBy }) => resolvedBy?.includes(id))
    return html`<section class="rule" id="${id}"><h2><a class="self" href="#${id}"><code>${id}</code></a> ${topic}</h2>
<dl class="lines"><div><dt>The articles say</dt><dd>${withLinks(articlesSay, source)}</dd></div><div><dt>It is read as</dt><dd>${withLinks(resolution, source)}</dd></div>${
      read.length === 0
        ? ''
        : html`<div><dt>Rules</dt><dd>${read.map(
            (row) =>
              html`<a href="${ruleLink(row.id, source.catalogue)}">${row.id}</a> ${row.statement} <small>${plural((scenariosOf.get(row.id) ?? []).length, 'scenario')}</small><br>`,
          )}</dd></div>`
    }</dl></section>`
  })}</div></div>`
}

export function labelsTable(source: SpecSource): Markup {
  const { labels, catalogue } = source
  const texts = new Set(labels.flatMap(({ label, russian, others }) => [label, russian, ...others]))
  const elsewhere = new Map<string, string[]>()
  for (const { id, labels: printed = [], kind } of catalogue.rows.values())
    for (const label of printed)
      if (!texts.has(label) && kind !== 'INFO') elsewhere.set(label, [...(elsewhere.get(label) ?? []), id])
  return html`<h1>Labels</h1>
<p class="lead">What a person of the articles looks for on a screen, in the words of the articles. Everything else on a screen is free.</p>
<h2>On the screens of the server</h2>
<p>Where a cell has several, each of them is right. A label that no Russian article prints is looked for in English alone.</p>
<div class="wide" role="region" aria-label="Labels of the server" tabindex="0"><table><thead><tr><th scope="col">English</th><th scope="col">Russian</th><th scope="col">Is a</th><th scope="col">Where</th><th scope="col">Platforms</th></tr></thead>
<tbody>${labels.map(labelLine)}</tbody></table></div>
<h2>On the phone and in the app</h2>
<p>These are of the simulated phones, or of an app under test.</p>
<div class="wide" role="region" aria-label="Labels of phone and app" tabindex="0"><table><thead><tr><th scope="col">Label</th><th scope="col">Rules</th></tr></thead>
<tbody>${[...elsewhere].map(
    ([label, ids]) =>
      html`<tr><th scope="row">${label}</th><td>${ids.map((id) => html`<a href="${ruleLink(id, catalogue)}">${id}</a> `)}</td></tr>`,
  )}</tbody></table></div>`
}

const labelLine = (entry: SpecLabel): Markup => {
  const { label, others, russian, russianOthers = [], kind, where, platforms } = entry
  return html`<tr id="${labelAnchor(entry)}"><th scope="row">${alternatives([label, ...others])}</th><td lang="ru">${russian === undefined ? '' : alternatives([russian, ...russianOthers])}</td><td>${kind}</td><td>${where}</td><td>${platforms.join(', ')}</td></tr>`
}

const alternatives = (texts: readonly string[]): Markup =>
  html`${texts.map((text, at) => html`${at === 0 ? '' : html`<br><small>or</small> `}${text}`)}`

/** One label may stand on several screens. */
export const labelAnchor = ({ label, where, kind }: SpecLabel): string =>
  anchorOf(`label ${label} ${kind} ${where}`)

export const glossary = ({ glossary: all }: SpecSource): Markup => html`<h1>Glossary</h1>
<p class="lead">The word of the articles, beside it that of the field, and what is meant.</p>
<dl class="terms">${all.map(
  ({ article, field, meaning }) =>
    html`<div id="${termAnchor(article || field)}"><dt>${article || field}${article && field ? html` <small>${field}</small>` : ''}</dt><dd>${meaning}</dd></div>`,
)}</dl>`

export const termAnchor = (term: string): string => anchorOf(`term ${term}`)

/** What people ask for, and none of the ten articles has. Verified by a search of their texts. */
export const absent: readonly (readonly [what: string, instead: string])[] = [
  ['Login by a QR code', 'a notification is tapped, or a challenge is typed by hand'],
  ['Codes by e-mail', 'codes come by SMS alone'],
  ['Codes by a voice call', 'codes come by SMS alone'],
  ['Passkeys (WebAuthn)', 'the second factor is IB Key, a physical security device, or SMS'],
  ['Codes of another authenticator app (TOTP)', 'responses are of IB Key or of the physical security device'],
  ['A list of backup codes', 'without any device there is Client Services'],
  ['A browser that is remembered and asked for no second factor', 'each login is asked for one'],
  ['Approving on a watch', 'the app on the phone approves'],
  [
    'A number to be compared on both screens (number matching)',
    'the notification is approved by a security element',
  ],
]

export const absentAnchor = (what: string): string => anchorOf(`absent ${what}`)

export const notInTheArticles = (): Markup => html`<h1>Not in the articles</h1>
<p class="lead">What such systems have elsewhere, and these articles do not describe. No scenario asks for it, and none forbids it.</p>
<dl class="terms">${absent.map(([what, instead]) => html`<div id="${absentAnchor(what)}"><dt>${what}</dt><dd>Not described: ${instead}.</dd></div>`)}</dl>`
