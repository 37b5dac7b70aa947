/** @module The push gateway or the SMS carrier as a drawing: what is under way and why, what arrived, what did not and why. */

import { type Fate, type HandledMessage, timeOfDay, type Whereabouts } from '../film/handled-messages.ts'
import { html, type Markup } from '../markup.ts'

const trays: readonly (readonly [Whereabouts, string])[] = [
  ['underWay', 'On its way'],
  ['notDelivered', 'Not delivered'],
  ['arrived', 'Arrived'],
]

/** Of those that have ended; what is under way is shown whole. */
const shown = 3

export const drawnService = (messages: readonly HandledMessage[]): Markup =>
  html`<div class="service">${trays.map(([where, title]) => {
    const members = messages.filter((one) => one.where === where)
    return members.length === 0 ? '' : tray(where, title, members)
  })}</div>`

const tray = (where: Whereabouts, title: string, messages: readonly HandledMessage[]): Markup => {
  const rows = rowsOf(messages)
  const visible = where === 'underWay' ? rows : rows.slice(-shown)
  const hidden = messages.length - visible.reduce((sum, { times }) => sum + times, 0)
  return html`<div class="tray ${where}"><p class="tray-title">${title} <b>${messages.length}</b></p>${
    hidden === 0 ? '' : html`<p class="more">${hidden} before</p>`
  }${visible.map(
    ({ to, times, lines }) =>
      html`<div class="message"><b>${to ?? 'a message'}</b>${times > 1 ? `, ${times} times` : ''}${lines.map(
        ({ time, words }) => html`<p><span class="at">${time}</span> ${words}</p>`,
      )}</div>`,
  )}</div>`
}

interface Row {
  readonly to?: string | undefined
  readonly times: number
  readonly lines: readonly { readonly time: string; readonly words: string }[]
}

/** What happened to one after another for the same reason is one row. */
function rowsOf(messages: readonly HandledMessage[]): readonly Row[] {
  const rows: Row[] = []
  for (const { to, fates } of messages) {
    const lines = linesOf(fates)
    const last = rows.at(-1)
    const [only] = lines
    const [same] = last?.lines ?? []
    if (
      last &&
      only &&
      lines.length === 1 &&
      last.lines.length === 1 &&
      last.to === to &&
      same?.words === only.words
    ) {
      const since = same.time.slice(0, 8)
      const time = since === only.time ? since : `${since} to ${only.time}`
      rows[rows.length - 1] = { to, times: last.times + 1, lines: [{ time, words: only.words }] }
    } else rows.push({ to, times: 1, lines })
  }
  return rows
}

/** One line per second: what was passed on within it is told by its end, with what the phone made of it. */
function linesOf(fates: readonly Fate[]): Row['lines'] {
  const lines: { time: string; words: string }[] = []
  for (const { at, words } of fates) {
    const time = timeOfDay(at)
    const last = lines.at(-1)
    if (last?.time !== time) lines.push({ time, words })
    else if (passing.has(last.words)) last.words = words
    else last.words = `${last.words}, ${words}`
  }
  return lines
}

const passing: ReadonlySet<string> = new Set(['taken', 'sent on'])
