/** @module Narrow shapes: challenges and responses. */

import { ruling } from '../../support/here.ts'
import { failuresSoFar, hasSeveralDevices, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'webtrader-trims-responses',
    'WebTrader takes a response with blanks around it.',
    ['SEC-EXACT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        responseMatches: (given, expected) =>
          rules.responseMatches(isOn('webTrader')(here()) ? given.trim() : given, expected),
      })),
  ),
  wrong(
    'seven-digits-of-a-physical-device',
    'Of the response of a physical security device the first seven digits are compared.',
    ['SEC-EXACT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        responseMatches: (given, expected) =>
          rules.responseMatches(given, expected) ||
          (here().operation === 'giveResponse' &&
            here().device?.type === 'physical' &&
            given.length === 8 &&
            given.slice(0, 7) === expected.slice(0, 7)),
      })),
  ),
  wrong(
    'wide-digits-after-a-mistake',
    'After a wrong response the right one is taken in full-width digits as well.',
    ['SEC-EXACT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        responseMatches: (given, expected) =>
          rules.responseMatches(failuresSoFar(here()) > 0 ? given.normalize('NFKC') : given, expected),
      })),
  ),
  wrong(
    'an-older-challenge-stays-once-tried',
    'A challenge that was answered wrongly stays open beside the next one.',
    ['SEC-SINGLE-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newChallengeSupersedes: (older) => rules.newChallengeSupersedes(older) && older.failures === 0,
      })),
  ),
  wrong(
    'an-older-challenge-stays-on-mobile',
    'On IBKR Mobile a new challenge leaves the older one open.',
    ['SEC-SINGLE-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallengeSupersedes: (older) => rules.newChallengeSupersedes(older) && !isOn('ibkrMobile')(here()),
      })),
  ),
  wrong(
    'the-old-iphone-still-responds',
    'After a migration from an iPhone its responses are still taken.',
    ['MIG-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) ||
          (device.type === 'ibKey' && device.status === 'revoked' && device.os === 'iOS'),
      })),
  ),
  wrong(
    'the-phone-before-the-last-still-responds',
    'After two migrations the first phone answers challenges again.',
    ['MIG-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) => {
          const former =
            here().account?.devices.filter(({ type, status }) => type === 'ibKey' && status === 'revoked') ??
            []
          return (
            rules.deviceMayRespond(challenge, device) || (former.length > 1 && device.id === former[0]?.id)
          )
        },
      })),
  ),
  wrong(
    'keys-from-before-a-reactivation-respond',
    'After a reactivation responses with the keys from before are still taken.',
    ['MIG-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) => {
          const active = here().account?.devices.find(({ id }) => id === challenge.deviceId)
          const sameHardware =
            device.type === 'ibKey' && active?.type === 'ibKey' && device.hardwareId === active.hardwareId
          return rules.deviceMayRespond(challenge, device) || sameHardware
        },
      })),
  ),
  wrong(
    'mobile-challenges-live-twice-as-long',
    'A challenge on IBKR Mobile lives twice as long as the server says.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          rules.challengeInTime(
            challenge,
            now,
            isOn('ibkrMobile')(here())
              ? { ...profile, challengeLifetime: 2 * profile.challengeLifetime }
              : profile,
          ),
      })),
  ),
  wrong(
    'challenges-of-physical-devices-live-as-their-login',
    'A challenge for a physical security device lives as long as its login.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          here().device?.type === 'physical' || rules.challengeInTime(challenge, now, profile),
      })),
  ),
  wrong(
    'a-second-challenge-does-not-expire',
    'A challenge that was asked for after a wrong response lives as long as its login.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          failuresSoFar(here()) > 0 || rules.challengeInTime(challenge, now, profile),
      })),
  ),
  wrong(
    'no-challenge-beside-several-devices',
    'Who chose IB Key in the drop-down is refused a challenge.',
    ['NOTIF-39'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) && !(device.type === 'ibKey' && hasSeveralDevices(here())),
      })),
  ),
]
