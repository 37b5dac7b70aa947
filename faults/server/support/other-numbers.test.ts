import { expect, test } from 'vitest'
import { referenceProfile } from '../../../reference-server/domain/model/profile.ts'
import { otherProfile } from './other-numbers.ts'

const second = 1_000
const minute = 60 * second

test.each([
  ['reference', referenceProfile],
  ['other', otherProfile],
])('the %s numbers keep the bounds that every implementation has to keep', (_name, profile) => {
  expect(profile.smsCooldown).toBe(120 * second)
  for (const lifetime of [
    profile.pushLifetime,
    profile.loginLifetime,
    profile.challengeLifetime,
    profile.smsCodeLifetime,
    profile.activationLifetime,
  ]) {
    // NIST SP 800-63B-4 section 3.1.3.2, ASVS 6.5.5
    expect(lifetime).toBeLessThanOrEqual(10 * minute)
  }
  // A code has to outlive the cooldown and a slow delivery (SMS-05).
  expect(profile.smsCodeLifetime).toBeGreaterThan(profile.smsCooldown + 5 * minute)
  // NIST SP 800-63B-4 section 2.2.3
  expect(profile.sessionLifetime).toBeLessThanOrEqual(24 * 60 * minute)
  expect(profile.sessionIdleLifetime).toBeLessThanOrEqual(60 * minute)
  // A session ends early by as much as its last use may be older than it is written down.
  expect(profile.sessionUseResolution).toBeLessThanOrEqual(profile.sessionIdleLifetime / 10)
  expect(profile.autoEnrolmentDelay).toBeLessThanOrEqual(60 * second)
  // NIST SP 800-63B-4 section 3.2.2
  expect(
    Math.max(profile.triesPerCode, profile.secondFactorTries, profile.passwordTries),
  ).toBeLessThanOrEqual(100)
})
