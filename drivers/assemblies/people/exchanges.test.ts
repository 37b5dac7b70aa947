import { expect, test } from 'vitest'
import { asksForSms } from './exchanges.ts'

const exchange = { step: '', method: 'POST', status: 200, response: '{}' }

test.each([
  ['/logins', '{"state":"securityCode"}', true],
  ['/logins', '{"state":"chooseDevice"}', false],
  ['/logins/1/device', '{"state":"securityCode"}', true],
  ['/logins/1/security-code', '{"state":"loggedIn"}', false],
  ['/logins/1/sms', '{"state":"securityCode"}', true],
  ['/settings/mobile-number/verification', '{}', true],
  ['/device/activations/1/start', '{}', true],
])('%s with %s may send a text message: %s', (path, response, expected) => {
  expect(asksForSms({ ...exchange, path, response })).toBe(expected)
})

test('what is looked at or refused sends none', () => {
  const path = '/logins/1/sms'
  expect(asksForSms({ ...exchange, path, method: 'GET' })).toBe(false)
  expect(asksForSms({ ...exchange, path, status: 429 })).toBe(false)
})
