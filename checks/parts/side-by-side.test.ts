import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

const items = Array.from({ length: 3 * availableParallelism() }, (_, at) => at)

test('the results come in the order of the items, whichever ends first', async () => {
  const turns = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn++) await Promise.resolve()
  }
  const ended: number[] = []
  const results = await sideBySide(items, async (item) => {
    await turns(3 * (items.length - item))
    ended.push(item)
    return `result ${item}`
  })
  expect(results).toEqual(items.map((item) => `result ${item}`))
  expect(ended.toSorted((one, other) => one - other)).toEqual(items)
})

test('no more are under way than there are processors', async () => {
  let underWay = 0
  let most = 0
  await sideBySide(items, async () => {
    underWay++
    most = Math.max(most, underWay)
    await Promise.resolve()
    underWay--
  })
  expect(most).toBe(availableParallelism())
})

test('a failure is not lost', async () => {
  await expect(sideBySide(items, () => Promise.reject(new Error('it broke')))).rejects.toThrow('it broke')
})
