import { expect, test } from 'vitest'
import { Activity } from './activity.ts'
import { Timers } from './timers.ts'

test('tasks are called once, in their order, and those too that they make due', () => {
  let now = 0
  const calls: string[] = []
  const timers = new Timers(() => now)
  timers.at(20, () => calls.push('later'))
  timers.at(10, () => {
    calls.push('first')
    timers.at(10, () => calls.push('made due'))
  })
  now = 15
  expect(timers.fireDue()).toBe(2)
  now = 30
  expect(timers.fireDue()).toBe(1)
  expect(calls).toEqual(['first', 'made due', 'later'])
  expect(timers.next).toBeUndefined()
})

test('it is quiet when everybody waits or has ended', async () => {
  const activity = new Activity()
  const gate = Promise.withResolvers<void>()
  activity.begin()
  const work = (async () => {
    await activity.waitFor(gate.promise)
    activity.end()
  })()
  await activity.whenQuiet()
  gate.resolve()
  await work
  await activity.whenQuiet()
  expect(activity.count()).toBe(2)
})
