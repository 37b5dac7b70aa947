/**
 * @module The report of a run as one HTML file that needs nothing beside it. What everybody looks at first stands in it as it is,
 * and is painted before the rest is read. The lists, and the scenarios with their films, are packed: they are unpacked when they
 * are looked at.
 */

import { readFileSync } from 'node:fs'
import { drawingsStyle } from '../drawings/style.ts'
import { html, raw, textOf } from '../markup.ts'
import { scenarioSpecLink } from '../suite/permanent-links.ts'
import { decisionView, reportConclusion } from './decision-view.ts'
import { packedScenarios, packedViews } from './packed.ts'
import type { Report } from './report.ts'
import { requirementsView } from './requirements-view.ts'
import { inListOrder, scenariosView } from './scenarios-view.ts'
import { Screenshots } from './screenshots.ts'
import { specLink } from './spec-link.ts'
import { plural, productName } from './words.ts'

const asset = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

export function reportPage(report: Report): string {
  const { results, catalogue, scenarios, specAt } = report
  const listed = inListOrder(scenarios)
  const { sentence } = reportConclusion(report)
  return textOf(html`<!doctype html>
<html lang="en"${specAt === undefined ? '' : raw(specThere)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${sentence} ${productName(results)}</title>
<style>${raw(asset('report.css'))}${raw(asset('film.css'))}${raw(drawingsStyle)}</style>
<script>${raw(asset('opening.js'))}</script>
</head>
<body>
<header class="top"><p><b>SLS conformance</b> ${results.suite.version}</p><nav aria-label="Report"><a href="#summary">Summary</a><a href="#rows">Requirements</a><a href="#scenarios">${plural(scenarios.length, 'scenario')}</a></nav></header>
<main>
<div id="summary" class="view">${decisionView(report)}</div>
<div id="rows" class="view" hidden></div>
<div id="scenarios" class="view" hidden></div>
<article id="scenario" class="view" hidden></article>
<noscript><p>The lists of requirements and scenarios, and the films, are shown by a script, which does not run here.</p></noscript>
</main>
${packedViews(
  new Map([
    ['rows', html`<h1>Requirements</h1>${requirementsView(report)}`],
    ['scenarios', html`<h1>Scenarios</h1>${scenariosView(listed)}`],
  ]),
)}
${packedScenarios(listed, new Screenshots(report.file), (one) =>
  specLink(scenarioSpecLink(one, catalogue), specAt),
)}
<script>${raw(asset('report.js'))}</script>
</body>
</html>
`)
}

/** On the root of the page: what it links to in the living spec is there. */
const specThere = ' data-spec'

/** A page that was made before the spec was, with its links to it shown. */
export const withSpecBeside = (page: string): string =>
  page.replace('<html lang="en">', `<html lang="en"${specThere}>`)
