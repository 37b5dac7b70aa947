import { describe, expect, test } from 'vitest'
import { advance, settle, type TimeParticipant, VirtualClock, virtualStart } from './clock.ts'

/** A party with work at certain instants, which counts as activity. */
function worker(name: string, dues: number[], done: string[]): TimeParticipant {
  return {
    name,
    async settle(now) {
      while (dues[0] !== undefined && dues[0] <= now) done.push(`${name} at ${dues.shift()}, seen at ${now}`)
      return dues[0]
    },
  }
}

test('the clock starts at the fixed instant and never goes back', () => {
  const clock = new VirtualClock()
  expect(clock.now()).toBe(virtualStart)
  clock.moveTo(virtualStart + 1)
  expect(() => clock.moveTo(virtualStart)).toThrow(RangeError)
})

describe('advancing', () => {
  test('stops at every instant at which somebody has work', async () => {
    const done: string[] = []
    const clock = new VirtualClock(0)
    await advance(clock, [worker('a', [10, 30], done), worker('b', [20], done)], () => done.length, 100)
    expect(done).toEqual(['a at 10, seen at 10', 'b at 20, seen at 20', 'a at 30, seen at 30'])
    expect(clock.now()).toBe(100)
  })

  test('leaves alone what is due later', async () => {
    const done: string[] = []
    await advance(new VirtualClock(0), [worker('a', [101], done)], () => done.length, 100)
    expect(done).toEqual([])
  })
})

describe('settling', () => {
  test('lets work that one party makes for another be done at the same instant', async () => {
    const done: string[] = []
    const dues: number[] = []
    const late = worker('b', dues, done)
    const early: TimeParticipant = {
      name: 'a',
      async settle(now) {
        if (done.length === 0) {
          done.push('a')
          dues.push(now)
        }
        return undefined
      },
    }
    await settle(new VirtualClock(5), [late, early], () => done.length)
    expect(done).toEqual(['a', 'b at 5, seen at 5'])
  })

  test('ends with their names where two parties did not quiesce', async () => {
    let activity = 0
    const restless: TimeParticipant = { name: 'restless', settle: async () => void activity++ }
    await expect(settle(new VirtualClock(0), [restless], () => activity)).rejects.toThrow('restless')
  })
})
