import { expect, test } from 'vitest'
import { wrappedHelp } from './wrapped-help.ts'

test('what is said of an option goes on below where it began', () => {
  const help =
    'Usage: sls x\n\n  --rate R    so many people begin each second, from the beginning\n  --out DIR   where'
  expect(wrappedHelp(help, 40)).toBe(
    'Usage: sls x\n\n  --rate R    so many people begin each\n              second, from the beginning\n  --out DIR   where',
  )
})

test('a paragraph goes on at its own margin', () => {
  expect(wrappedHelp('one two three four five six seven', 20)).toBe('one two three four\nfive six seven')
})

test('what fits, and a word that never fits, stay as they are', () => {
  const help = `  --a  b\n${'x'.repeat(50)}`
  expect(wrappedHelp(help, 40)).toBe(help)
  expect(wrappedHelp(help, Number.POSITIVE_INFINITY)).toBe(help)
})
