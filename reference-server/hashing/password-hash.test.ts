import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Outcome, refusal } from '../domain/model/outcome.ts'
import { seededRandom } from '../runtime/random-source.ts'
import { deriveInThisThread } from './key-derivation.ts'
import { scryptHash, suiteCost } from './password-hash.ts'

const hash = scryptHash(suiteCost, deriveInThisThread)
const random = seededRandom('salt')

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.cause}`)
  return outcome.value
}

const verifierOf = async (password: string): Promise<string> => value(await hash.verifier(password, random))
const matches = async (password: string, verifier: string): Promise<boolean> =>
  value(await hash.matches(password, verifier))

test('a verifier fits its password and no other', async () => {
  const verifier = await verifierOf('correct horse')
  expect(await matches('correct horse', verifier)).toBe(true)
  for (const other of ['correct hors', 'correct horse ', 'Correct horse', '']) {
    expect(await matches(other, verifier)).toBe(false)
  }
})

test('a password is the same however its letters are composed', async () => {
  expect(await matches('cafe\u0301', await verifierOf('caf\u00e9'))).toBe(true)
})

test('it is the scrypt of RFC 7914, with a salt of its own each time', async () => {
  const [one, other] = [await verifierOf('same'), await verifierOf('same')]
  expect(one).not.toBe(other)
  const [, N, r, p, salt = '', kept] = one.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  expect(scryptSync('same', salt, 32, cost).toString('base64url')).toBe(kept)
})

test('nothing fits the decoy', async () => {
  for (const password of ['', 'decoy', 'no password has this hash']) {
    expect(await matches(password, hash.decoy)).toBe(false)
  }
})

test('a verifier of another cost still fits, and is known to be outdated', async () => {
  const dearer = scryptHash({ N: 4, r: 1, p: 1 }, deriveInThisThread)
  const verifier = await verifierOf('correct horse')
  expect(value(await dearer.matches('correct horse', verifier))).toBe(true)
  expect([hash.outdated(verifier), dearer.outdated(verifier)]).toEqual([false, true])
})

test('where no key can be derived, nothing is said of the password', async () => {
  const refused = refusal('too_many', 'no free place')
  const busy = scryptHash(suiteCost, async () => refused)
  expect(await busy.verifier('correct horse', random)).toBe(refused)
  expect(await busy.matches('correct horse', hash.decoy)).toBe(refused)
})
