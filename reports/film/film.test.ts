import { expect, test } from 'vitest'
import { testFilm } from '../../testing/film.ts'
import { packedFilm, unpackedFilm } from './film.ts'

test('a film comes back as it was attached', () => {
  const film = unpackedFilm(testFilm('Hello'))
  expect(film.pictures).toHaveLength(3)
  expect(unpackedFilm(packedFilm(film).toString('base64'))).toEqual(film)
})

test('what is no film is refused', () => {
  expect(() =>
    unpackedFilm(packedFilm({ pictures: [], frames: [{ step: -1 }] }).toString('base64')),
  ).toThrow()
})
