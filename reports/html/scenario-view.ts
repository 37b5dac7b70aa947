/** @module For whoever mends: one scenario with its steps, expected beside observed, the traffic, and how to repeat it. */

import { contextInWords } from '../contexts/context.ts'
import { html, type Markup } from '../markup.ts'
import type { Traffic } from '../verdicts/attachments.ts'
import { mendingSentence } from '../verdicts/failure.ts'
import { ownership } from '../verdicts/known-failures.ts'
import type { ReportedScenario, ReportedStep } from './report.ts'
import { fileAddress, outcomeWords, scenarioLink, thousands } from './words.ts'

/** `inSpec`: the link to it in the living spec. */
export function scenarioView(scenario: ReportedScenario, inSpec: Markup): Markup {
  const { id, name, feature, location, rows, outcome, context, reason, failure, known, steps, durationMs } =
    scenario
  const facts: [string, string | Markup | undefined][] = [
    ['Scenario', id],
    ['Feature', location ?? feature],
    ['Context', context && contextInWords(context)],
    ['Noticed in', failure?.noticedIn],
    ['Last good step', failure?.lastGoodStep],
    ['Mended by', failure?.toMend && mendingSentence[failure.toMend]],
    ['Thrown in', failure?.place],
    ['Took', `${thousands(Math.round(durationMs))} ms`],
    ['Evidence', evidenceLinks(scenario.evidence)],
  ]
  return html`<h1 tabindex="-1"><span class="mark ${outcome}">${outcomeWords[outcome]}</span> ${name}</h1>
<p class="tags">${rows.map((row) => html`<a href="#row-${row}">${row}</a> `)}${inSpec}</p>
${reason === undefined || outcome === 'failed' ? '' : html`<p class="reason">${reason}</p>`}
${known === undefined ? '' : html`<p class="reason">Known failure: ${known.reason} <small>${ownership(known)}</small></p>`}
${steps.length > 0 || failure === undefined ? '' : sides(failure.expected, failure.observed)}
<div class="played"><ol class="steps">${steps.map((step, index) => stepLine(step, index, id))}</ol><div class="film" hidden></div></div>
${scenario.traffic === undefined ? '' : trafficView(scenario.traffic)}
<dl class="facts">${facts.flatMap(([label, value]) =>
    value === undefined ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  )}</dl>
${scenario.again === undefined ? '' : copyable('Again', scenario.again)}`
}

/** Screenshots and traces lie beside the page. */
const evidenceLinks = (files: readonly string[]): Markup | undefined =>
  files.length === 0
    ? undefined
    : html`${files.map((file) => html`<a href="${fileAddress(file)}">${file.split('/').at(-1)}</a> `)}`

const stepLine = (
  { sentence, status, rows, expected, observed }: ReportedStep,
  index: number,
  id: string,
): Markup =>
  html`<li class="${status}" data-step="${index}"><a href="${scenarioLink(id, index)}">${sentence}</a>${
    rows.length === 0 ? '' : html` <small>${rows.join(' ')}</small>`
  }${status === 'failed' ? sides(expected, observed) : ''}</li>`

const sides = (expected: string | undefined, observed: string | undefined): Markup =>
  html`<div class="both">${expected === undefined ? '' : html`<p><span>Expected</span> ${expected}</p>`}${
    observed === undefined ? '' : html`<p><span>Observed</span> ${observed}</p>`
  }</div>`

/** A command that can be copied by a click, or marked and copied by hand. */
const copyable = (name: string, command: string): Markup =>
  html`<div class="copy"><span>${name}</span><code>${command}</code><button type="button" data-copy>Copy</button></div>`

type Exchange = Traffic['exchanges'][number]

function trafficView({ exchanges, gatewayRefusals, serverLog }: Traffic): Markup {
  return html`<details class="traffic" open><summary>What went over the wire <small>passwords, secrets and sessions masked</small></summary>
<ol>${exchanges.map(exchange)}</ol>
${lines('What push gateway and carrier refused', gatewayRefusals)}
${lines('The last lines of the server', serverLog)}</details>`
}

const exchange = (
  one: Exchange,
): Markup => html`<li><details><summary><code>${one.method} ${one.path}</code> <b>${
  one.status ?? 'no answer'
}</b> <small>${one.step}</small></summary>
${one.request === undefined ? '' : html`<pre>${one.request}</pre>`}
${one.response === undefined ? '' : html`<pre>${one.response}</pre>`}
${copyable('curl', curlOf(one))}</details></li>`

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** `$SLS_URL` is the address of the face; a bearer token is masked, and has to be put in. */
const curlOf = ({ method, path, request }: Exchange): string =>
  [
    `curl -X ${method} "$SLS_URL"${quoted(path)}`,
    ...(request === undefined ? [] : [`-H 'content-type: application/json' -d ${quoted(request)}`]),
  ].join(' ')

const lines = (title: string, texts: readonly string[]): Markup | string =>
  texts.length === 0 ? '' : html`<h2>${title}</h2><pre>${texts.join('\n')}</pre>`
