/** @module Plots over time as SVG: lines and bars, with an axis that ends at a round number. */

import { html, type Markup, raw } from '../markup.ts'

export interface PlotSeries {
  readonly name: string
  /** The class of its colour and dashes: `one`, `two` or `three`. */
  readonly look: 'one' | 'two' | 'three'
  /** One for each stretch of time; undefined: there was nothing to measure. */
  readonly values: readonly (number | undefined)[]
}

export interface PlotOptions {
  readonly title: string
  /** What a value is, as the axis says it: 300 -> "300 ms". */
  readonly inWords: (value: number) => string
  /** How long all stretches together are, in seconds. */
  readonly seconds: number
  readonly kind: 'lines' | 'bars'
}

const width = 360
const height = 170
const left = 52
const right = 8
const top = 10
const bottom = 24

/** The smallest of 1, 2 and 5 times a power of ten that is not below. */
export function roundAbove(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10) * power
}

const coordinate = (value: number): string => String(Math.round(value * 10) / 10)

/** A path through the values, interrupted where there is none. */
function linePath(
  values: readonly (number | undefined)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let isDrawn = false
  return values
    .map((value, at) => {
      const command = isDrawn ? 'L' : 'M'
      isDrawn = value !== undefined
      return value === undefined ? '' : `${command}${coordinate(x(at))} ${coordinate(y(value))}`
    })
    .join('')
}

const defined = (values: PlotSeries['values']): number[] => values.filter((value) => value !== undefined)

const highest = (series: readonly PlotSeries[]): number =>
  series.reduce((most, { values }) => defined(values).reduce((a, b) => Math.max(a, b), most), 0)

/** The plot, with its title and what each line is. */
export function plot(series: readonly PlotSeries[], options: PlotOptions): Markup {
  const { title, inWords, seconds, kind } = options
  const ceiling = roundAbove(highest(series))
  const count = Math.max(1, ...series.map(({ values }) => values.length))
  const step = (width - left - right) / count
  const x = (at: number) => left + (at + 0.5) * step
  const y = (value: number) => height - bottom - (value / ceiling) * (height - top - bottom)
  const ticks = [0, ceiling / 2, ceiling]
  const drawn = series.map(({ look, values }) =>
    kind === 'lines'
      ? `<path class="line ${look}" d="${linePath(values, x, y)}"/>${lonePoints(values, look, x, y)}`
      : values
          .map((value = 0, at) =>
            value === 0
              ? ''
              : `<rect class="bar ${look}" x="${coordinate(x(at) - step * 0.4)}" y="${coordinate(y(value))}" width="${coordinate(Math.max(1, step * 0.8))}" height="${coordinate(height - bottom - y(value))}"/>`,
          )
          .join(''),
  )
  const summary = series
    .map(({ name, values }) => {
      const all = defined(values)
      return all.length === 0 ? `${name}: nothing` : `${name}: at most ${inWords(Math.max(...all))}`
    })
    .join('; ')
  return html`<figure class="plot"><figcaption><b>${title}</b>${series.length > 1 ? html`<span class="legend">${series.map(({ name, look }) => html`<span><svg viewBox="0 0 18 6" aria-hidden="true"><path class="line ${look}" d="M0 3L18 3"/></svg>${name}</span>`)}</span>` : ''}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${summary}.">${raw(
    ticks
      .map(
        (tick) =>
          `<path class="grid" d="M${left} ${coordinate(y(tick))}L${width - right} ${coordinate(y(tick))}"/><text x="${left - 6}" y="${coordinate(y(tick) + 4)}" text-anchor="end">${inWords(tick)}</text>`,
      )
      .join(''),
  )}${raw(drawn.join(''))}${highest(series) === 0 ? html`<text x="${(left + width - right) / 2}" y="${(top + height - bottom) / 2 - 8}" text-anchor="middle">none</text>` : ''}<text x="${left}" y="${height - 6}">0 s</text><text x="${width - right}" y="${height - 6}" text-anchor="end">${inSeconds(seconds)}</text></svg></figure>`
}

/** A value between two gaps has no line: it is a point. */
function lonePoints(
  values: PlotSeries['values'],
  look: string,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, at) =>
      value !== undefined && values[at - 1] === undefined && values[at + 1] === undefined
        ? `<circle class="point ${look}" cx="${coordinate(x(at))}" cy="${coordinate(y(value))}" r="2"/>`
        : '',
    )
    .join('')
}

const inSeconds = (seconds: number): string =>
  seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`

/** A line without axes, as high as a line of text. */
export function sparkline(values: PlotSeries['values'], label: string): Markup {
  const most = Math.max(1e-9, ...defined(values))
  const step = 100 / Math.max(1, values.length)
  const path = linePath(
    values,
    (at) => (at + 0.5) * step,
    (value) => 19 - (value / most) * 18,
  )
  return html`<svg class="spark" viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label="${label}"><path class="line one" d="${path}"/></svg>`
}
