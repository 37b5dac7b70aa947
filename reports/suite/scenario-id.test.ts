import { expect, test } from 'vitest'
import { scenarioId, slug } from './scenario-id.ts'

test.each([
  ['A key of <metal>', 'a-key-of-metal'],
  ['  "Touch ID", not activated!  ', 'touch-id-not-activated'],
  ['Вход по SMS (код)', 'вход-по-sms-код'],
  ['Настройки'.normalize('NFD'), 'настройки'],
])('the slug of %s', (text, expected) => {
  expect(slug(text)).toBe(expected)
})

test('an id names the feature, the scenario, and the first cell of a row', () => {
  expect(scenarioId('a04/push', 'Only the active phone')).toBe('a04/push#only-the-active-phone')
  expect(scenarioId('a04/push', 'Any platform', 'Client Portal')).toBe('a04/push#any-platform/client-portal')
})
