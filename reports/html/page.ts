/**
 * @module The report of a run as one HTML file that needs nothing beside it. What everybody looks at stands in it as it is;
 * scenarios with their films are packed by feature, and unpacked when one is opened.
 */

import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { drawingsStyle } from '../drawings/style.ts'
import { html, type Markup, raw, textOf } from '../markup.ts'
import { decisionView, reportConclusion } from './decision-view.ts'
import { type ShownFilm, shownFilm } from './film-view.ts'
import type { Report, ReportedScenario } from './report.ts'
import { requirementsView } from './requirements-view.ts'
import { scenarioView } from './scenario-view.ts'
import { scenariosView } from './scenarios-view.ts'
import { plural, productName } from './words.ts'

const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

export function reportPage(report: Report): string {
  const { results, scenarios } = report
  const { sentence } = reportConclusion(report)
  return textOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${sentence} ${productName(results)}</title>
<style>${raw(asset('report.css'))}${raw(asset('film.css'))}${raw(drawingsStyle)}</style>
</head>
<body>
<header class="top"><p><b>SLS conformance</b> ${results.suite.version}</p><nav aria-label="Report"><a href="#summary">Summary</a><a href="#rows">Requirements</a><a href="#scenarios">${plural(scenarios.length, 'scenario')}</a></nav></header>
<main>
<div id="summary" class="view">${decisionView(report)}</div>
<div id="rows" class="view"><h1>Requirements</h1>${requirementsView(report)}</div>
<div id="scenarios" class="view"><h1>Scenarios</h1>${scenariosView(report)}</div>
<article id="scenario" class="view" hidden></article>
</main>
${packedScenarios(scenarios)}
<script>${raw(asset('report.js'))}</script>
</body>
</html>
`)
}

interface ShownScenario {
  readonly markup: string
  readonly film?: ShownFilm
}

/** One script element of data per feature: the drawings that its scenarios share, and the scenarios by id. */
const packedScenarios = (scenarios: readonly ReportedScenario[]): Markup[] =>
  [...Map.groupBy(scenarios, ({ feature }) => feature).values()].map((members) => {
    const drawings = new Map<string, number>()
    const drawing = (markup: string): number => {
      const index = drawings.get(markup) ?? drawings.size
      drawings.set(markup, index)
      return index
    }
    const shown = Object.fromEntries(
      members.map((scenario): [string, ShownScenario] => {
        const film = shownFilm(scenario.film, scenario.timeline, drawing)
        return [scenario.id, { markup: textOf(scenarioView(scenario)), ...(film && { film }) }]
      }),
    )
    const data = JSON.stringify({ drawings: [...drawings.keys()], scenarios: shown })
    const ids = JSON.stringify(members.map(({ id }) => id))
    // Base64 holds no sign that could end the element; the ids stand in an attribute, escaped.
    return html`<script type="text/plain" data-ids="${ids}">${raw(deflateRawSync(data, { level: 4 }).toString('base64'))}</script>
`
  })
