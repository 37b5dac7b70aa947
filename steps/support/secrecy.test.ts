import { AssertionError } from 'node:assert'
import { expect, test } from 'vitest'
import type { Scene } from '../../drivers/ports/scene.ts'
import { personaNamed } from '../../simulators/personas/persona.ts'
import { maskError, maskingOf } from './secrecy.ts'

const amara = personaNamed('Amara')
const scene = {
  secrets: () => ['7f3a-"quoted"', '1234'],
  phones: () => [{ messages: () => [{ body: 'Your code is 482 913.' }] }],
} as unknown as Scene
const masking = maskingOf(scene, [amara])

test.each([
  [`password ${amara.password}`, `password ${amara.password.replaceAll(/[\p{L}\p{N}]/gu, '•')}`],
  [JSON.stringify({ token: '7f3a-"quoted"' }), '{"token":"••••-\\"••••••\\""}'],
  ['code 482 913, or 482913', 'code ••• •••, or ••••••'],
  ['+1234 and 1234', '+•••• and ••••'],
  ['12345 and x1234', '12345 and x1234'],
])('%s', (text, masked) => {
  expect(masking(text)).toBe(masked)
})

test('an error tells no secret, and stays what it was', () => {
  const error = new AssertionError({ message: 'observed 1234', expected: 'no 1234', actual: '1234' })
  maskError(error, masking)
  expect(error).toMatchObject({ message: 'observed ••••', expected: 'no ••••', actual: '••••' })
  expect(error.stack).not.toMatch(/\b1234\b/)
  expect(error).toBeInstanceOf(AssertionError)
})
