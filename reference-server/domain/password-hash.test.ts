import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { scryptHash, suiteCost } from './password-hash.ts'
import { seededRandom } from './random.ts'

const hash = scryptHash(suiteCost)
const random = seededRandom('salt')

test('a verifier fits its password and no other', async () => {
  const verifier = await hash.verifier('correct horse', random)
  expect(await hash.matches('correct horse', verifier)).toBe(true)
  for (const other of ['correct hors', 'correct horse ', 'Correct horse', '']) {
    expect(await hash.matches(other, verifier)).toBe(false)
  }
})

test('it is the scrypt of RFC 7914, with a salt of its own each time', async () => {
  const [one, other] = [await hash.verifier('same', random), await hash.verifier('same', random)]
  expect(one).not.toBe(other)
  const [, N, r, p, salt = '', kept] = one.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  expect(scryptSync('same', salt, 32, cost).toString('base64url')).toBe(kept)
})

test('nothing fits the decoy', async () => {
  for (const password of ['', 'decoy', 'no password has this hash']) {
    expect(await hash.matches(password, hash.decoy)).toBe(false)
  }
})
