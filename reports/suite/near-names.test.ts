import { expect, test } from 'vitest'
import { nearestName } from './near-names.ts'

test.each([
  ['push-twise', 'push-twice'],
  ['twice', 'push-twice'],
  ['no-such-thing-at-all', undefined],
  ['', undefined],
  ['-', undefined],
])('the name that was probably meant by %s', (given, name) => {
  expect(nearestName(given, ['push-once', 'push-twice', 'sms-late'])).toBe(name)
})
