import { afterEach, expect, test } from 'vitest'
import { type DeriveKey, deriveHere, productionCost, suiteCost } from '../domain/password-hash.ts'
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
    await Promise.all(passwords.map((password) => deriveHere(password, 'salt', suiteCost))),
  )
})

test('who comes when all places are taken is refused at once, and the others are served', async () => {
  const { derive } = ofThreads(1, 2)
  const asked = Array.from({ length: 5 }, () => derive('password', 'salt', suiteCost))
  expect((await Promise.all(asked)).map(({ ok }) => ok)).toEqual([true, true, true, false, false])
  expect(await asked[4]).toMatchObject({ code: 'too_many', retryAfterMs: 1_000 })
  expect((await derive('password', 'salt', suiteCost)).ok).toBe(true)
})

/** What one derivation takes of this thread: its processor time alone, so that it is the same on a busy machine. */
async function takenHere(derive: DeriveKey): Promise<number> {
  const before = process.threadCpuUsage()
  await derive('password', 'salt', { N: 2 ** 15, r: 8, p: 1 })
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}

test('a password that is hashed takes next to nothing of this thread', async () => {
  const { derive } = ofThreads(1, 1)
  await derive('password', 'salt', suiteCost)
  expect(await takenHere(derive)).toBeLessThan((await takenHere(deriveHere)) / 10)
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
