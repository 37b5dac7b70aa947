/** @module Narrow shapes: what belongs to one login, one person, one phone, one purpose. */

import { digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import { formerIbKeys, hasActiveDevice } from '../../support/former.ts'
import { ruling } from '../../support/here.ts'
import { activePhone, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-challenge-that-was-tried-stays-open',
    'A new challenge ends the one before it only if nobody has given a wrong response to that.',
    ['SEC-SINGLE-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newChallengeSupersedes: (older) => rules.newChallengeSupersedes(older) && older.failures === 0,
      })),
  ),
  wrong(
    'a-phone-gets-the-same-activation-challenge',
    'The physical security device has to answer the same challenge whenever IB Key is activated on the same phone.',
    ['SEC-SINGLE-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallenge: (random) => {
          const { operation, account, activation } = here()
          const asked = account?.activations.find(
            ({ hardwareId, challenge }) => hardwareId === activation?.hardwareId && challenge !== undefined,
          )
          return (
            (operation === 'startActivation' ? asked?.challenge : undefined) ?? rules.newChallenge(random)
          )
        },
      })),
  ),
  wrong(
    'each-platform-has-its-own-open-request',
    'A newer approval request ends an older one of the same platform only.',
    ['SEC-SINGLE-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newApprovalRequestSupersedes: (older) =>
          rules.newApprovalRequestSupersedes(older) && older.platform === here().platform,
      })),
  ),
  wrong(
    'windows-of-a-platform-share-their-secrets',
    'The secret of one login of a person is good for another one on the same platform.',
    ['SEC-BIND-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginSecretMatches: (given, secretDigest) =>
          rules.loginSecretMatches(given, secretDigest) ||
          (here().account?.logins.some(
            (login) => login.platform === here().platform && login.secretDigest === digest(given),
          ) ??
            false),
      })),
  ),
  wrong(
    'a-login-without-an-sms-takes-any-code',
    'A login that began without an SMS of its own accepts the Security Code of another login.',
    ['SEC-BIND-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' &&
            code.purpose === 'login' &&
            here().account?.smsCodes.every((other) => other.subject !== subject) === true),
      })),
  ),
  wrong(
    'the-new-phone-answers-for-the-old-one',
    'After a migration the new phone can answer an approval request that went to the old one.',
    ['SEC-BIND-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestIsFor: (request, device) =>
          rules.approvalRequestIsFor(request, device) ||
          formerIbKeys(here()).some(({ id }) => id === request.deviceId),
      })),
  ),
  wrong(
    'an-approval-opens-what-has-not-chosen',
    'An approval also completes the logins of the person that still wait for the choice of a device.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) || login.stage.at === 'chooseDevice',
      })),
  ),
  wrong(
    'mobile-shows-a-challenge-beside-sms',
    'IBKR Mobile shows a challenge for a login by SMS where the person has IB Key as well.',
    ['SEC-BIND-11'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) ||
          (device.type === 'sms' && login.platform === 'ibkrMobile' && activePhone(here()) !== undefined),
      })),
  ),
  wrong(
    'a-challenge-can-have-an-sms-too',
    'A login that waits for a response is sent a Security Code on demand where the person has SMS as well.',
    ['SEC-BIND-12'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityCodeExpected: (login) =>
          rules.securityCodeExpected(login) ||
          (login.stage.at === 'challenge' && hasActiveDevice(here(), 'sms')),
      })),
  ),
  wrong(
    'removed-sms-opens-once-more',
    'After SMS was removed, a Security Code still opens its login where the person has another SLS device.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          (active.length > 0 &&
            here().account?.devices.some(
              ({ id, type, status }) => id === login.deviceId && type === 'sms' && status === 'revoked',
            ) === true),
      })),
  ),
  wrong(
    'a-decline-beside-a-challenge-counts-for-nothing',
    'A decline is answered and does not end a login that shows a challenge already.',
    ['SEC-END-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        declineEnds: (login, request) => rules.declineEnds(login, request) && login.stage.at !== 'challenge',
      })),
  ),
  wrong(
    'a-login-by-sms-ends-all-requests',
    'A login by SMS ends the approval request of another login of the person.',
    ['SEC-END-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        successSupersedes: (request, login) =>
          rules.successSupersedes(request, login) || here().operation === 'giveSecurityCode',
      })),
  ),
  wrong(
    'webtrader-takes-statements-of-the-phone-before',
    'In WebTrader the attestation of a phone that had IB Key before is good for the approval of the new one.',
    ['SEC-CLAIM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationIsForPhone: (attested, hardwareId) =>
          rules.attestationIsForPhone(attested, hardwareId) ||
          (here().operation === 'answerPushRequest' &&
            isOn('webTrader')(here()) &&
            formerIbKeys(here()).some((former) => former.hardwareId === attested)),
      })),
  ),
]
