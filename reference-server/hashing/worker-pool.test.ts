import { afterEach, expect, test } from 'vitest'
import { type DeriveKey, deriveInThisThread, productionCost, suiteCost } from './password-hash.ts'
import { type WorkerPool, workerPool } from './worker-pool.ts'

let pool: WorkerPool | undefined

afterEach(async () => pool?.close())

const ofThreads = (threads: number, places: number): WorkerPool => {
  pool = workerPool({ threads, places })
  return pool
}

test('a thread derives the same key', async () => {
  const { derive } = ofThreads(2, 10)
  const passwords = ['one', 'two', 'three', 'four']
  expect(await Promise.all(passwords.map((password) => derive(password, 'salt', suiteCost)))).toEqual(
    await Promise.all(passwords.map((password) => deriveInThisThread(password, 'salt', suiteCost))),
  )
})

test('who comes when all places are taken is refused at once, and the others are served', async () => {
  const { derive } = ofThreads(1, 2)
  const asked = Array.from({ length: 5 }, () => derive('password', 'salt', suiteCost))
  expect((await Promise.all(asked)).map(({ ok }) => ok)).toEqual([true, true, true, false, false])
  expect(await asked[4]).toMatchObject({ code: 'too_many', retryAfterMs: 1_000 })
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

/** On this thread a hash lets others go on after 10 ms of work, a hundred times in a second; a turn takes microseconds. */
const many = 2_000

test('while passwords are hashed the event loop of this thread turns as ever', async () => {
  const { derive } = ofThreads(1, 3)
  await derive('password', 'salt', suiteCost)
  expect(await turnsMeanwhile(derive)).toBeGreaterThan(many)
})

test('which it would not if they were hashed here', async () => {
  expect(await turnsMeanwhile(deriveInThisThread)).toBeLessThan(many)
})

test('a job that cannot be done fails, and the next is done', async () => {
  const { derive } = ofThreads(1, 2)
  await expect(derive('password', 'salt', { N: 3, r: 1, p: 1 })).rejects.toThrow()
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})

test('closed, it refuses whoever waits and whoever still comes', async () => {
  const { derive, close } = ofThreads(1, 2)
  const waiting = [derive('one', 'salt', productionCost), derive('two', 'salt', productionCost)]
  await close()
  for (const refused of [...waiting, derive('three', 'salt', suiteCost)])
    expect(await refused).toMatchObject({ ok: false, code: 'too_many' })
})
