import { expect, test } from 'vitest'
import { type DeriveKey, deriveSynchronously, limitedDerivation } from './key-derivation.ts'
import { suiteCost } from './password-hash.ts'

test('the thread pool derives the same key as the synchronous call', async () => {
  const derive = limitedDerivation({ concurrent: 2, waiting: 10 })
  const passwords = ['one', 'two', 'three', 'four']
  expect(await Promise.all(passwords.map((password) => derive(password, 'salt', suiteCost)))).toEqual(
    await Promise.all(passwords.map((password) => deriveSynchronously(password, 'salt', suiteCost))),
  )
})

test('a derivation beyond the queue limit is refused at once, and the queued ones complete', async () => {
  const derive = limitedDerivation({ concurrent: 1, waiting: 2 })
  const requested = Array.from({ length: 5 }, () => derive('password', 'salt', suiteCost))
  expect((await Promise.all(requested)).map(({ ok }) => ok)).toEqual([true, true, true, false, false])
  expect(await requested[4]).toMatchObject({ code: 'too_many', retryAfterMs: 1_000 })
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})

/** Iterations of the event loop while three passwords are hashed. */
async function iterationsWhileHashing(derive: DeriveKey): Promise<number> {
  const pending = new Set(['one', 'two', 'three'])
  const hashing = [...pending].map(async (password) => {
    await derive(password, 'salt', { N: 2 ** 15, r: 8, p: 1 })
    pending.delete(password)
  })
  let iterations = 0
  for (; pending.size > 0; iterations++) await new Promise((resolve) => setImmediate(resolve))
  await Promise.all(hashing)
  return iterations
}

/** An iteration takes microseconds; a blocked event loop has none. */
const threshold = 2_000

const slow = { timeout: 60_000 }

test('hashing in the thread pool does not block the event loop', slow, async () => {
  const derive = limitedDerivation({ concurrent: 1, waiting: 3 })
  expect(await iterationsWhileHashing(derive)).toBeGreaterThan(threshold)
})

test('synchronous hashing blocks the event loop', slow, async () => {
  expect(await iterationsWhileHashing(deriveSynchronously)).toBeLessThan(threshold)
})

test('a failed derivation frees its slot', async () => {
  const derive = limitedDerivation({ concurrent: 1, waiting: 2 })
  await expect(derive('password', 'salt', { N: 3, r: 1, p: 1 })).rejects.toThrow()
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})
