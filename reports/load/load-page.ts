/** @module The page of a load: what it came to, plots over time, each step, and what was wrong. Live and afterwards it is the same. */

import { readFileSync } from 'node:fs'
import { html, type Markup, raw, textOf } from '../markup.ts'
import type { LoadAnomaly, LoadFigures, LoadStep } from './load-figures.ts'
import { wholeLoginName } from './load-figures.ts'
import { plot, sparkline } from './plot.ts'

const asset = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/** The style of every page of a load. */
export const loadStyle = `${asset('../html/assets/report.css')}${asset('assets/load.css')}`

/** One HTML file that needs nothing beside it. */
export const loadPage = (figures: LoadFigures): string =>
  loadDocument(figures, html`<style>${raw(loadStyle)}</style>`)

/** The page with this in its head: its style, and what keeps it up to date. */
export const loadDocument = (figures: LoadFigures, head: Markup): string =>
  textOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${figures.conclusion?.sentence ?? 'A load is under way.'} ${figures.system}</title>
${head}
</head>
<body>
<header class="top"><p><b>SLS conformance</b> load</p></header>
<main data-live="load">
${loadView(figures)}
</main>
</body>
</html>
`)

const milliseconds = (ms: number): string => {
  if (ms >= 1_000) return `${Number((ms / 1_000).toPrecision(3))} s`
  return `${Number(ms.toPrecision(ms < 10 ? 2 : 3))} ms`
}

const shown = (ms: number | undefined): string => (ms === undefined ? '–' : milliseconds(ms))

function loadView(figures: LoadFigures): Markup {
  return html`${verdict(figures)}
${limits(figures)}
${plots(figures)}
${anomalies(figures)}
${steps(figures)}
${messages(figures)}`
}

function verdict({ conclusion, ...figures }: LoadFigures): Markup {
  const { system, phones, rate, durationMs, seed, isVirtual, elapsedMs, underWay } = figures
  const kind = conclusion === undefined ? 'noVerdict' : conclusion.hasPassed ? 'conforming' : 'notConforming'
  const sentence =
    conclusion?.sentence ??
    `Under way: ${Math.max(0, Math.round(elapsedMs / 1_000))} of ${Math.round(durationMs / 1_000)} s, ${underWay} people at it.`
  return html`<section class="verdict ${kind}"><h1>${sentence}</h1>
<p>${system}: ${phones.toLocaleString('en')} phones, ${rate} arrivals a second for ${Math.round(durationMs / 1_000)} s, seed ${seed}${isVirtual ? '; in virtual time, in which answers take no time' : ''}.</p>
<p class="counts"><span><b>${figures.arrivals}</b> arrivals</span><span><b>${figures.done}</b> done</span><span><b>${figures.failed}</b> failed</span><span><b>${Number(figures.onTimePercent.toFixed(1))} %</b> within 50 ms of the schedule</span></p>
${figures.nobodyFree > 0 ? html`<p>${figures.nobodyFree} arrivals found nobody who did nothing else: the load was lower than asked for.</p>` : ''}</section>`
}

const limits = ({ limits: all }: LoadFigures): Markup | string =>
  all.length === 0
    ? ''
    : html`<section><h2>Limits</h2><ul class="limits">${all.map(({ limit, isKept, measured }) => html`<li class="${isKept ? 'kept' : 'missed'}"><b>${isKept ? 'Kept' : 'Missed'}</b> ${limit} <small>${measured}</small></li>`)}</ul></section>`

function plots({ intervals, intervalMs, isVirtual }: LoadFigures): Markup | string {
  if (intervals.length < 2) return ''
  const seconds = (intervals.length * intervalMs) / 1_000
  const perSecond = (count: number) => (count * 1_000) / intervalMs
  const login = intervals.map((one) => one.steps.find(({ name }) => name === wholeLoginName))
  const options = { seconds, inWords: (value: number) => String(Number(value.toPrecision(3))) }
  const errors = intervals.map(({ steps: each }) => perSecond(each.reduce((sum, one) => sum + one.errors, 0)))
  return html`<section><h2>Over time</h2><div class="plots">${plot(
    [
      {
        name: 'arrivals',
        look: 'two',
        values: intervals.map(({ arrivals }) => perSecond(arrivals)),
      },
      { name: 'logins', look: 'one', values: login.map((one) => perSecond(one?.count ?? 0)) },
    ],
    { ...options, kind: 'lines', title: 'Arrivals and logins a second' },
  )}${
    isVirtual
      ? ''
      : plot(
          [
            { name: 'p99', look: 'three', values: login.map((one) => one?.p99) },
            { name: 'p90', look: 'two', values: login.map((one) => one?.p90) },
            { name: 'p50', look: 'one', values: login.map((one) => one?.p50) },
          ],
          { ...options, kind: 'lines', title: 'Latency of a login', inWords: milliseconds },
        )
  }${plot([{ name: 'errors', look: 'three', values: errors }], {
    ...options,
    kind: 'bars',
    title: 'Errors a second',
  })}</div></section>`
}

function anomalies({ anomalies: all, conclusion }: LoadFigures): Markup | string {
  if (all.length === 0)
    return conclusion === undefined
      ? ''
      : html`<section><h2>Anomalies</h2><p>None: every answer was right.</p></section>`
  return html`<section><h2>Anomalies</h2>${all.map(anomaly)}</section>`
}

const anomaly = ({ row, title, count, expected, observed, first, feature }: LoadAnomaly): Markup =>
  html`<div class="anomaly"><h3>${title}</h3><p><b>${row}</b> ${count === 1 ? 'once' : `${count} times`}, first: ${first}</p><dl><dt>expected</dt><dd>${expected}</dd><dt>observed</dt><dd>${observed}</dd></dl>${feature === undefined ? '' : html`<p><code>${feature}</code></p>`}</div>`

const steps = ({ steps: all, intervals }: LoadFigures): Markup =>
  html`<section><h2>Steps</h2><div class="wide"><table class="measures"><thead><tr><th>Step</th><th>Count</th><th>p50</th><th>p90</th><th>p99</th><th>Max</th><th>Errors</th><th>p99 over time</th></tr></thead><tbody>${all.map((step) => stepRow(step, intervals))}</tbody></table></div></section>`

function stepRow(step: LoadStep, intervals: LoadFigures['intervals']): Markup {
  const overTime = intervals.map((one) => one.steps.find(({ name }) => name === step.name)?.p99)
  const codes = Object.entries(step.errorCodes).map(([code, count]) => `${count} ${code}`)
  return html`<tr class="${step.errors > 0 ? 'failed' : ''}"><th scope="row">${step.name}<small>${step.title}</small></th><td>${step.count}</td><td>${shown(step.p50)}</td><td>${shown(step.p90)}</td><td>${shown(step.p99)}</td><td>${shown(step.most)}</td><td>${step.errors}${codes.length > 0 ? html`<small>${codes.join(', ')}</small>` : ''}</td><td class="over-time">${sparkline(overTime, `p99 of ${step.name} over time, at most ${shown(step.most)}`)}</td></tr>`
}

const messages = ({ messages: all, ledgerProblems, conclusion }: LoadFigures): Markup =>
  html`<section><h2>Messages</h2><div class="wide"><table><thead><tr><th></th><th>Waited for</th><th>Accepted</th><th>Delivered</th><th>Lost or expired</th><th>On phones</th></tr></thead><tbody>${all.map(({ what, expected, accepted, delivered, ended, arrived }) => html`<tr><th scope="row">${what}</th><td>${expected}</td><td>${accepted}</td><td>${delivered}</td><td>${ended}</td><td>${arrived}</td></tr>`)}</tbody></table></div>${ledgerProblems.map((problem) => html`<p class="missed">${problem}</p>`)}${conclusion !== undefined && ledgerProblems.length === 0 ? html`<p>Every message is accounted for.</p>` : ''}</section>`
