import { expect, test } from 'vitest'
import { playInTurns, type TurnOrder } from './turns.ts'

const pickleOf = (id: string) => ({
  pickle: { id, name: id, uri: '', language: 'en', steps: [], tags: [], astNodeIds: [] },
})

/** Plays scenarios that end when they are told to, and says what happened. */
function played(phases: readonly (readonly string[])[], atOnce: number, changes: Partial<TurnOrder> = {}) {
  const events: string[] = []
  const ends = new Map<string, (good: boolean) => void>()
  const order = { phases, idOf: (id: string) => id, stopped: () => false, ...changes }
  const turns = { atOnce, next: async () => 0 }
  const cases = ['left out', ...phases.flat()].map(pickleOf)
  const end = playInTurns(cases, order, turns, ({ pickle: { id } }) => {
    events.push(id)
    if (id === 'left out') return Promise.resolve(true)
    return new Promise((resolve) => ends.set(id, resolve))
  })
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return {
    end,
    events,
    async ends(id: string, good = true) {
      await turn()
      ends.get(id)?.(good)
      await turn()
    },
  }
}

test('so many are played at the same time as may be, and another one when one has ended', async () => {
  const { events, ends, end } = played([['a', 'b', 'c']], 2)
  await ends('none')
  expect(events).toEqual(['left out', 'a', 'b'])
  await ends('b')
  expect(events).toEqual(['left out', 'a', 'b', 'c'])
  await ends('a')
  await ends('c')
  expect(await end).toBe(true)
})

test('those of a later phase begin when all of the one before have begun', async () => {
  const { events, ends, end } = played([['a', 'b'], ['c']], 3)
  await ends('none')
  expect(events).toEqual(['left out', 'a', 'b', 'c'])
  for (const id of ['a', 'b', 'c']) await ends(id, id !== 'b')
  expect(await end).toBe(false)
})

test('after a signal nobody is asked who can begin', async () => {
  const { events, ends, end } = played([['a']], 1, { stopped: () => true })
  await ends('a')
  expect(await end).toBe(true)
  expect(events).toEqual(['left out', 'a'])
})
