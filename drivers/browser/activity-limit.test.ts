import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Crowd } from './activity-limit.ts'

test('whoever is at it while another one begins is disturbed, and so is the other one', async () => {
  const crowd = new Crowd()
  const [one, other] = [{}, {}]
  const found = await Promise.all([
    crowd.during(one, async () => {
      const before = [crowd.has(one), crowd.isDisturbed(one)]
      await turn()
      return [...before, crowd.isDisturbed(one)]
    }),
    crowd.during(other, async () => [crowd.isDisturbed(other)]),
  ])
  expect(found).toEqual([[true, false, true], [true]])
  expect([crowd.has(one), crowd.has(other)]).toEqual([false, false])
  expect(await crowd.during(one, async () => crowd.isDisturbed(one))).toBe(false)
})

test('whoever fails is no longer at it', async () => {
  const crowd = new Crowd()
  const one = {}
  await expect(crowd.during(one, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(crowd.has(one)).toBe(false)
})

test('more than fifteen things in one scenario are done by a program', async () => {
  const crowd = new Crowd()
  const windows = [{}, {}]
  const whenDone: boolean[] = []
  for (let deed = 0; deed < 16; deed++) {
    await crowd.during(windows[deed % 2] ?? {}, async () => undefined)
    whenDone.push(crowd.isProgram())
  }
  expect(whenDone.indexOf(true)).toBe(15)
})
