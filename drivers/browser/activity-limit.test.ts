import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { NotApplicable } from '../ports/errors.ts'
import { beyondActivityLimit, PageActivity } from './activity-limit.ts'

test('two actions at the same moment overlap each other', async () => {
  const activity = new PageActivity()
  const [one, other] = [{}, {}]
  const found = await Promise.all([
    activity.during(one, async () => {
      const before = [activity.isActive(one), activity.isOverlapped(one)]
      await turn()
      return [...before, activity.isOverlapped(one)]
    }),
    activity.during(other, async () => [activity.isOverlapped(other)]),
  ])
  expect(found).toEqual([[true, false, true], [true]])
  expect([activity.isActive(one), activity.isActive(other)]).toEqual([false, false])
  expect(await activity.during(one, async () => activity.isOverlapped(one))).toBe(false)
})

test('an action that fails is over', async () => {
  const activity = new PageActivity()
  const window = {}
  await expect(activity.during(window, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(activity.isActive(window)).toBe(false)
})

test('a scenario with more than sixteen actions over all its windows is not applicable', async () => {
  const activity = new PageActivity()
  const windows = [{}, {}]
  let taken = 0
  const act = () => activity.during(windows[taken % 2] ?? {}, async () => void taken++)
  for (let action = 0; action < 16; action++) await act()
  await expect(act()).rejects.toThrow(NotApplicable)
  await expect(act()).rejects.toThrow(beyondActivityLimit)
  expect(taken).toBe(16)
})

test('a scenario with more than sixteen windows is not applicable', () => {
  const activity = new PageActivity()
  for (let window = 0; window < 16; window++) activity.countWindow()
  expect(() => activity.countWindow()).toThrow(beyondActivityLimit)
})

test('no action is in progress once the activity has quiesced', async () => {
  const activity = new PageActivity()
  let isDone = false
  const slow = activity.during({}, async () => {
    await turn()
    isDone = true
  })
  await activity.quiesce()
  expect(isDone).toBe(true)
  await slow
})
