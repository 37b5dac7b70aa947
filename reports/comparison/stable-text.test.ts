import { expect, test } from 'vitest'
import { stableText } from './stable-text.ts'

test.each([
  ['an address', 'http://127.0.0.1:40001/a', 'http://localhost:40001/a', false],
  ['a port', 'http://127.0.0.1:40001/a', 'http://127.0.0.1:50022/a', true],
  ['a code', 'observed the code 645174', 'observed the code 001283', true],
  ['an id', 'of 3a1b0f52-9d0e-4c7a-8f21-0a1b2c3d4e5f', 'of 0b1b0f52-9d0e-4c7a-8f21-0a1b2c3d4e5f', true],
  ['a token', 'bearer 8f2aQk3-mm01_Lz9pQ7', 'bearer 0f2aQk3-mm01_Lz9pQ8', true],
  ['a time', 'at 2026-03-02T09:00:00.000Z', 'at 2026-11-29T20:00:01Z', true],
  ['a duration', 'after 12 ms', 'after 3 ms', true],
  ['a small number', 'observed 2 notifications', 'observed 3 notifications', false],
  ['words', 'a refusal', 'a login', false],
  ['a long word', 'waitingForApproval', 'waitingForChallenge', false],
])('%s', (_, one, other, isSame) => {
  expect(stableText(one) === stableText(other)).toBe(isSame)
})
