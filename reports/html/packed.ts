/**
 * @module What a page holds packed: text to a browser, which the script of the page unpacks when it is looked at. So the file is
 * small, and nothing of it has to be read before the first view is painted.
 */

import { deflateRawSync } from 'node:zlib'
import { html, type Markup, raw, textOf } from '../markup.ts'
import { type ShownFilm, shownFilm } from './film-view.ts'
import type { ReportedScenario } from './report.ts'
import { scenarioView } from './scenario-view.ts'

interface ShownScenario {
  readonly markup: string
  readonly film?: ShownFilm
}

/** So many scenarios are packed together: what they have in common is not said again, and one of them is there at once. */
const together = 128

/**
 * Script elements of data: all drawings, each once, and the scenarios in the order of the list. `data-from` is the place in
 * the list of the first scenario in an element. `inSpec`: the link of each to the living spec.
 */
export function packedScenarios(
  listed: readonly ReportedScenario[],
  inSpec: (scenario: ReportedScenario) => Markup,
): Markup {
  const drawings = new Map<string, number>()
  const drawing = (markup: string): number => {
    const index = drawings.get(markup) ?? drawings.size
    drawings.set(markup, index)
    return index
  }
  const parts = Array.from({ length: Math.ceil(listed.length / together) }, (_, part) => {
    const from = part * together
    const shown = listed.slice(from, from + together).map((scenario): ShownScenario => {
      const film = shownFilm(scenario.film, scenario.timeline, drawing)
      return { markup: textOf(scenarioView(scenario, inSpec(scenario))), ...(film && { film }) }
    })
    return html`<script type="text/plain" data-from="${from}">${packed(shown)}</script>
`
  })
  return html`${parts}<script type="text/plain" id="drawings">${packed([...drawings.keys()])}</script>
`
}

/** A script element of data: the markup of views, by their ids. */
export const packedViews = (views: ReadonlyMap<string, Markup>): Markup =>
  html`<script type="text/plain" id="views">${packed(
    Object.fromEntries([...views].map(([id, markup]) => [id, textOf(markup)])),
  )}</script>`

/** JSON, deflated, in base64, which holds no sign that could end an element. */
const packed = (data: unknown): Markup => raw(deflateRawSync(JSON.stringify(data)).toString('base64'))
