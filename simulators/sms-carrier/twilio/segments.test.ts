import { expect, test } from 'vitest'
import { segmentCount } from './segments.ts'

test.each([
  ['160 letters', 'a'.repeat(160), 1],
  ['161 letters', 'a'.repeat(161), 2],
  ['306 letters', 'a'.repeat(306), 2],
  ['307 letters', 'a'.repeat(307), 3],
  ['80 characters behind an escape', '€'.repeat(80), 1],
  ['81 characters behind an escape', '€'.repeat(81), 2],
  ['an escape at the end of a part', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['70 letters outside the alphabet', 'Ж'.repeat(70), 1],
  ['71 letters outside the alphabet', 'Ж'.repeat(71), 2],
  ['36 surrogate pairs', '😀'.repeat(36), 2],
  ['67 surrogate pairs', '😀'.repeat(67), 3],
])('%s', (_, text, count) => {
  expect(segmentCount(text)).toBe(count)
})
