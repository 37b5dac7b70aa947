import { expect, test } from 'vitest'
import { z } from 'zod'
import { bearerToken, deviceSecret } from './primitives.ts'
import { routeOf } from './routes.ts'
import { beginningOf, violationsIn } from './violations.ts'

const violationsOf = (schema: z.ZodType, message: unknown) => {
  const { error } = schema.safeParse(message)
  return error && violationsIn(message, error)
}

test.each([
  [{ state: 'waiting' }, 'loginId is missing; state is "waiting": Invalid option'],
  [{ loginId: 7, state: 'denied' }, 'loginId is 7: Invalid input: expected string, received number'],
  [
    { loginId: 'l', state: 'chooseDevice', devices: [{ id: 'd', type: 'ibKey' }] },
    'devices[0].name is missing',
  ],
  [
    { loginId: 'l', state: 'loggedIn', session: 'not one word' },
    'session is "not one word": expected a bearer token of RFC 6750',
  ],
  ['no object', 'the whole is "no object": Invalid input: expected object, received string'],
])('the violations in %j are named', (message, sentence) => {
  expect(violationsOf(routeOf('readLogin').reply, message)).toContain(sentence)
})

test('a long value is cut, and of many violations three are listed', () => {
  const schema = z.record(z.string(), z.number())
  expect(violationsOf(schema, { a: 'x '.repeat(50) })).toBe(
    `a is "${'x '.repeat(29)}x…: Invalid input: expected number, received string`,
  )
  expect(violationsOf(schema, { a: '', b: '', c: '', d: '', e: '' })).toMatch(
    /^a is "".*; b is "".*; c is "".*; and 2 more$/,
  )
})

test.each([
  ['abc', true],
  ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', true],
  ['QQ==', true],
  ['x'.repeat(4_096), true],
  ['x'.repeat(4_097), false],
  ['', false],
  ['=', false],
  ['two words', false],
  ['ключ', false],
  ['line\n', false],
])('%j as a bearer token: %j', (key, good) => {
  expect(bearerToken.safeParse(key).success).toBe(good)
})

test.each([
  ['A'.repeat(43), true],
  ['A'.repeat(42), false],
  [`${'A'.repeat(43)}=`, false],
  ['+'.repeat(43), false],
])('%j as a device secret: %j', (secret, good) => {
  expect(deviceSecret.safeParse(secret).success).toBe(good)
})

test.each([
  ['as long as it may be', 20, 'as long as it may be'],
  ['cut after a word here', 16, 'cut after a word'],
  ['cut within a word here', 15, 'cut within a '],
  ['{"token":"abcdef"}', 12, '{"token":"'],
  ['{"token":"abcdef"}', 16, '{"token":"abcdef'],
  ['onewordalone', 5, ''],
])('%s, %d characters of it', (text, longest, beginning) => {
  expect(beginningOf(text, longest)).toBe(beginning)
})
