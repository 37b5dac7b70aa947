import { afterEach, expect, test, vi } from 'vitest'
import { runParts } from './parts.ts'

const { exitCode } = process
afterEach(() => {
  process.exitCode = exitCode
  vi.restoreAllMocks()
})

test('a part that throws has failed, the others run, and the last line is the sum', async () => {
  let printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  let cleanedUp = false
  const broken = async () => {
    throw new Error('nothing was written')
  }
  await runParts(
    [
      ['one', broken],
      ['other', async () => ({ passed: 2, failed: 0, skipped: 0 })],
    ],
    () => {
      cleanedUp = true
    },
  )
  expect(printed).toMatch(/nothing was written[\s\S]*\n2 passed, 1 failed\n$/)
  expect({ cleanedUp, code: process.exitCode }).toEqual({ cleanedUp: true, code: 1 })
})
