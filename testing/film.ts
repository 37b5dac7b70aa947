/** @module For tests: the recordings that a run attaches to a scenario. */

import { type Film, packedFilm } from '../reports/film/film.ts'

const messages = [{ from: 'SLS', body: 'Your code is ••••••.', time: '09:00' }]
const notification = { app: 'IBKR Mobile', title: 'Login', body: 'Tap to authenticate.' }

const phone = (
  title: string,
  changes: Partial<Extract<Film['pictures'][number], { kind: 'phone' }>> = {},
) => ({
  kind: 'phone' as const,
  name: "Amara's phone",
  os: 'iOS' as const,
  status: ['Wi-Fi'],
  title,
  notes: [],
  fields: [],
  buttons: ['IBKR Mobile'],
  values: [],
  notifications: [],
  messages: [],
  ...changes,
})

/** A phone that gets a notification in the second step, and a window; `text` stands wherever there is one of the server. */
export const testFilm = (text: string): string =>
  packedFilm({
    pictures: [
      phone('Home screen'),
      phone('Home screen', {
        notifications: [{ ...notification, body: text, place: 'banner' }],
        messages: [{ from: 'SLS', body: text, time: '09:00' }, ...messages],
      }),
      {
        kind: 'window',
        platform: 'tws',
        title: text,
        notes: [text],
        fields: ['Username'],
        controls: [{ label: text, kind: 'button' }],
        values: [{ label: text, value: text }],
      },
    ],
    frames: [
      { step: 0, at: Date.UTC(2026, 2, 2, 9), events: 0, shows: { "Amara's phone": 0 } },
      { step: 1, at: Date.UTC(2026, 2, 2, 9, 1), events: 2, shows: { "Amara's phone": 1, 'window 1': 2 } },
    ],
  } satisfies Film).toString('base64')

/** What the push gateway did meanwhile. */
export const testTimeline = (text: string): string =>
  JSON.stringify([
    {
      at: Date.UTC(2026, 2, 2, 9, 1),
      who: 'push gateway',
      what: 'rejected',
      detail: { status: '503', reason: text },
    },
    {
      at: Date.UTC(2026, 2, 2, 9, 1),
      who: 'push gateway',
      what: 'delivered',
      detail: { id: '1', to: "Amara's phone" },
    },
  ])
