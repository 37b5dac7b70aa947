/**
 * @module What a page holds packed: text to a browser, which the script of the page unpacks when it is looked at. So the file is
 * small, and nothing of it has to be read before the first view is painted.
 */

import { deflateRawSync } from 'node:zlib'
import { html, type Markup, raw, textOf } from '../markup.ts'
import { type Drawing, type ShownFilm, type ShownFrame, shownFilm } from './film-view.ts'
import type { ReportedScenario } from './report.ts'
import { scenarioView } from './scenario-view.ts'
import type { Screenshot, Screenshots } from './screenshots.ts'

interface ShownScenario {
  readonly markup: string
  readonly film?: PlayedFilm
}

interface PlayedFilm {
  readonly frames: readonly (ShownFrame & { readonly screenshots?: readonly Screenshot[] })[]
}

/** So many scenarios are packed together: what they have in common is not said again, and one of them is there at once. */
const together = 128

/**
 * Script elements of data: all drawings, each once, and the scenarios in the order of the list. `data-from` is the place in
 * the list of the first scenario in an element. `inSpec`: the link of each to the living spec.
 */
export function packedScenarios(
  listed: readonly ReportedScenario[],
  screenshots: Screenshots,
  inSpec: (scenario: ReportedScenario) => Markup,
): Markup {
  const drawings = new Map<string, number>()
  const drawn = new Map<string, number>()
  // Nine of ten pictures of a run are those of another scenario.
  const drawing: Drawing = (of, draw) => {
    const key = JSON.stringify(of)
    const before = drawn.get(key)
    if (before !== undefined) return before
    const markup = draw()
    const index = drawings.get(markup) ?? drawings.size
    drawings.set(markup, index)
    drawn.set(key, index)
    return index
  }
  const parts = Array.from({ length: Math.ceil(listed.length / together) }, (_, part) => {
    const from = part * together
    const shown = listed.slice(from, from + together).map((scenario): ShownScenario => {
      const film = shownFilm(scenario.film, scenario.timeline, drawing)
      const played = film && playedFilm(film, scenario, screenshots)
      return { markup: textOf(scenarioView(scenario, inSpec(scenario))), ...(played && { film: played }) }
    })
    return html`<script type="text/plain" data-from="${from}">${packed(shown)}</script>
`
  })
  return html`${parts}<script type="text/plain" id="drawings">${packed([...drawings.keys()])}</script>
`
}

/** The frame of the step that failed, or the last one, shows what the browser did. */
function playedFilm(
  film: ShownFilm,
  { steps, evidence }: ReportedScenario,
  screenshots: Screenshots,
): PlayedFilm {
  if (evidence.length === 0) return film
  const failed = film.frames.findIndex(({ step }) => steps[step]?.status === 'failed')
  const at = failed < 0 ? film.frames.length - 1 : failed
  const shown = screenshots.of(evidence)
  return {
    frames: film.frames.map((frame, index) => (index === at ? { ...frame, screenshots: shown } : frame)),
  }
}

/** A script element of data: the markup of views, by their ids. */
export const packedViews = (views: ReadonlyMap<string, Markup>): Markup =>
  html`<script type="text/plain" id="views">${packed(
    Object.fromEntries([...views].map(([id, markup]) => [id, textOf(markup)])),
  )}</script>`

/** JSON, deflated, in base64, which holds no sign that could end an element. */
const packed = (data: unknown): Markup => raw(deflateRawSync(JSON.stringify(data)).toString('base64'))
