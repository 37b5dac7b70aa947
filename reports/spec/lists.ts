/** @module The pages of the spec that are lists: the index, numbers, readings, labels, glossary, and what no article has. */

import { plural } from '../html/words.ts'
import { html, type Markup } from '../markup.ts'
import { faqQuestions, translations } from '../suite/reading-order.ts'
import { anchorOf, ruleLink, type SpecIndex, titleOf, walkthroughLink } from './chapter.ts'
import type { SpecSource } from './source.ts'

export function contents({ source }: SpecIndex): Markup {
  const { catalogue, features, runs } = source
  const articles = catalogue.articles.filter(({ beyond }) => !beyond)
  const count = (article: string) =>
    [...catalogue.rows.values()].filter((row) => row.article === article).length
  return html`<h1>How a Secure Login System behaves</h1>
<p>Ten articles of a knowledge base describe it. Each is a chapter here: what a person does and sees, step by step; what must hold; how that is proven;
and which wrong server or phone would be noticed. The pictures are drawn from a run of the scenarios.</p>
${
  runs.length === 0
    ? html`<p class="note">There are no pictures and no verdicts here, as no run was given: <code>sls run</code>, then <code>sls spec</code>.</p>`
    : html`<p>Verdicts of: ${runs.map(({ product }) => product).join(', ')}.</p>`
}
<h2>Questions</h2>
<ul>${faqQuestions.map(
    ([question, ...paths]) =>
      html`<li><b>${question}</b><ul>${paths.map((path) => {
        const first =
          features.scenarios.find(({ feature, inRule }) => feature === path && !inRule) ??
          features.scenarios.find(({ feature }) => feature === path)
        if (!first) return ''
        const to = first.inRule ? ruleLink(first.rows[0] ?? '', source) : walkthroughLink(first, source)
        return html`<li><a href="${to}">${titleOf({ feature: path }, source)}</a></li>`
      })}</ul></li>`,
  )}</ul>
<h2>Articles</h2>
<ol class="chapters">${articles.map(
    ({ id, title }) =>
      html`<li><a href="${id}.html"${id === translations.russian || /[а-я]/i.test(title) ? html` lang="ru"` : ''}>${id} · ${title}</a> <small>${plural(count(id), 'rule')}</small></li>`,
  )}</ol>
<p><a href="SEC.html">Security rules beyond the articles</a> <small>${plural(count('SEC'), 'rule')}, each with its standard</small></p>`
}

export const numbersPage = (source: SpecSource): Markup => html`<h1>Numbers</h1>
<p>Of lifetimes, limits and pauses the articles give one: two minutes between two text messages. The other maxima are those of standards, or rules of this suite where
they want a limit and name none; the minima are what the scenarios need. Between them every system chooses, publishes its own, and is
tested by these.</p>
<div class="wide" role="region" aria-label="Numbers" tabindex="0"><table><thead><tr><th scope="col">What</th><th scope="col">At least</th><th scope="col">At most</th><th scope="col">Who says so</th><th scope="col">Reference server</th></tr></thead>
<tbody>${source.numbers.map(
  ({ name, meaning, least, most, source: by, reference }) =>
    html`<tr id="${name}"><th scope="row">${meaning}<br><code>${name}</code></th><td>${least}</td><td>${most || 'free'}</td><td>${withRuleLinks(by, source)}</td><td>${reference}</td></tr>`,
)}</tbody></table></div>`

/** The ids of rules in a text lead to them. */
const withRuleLinks = (text: string, source: SpecSource): Markup =>
  html`${text
    .split(/([A-Z]+(?:-[A-Z]+)*-\d+)/)
    .map((part) =>
      source.catalogue.rows.has(part) ? html`<a href="${ruleLink(part, source)}">${part}</a>` : part,
    )}`

export const readings = ({ source, scenariosOf }: SpecIndex): Markup => html`<h1>Readings</h1>
<p>Where the articles contradict each other, or leave something open, this says what they say and which reading was chosen.</p>
${[...source.catalogue.ambiguities.values()].map(({ id, topic, articlesSay, resolution }) => {
  const rows = [...source.catalogue.rows.values()].filter(({ resolvedBy }) => resolvedBy?.includes(id))
  return html`<section class="rule" id="${id}"><h2><a class="self" href="#${id}"><code>${id}</code></a> ${topic}</h2>
<dl class="lines"><div><dt>The articles say</dt><dd>${articlesSay}</dd></div><div><dt>The reading</dt><dd>${resolution}</dd></div>${
    rows.length === 0
      ? ''
      : html`<div><dt>Rules</dt><dd>${rows.map(
          (row) =>
            html`<a href="${ruleLink(row.id, source)}">${row.id}</a> <small>${plural((scenariosOf.get(row.id) ?? []).length, 'scenario')}</small> `,
        )}</dd></div>`
  }</dl></section>`
})}`

export const labelsTable = ({ labels: all }: SpecSource): Markup => html`<h1>Labels</h1>
<p>What a person of the articles looks for on a screen, and what may stand in its place. Everything else on a screen is free.</p>
<div class="wide" role="region" aria-label="Labels" tabindex="0"><table><thead><tr><th scope="col">Label</th><th scope="col">Or</th><th scope="col">Language</th><th scope="col">Where</th><th scope="col">Platforms</th></tr></thead>
<tbody>${all.map(
  ({ label, others, language, platforms, where }) =>
    html`<tr><th scope="row">${label}</th><td>${others.join(', ')}</td><td>${language}</td><td>${where}</td><td>${platforms.join(', ')}</td></tr>`,
)}</tbody></table></div>`

export const glossary = ({ glossary: all }: SpecSource): Markup => html`<h1>Glossary</h1>
<dl class="terms">${all.map(
  ({ article, field, meaning }) =>
    html`<div id="${anchorOf(article || field)}"><dt>${article || field}${article && field ? html` <small>${field}</small>` : ''}</dt><dd>${meaning}</dd></div>`,
)}</dl>`

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

export const notInTheArticles = (): Markup => html`<h1>Not in the articles</h1>
<p>What such systems have elsewhere, and these articles do not describe. No scenario asks for it, and none forbids it.</p>
<dl class="terms">${absent.map(([what, instead]) => html`<div id="${anchorOf(what)}"><dt>${what}</dt><dd>Not described: ${instead}.</dd></div>`)}</dl>`
