import { expect, test } from 'vitest'
import { packedFilm, unpackedFilm } from './film.ts'

const phone = {
  kind: 'phone' as const,
  name: "Amara's phone",
  os: 'iOS' as const,
  status: ['Wi-Fi'],
  title: 'Home screen',
  notes: [],
  fields: [],
  buttons: ['IBKR Mobile'],
  values: [],
  notifications: [],
  messages: [],
}

test('a film comes back as it was attached', () => {
  const film = { pictures: [phone], frames: [{ step: 0, at: 5, events: 1, shows: { "Amara's phone": 0 } }] }
  expect(unpackedFilm(packedFilm(film).toString('base64'))).toEqual(film)
})

test('what is no film is refused', () => {
  expect(() =>
    unpackedFilm(packedFilm({ pictures: [], frames: [{ step: -1 }] }).toString('base64')),
  ).toThrow()
})
