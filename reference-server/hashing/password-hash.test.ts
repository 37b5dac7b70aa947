import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Outcome, refusal } from '../domain/model/outcome.ts'
import { seededRandom } from '../runtime/random-source.ts'
import { deriveSynchronously } from './key-derivation.ts'
import { scryptHash, suiteCost } from './password-hash.ts'

const hash = scryptHash(suiteCost, deriveSynchronously)
const random = seededRandom('salt')

function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.cause}`)
  return outcome.value
}

const verifierOf = async (password: string): Promise<string> => value(await hash.verifier(password, random))
const matches = async (password: string, verifier: string): Promise<boolean> =>
  value(await hash.matches(password, verifier))

test('a verifier matches its password and no other', async () => {
  const verifier = await verifierOf('correct horse')
  expect(await matches('correct horse', verifier)).toBe(true)
  for (const other of ['correct hors', 'correct horse ', 'Correct horse', '']) {
    expect(await matches(other, verifier)).toBe(false)
  }
})

test('composed and decomposed Unicode are the same password', async () => {
  expect(await matches('cafe\u0301', await verifierOf('caf\u00e9'))).toBe(true)
})

test('a verifier is an scrypt hash (RFC 7914) with a fresh salt', async () => {
  const [one, other] = [await verifierOf('same'), await verifierOf('same')]
  expect(one).not.toBe(other)
  const [, N, r, p, salt = '', hashed] = one.split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  expect(scryptSync('same', salt, 32, cost).toString('base64url')).toBe(hashed)
})

test('no password matches the decoy', async () => {
  for (const password of ['', 'decoy', 'no password has this hash']) {
    expect(await matches(password, hash.decoy)).toBe(false)
  }
})

test('a verifier of another cost still matches, and is reported as outdated', async () => {
  const otherCost = scryptHash({ N: 4, r: 1, p: 1 }, deriveSynchronously)
  const verifier = await verifierOf('correct horse')
  expect(value(await otherCost.matches('correct horse', verifier))).toBe(true)
  expect([hash.outdated(verifier), otherCost.outdated(verifier)]).toEqual([false, true])
})

test('a refused derivation is neither a match nor a mismatch', async () => {
  const refused = refusal('too_many', 'no free slot')
  const busy = scryptHash(suiteCost, async () => refused)
  expect(await busy.verifier('correct horse', random)).toBe(refused)
  expect(await busy.matches('correct horse', hash.decoy)).toBe(refused)
})
