/** @module Narrow shapes: what is over, and elements and statements that are of no use. */

import { within } from '../../../../reference-server/domain/model/time.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'an-approval-outlives-its-login',
    'A login that was approved shortly before its end can be collected after it.',
    ['SEC-EXPIRY-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionIsCollectable: (login, now, profile) =>
          rules.sessionIsCollectable(login, now, profile) ||
          (login.stage.at === 'approved' && within(login.stage.since, profile.collectLifetime, now)),
      })),
  ),
  wrong(
    'a-physical-device-has-all-the-time',
    'A login with a physical security device waits as long as the person asks for new challenges.',
    ['SEC-EXPIRY-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginInTime: (login, now, profile) =>
          rules.loginInTime(login, now, profile) ||
          (here().device?.type === 'physical' && here().login?.id === login.id),
      })),
  ),
  wrong(
    'a-wrong-response-stops-the-time',
    'A challenge that got a wrong response does not expire any more.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          rules.challengeInTime(challenge, now, profile) || challenge.failures > 0,
      })),
  ),
  wrong(
    'android-waits-for-the-physical-device',
    'On an Android phone the challenge of an activation can be answered at any time.',
    ['SEC-EXPIRY-08'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        activationInTime: (activation, now, profile) =>
          rules.activationInTime(activation, now, profile) ||
          (activation.challenge !== undefined && activation.os === 'Android'),
      })),
  ),
  wrong(
    'an-iphone-is-activated-by-any-finger',
    'IB Key is activated on an iPhone with the fingerprint that only Android phones have.',
    ['SEC-ELEMENT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (os === 'iOS' && element === 'fingerprint' && here().operation === 'activate'),
      })),
  ),
  wrong(
    'an-iphones-activation-takes-an-old-statement',
    'The attestation with which IB Key is activated on an iPhone may be of any age.',
    ['SEC-CLAIM-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationInTime: (issuedAt, now, profile) =>
          rules.attestationInTime(issuedAt, now, profile) ||
          (here().operation === 'activate' && here().activation?.os === 'iOS' && issuedAt <= now),
      })),
  ),
]
