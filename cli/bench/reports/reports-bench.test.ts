import { expect, test } from 'vitest'
import { Attempts } from './reports-bench.ts'

const fails = (): Promise<never> => Promise.reject(new Error('Timeout exceeded.\n  at a page'))

test('whose page cannot be opened is left out from then on, and named', async () => {
  const attempts = new Attempts(['allure'])
  expect(await attempts.attempt('allure', fails)).toBeUndefined()
  expect(await attempts.attempt('allure', () => Promise.resolve(1))).toBeUndefined()
  expect(await attempts.attempt('sls', () => Promise.resolve(1))).toBe(1)
  expect(attempts.failed).toEqual(['allure: Timeout exceeded.'])
})

test('without our own page nothing is measured', async () => {
  await expect(new Attempts(['allure']).attempt('sls', fails)).rejects.toThrow('sls: Timeout exceeded.')
})
