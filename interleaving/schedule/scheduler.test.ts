import { expect, test } from 'vitest'
import { Scheduler } from './scheduler.ts'

/** Adds one to a counter in two steps, as a careless server does. */
function counter(scheduler: Scheduler) {
  let value = 0
  return {
    value: () => value,
    add: async () => {
      await scheduler.pause()
      const read = await scheduler.at('reads', async () => value)
      await scheduler.at('writes', async () => {
        value = read + 1
      })
    },
  }
}

async function afterOrder(order: readonly string[]): Promise<number> {
  const scheduler = new Scheduler()
  const { value, add } = counter(scheduler)
  await scheduler.start(0, 'one', add)
  await scheduler.start(1, 'other', add)
  for (const key of order) expect(await scheduler.step(key)).toBe(true)
  return value()
}

test('each goes on only when it is let', async () => {
  expect(await afterOrder(['0', '0', '1', '1'])).toBe(2)
  expect(await afterOrder(['0', '1', '0', '1'])).toBe(1)
})

test('outside of an action nothing stops', async () => {
  const { value, add } = counter(new Scheduler())
  await add()
  expect(value()).toBe(1)
})

test('what is started in an action is a chain of its own, from the step on that started it', async () => {
  const scheduler = new Scheduler()
  await scheduler.start(0, 'one', async () => {
    await scheduler.pause()
    scheduler.fork('message', () => scheduler.pause())
  })
  await scheduler.step('0')
  expect(scheduler.chains.map(({ key, name, startedBy }) => ({ key, name, startedBy }))).toEqual([
    { key: '0', name: 'one', startedBy: undefined },
    { key: '0/0', name: 'message of one', startedBy: { key: '0', after: 1 } },
  ])
  expect(await scheduler.step('0/0')).toBe(true)
  expect(await scheduler.finish()).toEqual([])
})

test('an action that waits for another one is blocked, and goes on with it', async () => {
  const scheduler = new Scheduler()
  const { promise: unlocked, resolve: unlock } = Promise.withResolvers<void>()
  await scheduler.start(0, 'holder', async () => {
    await scheduler.pause()
    unlock()
  })
  await scheduler.start(1, 'waiter', async () => {
    await unlocked
    await scheduler.pause()
  })
  expect(scheduler.canStep('1')).toBe(false)
  await scheduler.step('0')
  expect(scheduler.canStep('1')).toBe(true)
})

test('an action that nothing lets go on is named', async () => {
  const scheduler = new Scheduler()
  await scheduler.start(0, 'one', () => new Promise(() => {}))
  expect(await scheduler.finish()).toEqual(['one'])
})

test('what a killed server was about to do is never done', async () => {
  const scheduler = new Scheduler()
  const { value, add } = counter(scheduler)
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>()
  await scheduler.start(0, 'client', async () => {
    await Promise.race([add(), lost])
    await scheduler.at('asks again', async () => {})
  })
  await scheduler.step('0')
  await scheduler.kill(lose)
  expect(await scheduler.finish()).toEqual([])
  expect(value()).toBe(0)
  expect(scheduler.chains[0]?.steps).toEqual(['reads, asks again', ''])
})
