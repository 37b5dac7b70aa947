import { expect, test } from 'vitest'
import { withTimeLimit } from './time-limit.ts'

test('an answer in time is passed on, and so is a failure', async () => {
  await expect(withTimeLimit(1_000, 'x', Promise.resolve(7))).resolves.toBe(7)
  await expect(withTimeLimit(1_000, 'x', Promise.reject(new Error('mine')))).rejects.toThrow('mine')
})

test('what never comes is named', async () => {
  await expect(withTimeLimit(5, 'the answer to GET /session', new Promise(() => {}))).rejects.toThrow(
    'Not testable: waited 5 ms for the answer to GET /session',
  )
})
