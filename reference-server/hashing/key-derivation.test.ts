import { expect, test } from 'vitest'
import { type DeriveKey, deriveInThisThread, limitedDerivation } from './key-derivation.ts'
import { suiteCost } from './password-hash.ts'

test('off the event loop the same key is derived', async () => {
  const derive = limitedDerivation({ concurrent: 2, waiting: 10 })
  const passwords = ['one', 'two', 'three', 'four']
  expect(await Promise.all(passwords.map((password) => derive(password, 'salt', suiteCost)))).toEqual(
    await Promise.all(passwords.map((password) => deriveInThisThread(password, 'salt', suiteCost))),
  )
})

test('a derivation beyond the limit is refused at once, and the others are served', async () => {
  const derive = limitedDerivation({ concurrent: 1, waiting: 2 })
  const requested = Array.from({ length: 5 }, () => derive('password', 'salt', suiteCost))
  expect((await Promise.all(requested)).map(({ ok }) => ok)).toEqual([true, true, true, false, false])
  expect(await requested[4]).toMatchObject({ code: 'too_many', retryAfterMs: 1_000 })
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})

/** How often the event loop of this thread turns while three passwords are hashed. */
async function turnsMeanwhile(derive: DeriveKey): Promise<number> {
  const underWay = new Set(['one', 'two', 'three'])
  const hashing = [...underWay].map(async (password) => {
    await derive(password, 'salt', { N: 2 ** 15, r: 8, p: 1 })
    underWay.delete(password)
  })
  let turns = 0
  for (; underWay.size > 0; turns++) await new Promise((resolve) => setImmediate(resolve))
  await Promise.all(hashing)
  return turns
}

/** A turn takes microseconds; while this thread hashes there is none. */
const many = 2_000

/** On a machine that may be busy. */
const patient = { timeout: 60_000 }

test('while passwords are hashed off the event loop, it turns as ever', patient, async () => {
  expect(await turnsMeanwhile(limitedDerivation({ concurrent: 1, waiting: 3 }))).toBeGreaterThan(many)
})

test('while passwords are hashed in this thread, the event loop stands still', patient, async () => {
  expect(await turnsMeanwhile(deriveInThisThread)).toBeLessThan(many)
})

test('a derivation that fails leaves its place to the next', async () => {
  const derive = limitedDerivation({ concurrent: 1, waiting: 2 })
  await expect(derive('password', 'salt', { N: 3, r: 1, p: 1 })).rejects.toThrow()
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})
