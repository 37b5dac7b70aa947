import { afterAll, expect, test } from 'vitest'
import { processAssembly } from '../../drivers/assemblies/process.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { sharesClock, sharesState } from './isolation.ts'

const one = await processAssembly(unchanged)
const other = await processAssembly(unchanged)
afterAll(async () => {
  await one.close()
  await other.close()
})

test('one server is not two: state and clock are shared', { timeout: 30_000 }, async () => {
  expect(await sharesState(one, one)).toBe('state')
  expect(await sharesClock(one, one)).toBe('clock')
})

test('two servers are independent', { timeout: 30_000 }, async () => {
  expect(await sharesState(one, other)).toBeUndefined()
  expect(await sharesClock(one, other)).toBeUndefined()
})
