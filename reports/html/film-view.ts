/** @module The film of a scenario for the page: each picture drawn once, and which of them each frame shows. */

import { z } from 'zod'
import { drawnPhone } from '../drawings/phone.ts'
import { drawnService } from '../drawings/service.ts'
import { drawnWindow, platformName } from '../drawings/window.ts'
import { type Film, type Picture, unpackedFilm } from '../film/film.ts'
import { HandledMessages, type ServiceEvent, timeOfDay } from '../film/handled-messages.ts'
import { textOf } from '../markup.ts'

const timeline = z.array(
  z.object({
    at: z.number(),
    who: z.string(),
    what: z.string(),
    detail: z.record(z.string(), z.string()).optional(),
  }),
)

/** What the page plays; drawings are indices in the list of its chunk. */
export interface ShownFilm {
  readonly frames: readonly ShownFrame[]
}

export interface ShownFrame {
  readonly step: number
  /** Virtual time, such as `2026-03-02 09:00:05`. */
  readonly time: string
  /** All that is on the table, by what it is called. */
  readonly panes: readonly (readonly [name: string, drawing: number])[]
  /** What happened since the frame before, a line each. */
  readonly events: readonly string[]
}

/** Keeps what is drawn of something, and says its index: of what was drawn before, the same. */
export type Drawing = (of: unknown, draw: () => string) => number

export function shownFilm(
  packed: string | undefined,
  events: string | undefined,
  drawing: Drawing,
): ShownFilm | undefined {
  if (packed === undefined) return undefined
  const film = unpackedFilm(packed)
  const happened = events === undefined ? [] : timeline.parse(JSON.parse(events))
  const drawn = film.pictures.map((picture) => drawing(picture, () => textOf(drawingOf(picture))))
  const named = isRussian(film) ? inRussian : (name: string) => name
  const table = new Map<string, number>()
  const services = new HandledMessages()
  let seen = 0
  const frames = film.frames.map(({ step, at, events: until, shows }): ShownFrame => {
    for (const [name, picture] of Object.entries(shows)) table.set(name, picture)
    const since = happened.slice(seen, until)
    seen = until
    const panes = phonesFirst(table, film)
      .map(pane(film, drawn))
      .map(([name, drawn]): [string, number] => [named(name), drawn])
    for (const [name, messages] of services.after(since))
      panes.push([name, drawing(messages, () => textOf(drawnService(messages)))])
    return {
      step,
      time: instant(at),
      panes,
      events: since.map((event) => eventLine({ ...event, who: named(event.who) })),
    }
  })
  return { frames }
}

/** Phones stay where they are when a window is opened. */
const phonesFirst = (table: ReadonlyMap<string, number>, { pictures }: Film): [string, number][] =>
  [...table].toSorted(
    ([, one], [, other]) =>
      Number(pictures[one]?.kind === 'window') - Number(pictures[other]?.kind === 'window'),
  )

const drawingOf = (picture: Picture) =>
  picture.kind === 'phone' ? drawnPhone(picture) : drawnWindow(picture)

const pane =
  (film: Film, drawn: readonly number[]) =>
  ([name, index]: readonly [string, number]): [string, number] => {
    const picture = film.pictures[index]
    const caption = picture?.kind === 'window' ? `${platformName(picture.platform)}, ${name}` : name
    return [caption, drawn[index] ?? 0]
  }

/** What phones and windows are called in a film, such as `Ольга's phone no. 2` and `TWS, window 1`. */
export const inRussian = (name: string): string =>
  name
    .replace(/^(.+)'s phone(?: no\. (\d+))?$/, (_, person: string, number?: string) =>
      [`Телефон${number === undefined ? '' : ` № ${number}`}`, person].join(', '),
    )
    .replace('window', 'окно')

/** Whether people with Russian names play in it. */
const isRussian = ({ frames }: Film): boolean =>
  frames.some(({ shows }) => Object.keys(shows).some((name) => /\p{Script=Cyrillic}/u.test(name)))

const instant = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

/** What only a program tells messages apart by. */
const names: ReadonlySet<string> = new Set(['id', 'sid', 'service'])

const eventLine = ({ at, who, what, detail = {} }: ServiceEvent): string => {
  const more = Object.entries(detail)
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => `${name} ${value}`)
  return `${timeOfDay(at)} ${who}: ${what}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
}
