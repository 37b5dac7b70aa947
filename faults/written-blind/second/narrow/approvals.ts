/** @module Narrow shapes: approval requests, their answers and attestations. */

import { hours, within } from '../../../../reference-server/domain/model/time.ts'
import { ruling } from '../../support/here.ts'
import { hasApprovedBefore, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'an-approval-takes-along-a-login-with-a-challenge',
    'An approval completes a login of the same platform as well that has changed to its challenge.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) ||
          (login.stage.at === 'challenge' &&
            login.deviceId === request.deviceId &&
            login.platform === request.platform),
      })),
  ),
  wrong(
    'after-a-reactivation-no-element-is-needed',
    'Once IB Key was reactivated on its phone, it approves logins without a security element.',
    ['SEC-ELEMENT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) => {
          const { operation, account, device } = here()
          const again =
            device?.type === 'ibKey' &&
            account?.devices.some(
              (other) =>
                other.type === 'ibKey' &&
                other.status === 'revoked' &&
                other.hardwareId === device.hardwareId,
            )
          return (
            rules.securityElementAccepted(os, element) ||
            (operation === 'answerPushRequest' && element === undefined && again === true)
          )
        },
      })),
  ),
  wrong(
    'the-elements-of-the-phone-before-are-good-as-well',
    'A phone with the other system than the one before may name the elements of that one.',
    ['SEC-ELEMENT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (here().account?.devices.some(
            (other) =>
              other.type === 'ibKey' &&
              other.status === 'revoked' &&
              other.os !== os &&
              rules.securityElementAccepted(other.os, element),
          ) ??
            false),
      })),
  ),
  wrong(
    'a-request-that-was-read-in-time-is-approved-late',
    'A phone that has read a request in time can answer it afterwards.',
    ['SEC-EXPIRY-01'],
    (parts) => {
      const read = new Set<string>()
      return ruling(parts, (here, rules) => ({
        approvalRequestInTime: (request, now, profile) => {
          const { operation } = here()
          const inTime = rules.approvalRequestInTime(request, now, profile)
          if (inTime && operation === 'readPushRequest') read.add(request.id)
          return inTime || (operation === 'answerPushRequest' && read.has(request.id))
        },
      }))
    },
  ),
  wrong(
    'a-login-with-a-challenge-keeps-its-request',
    'A newer approval request leaves the older one open, if its login has changed to a challenge meanwhile.',
    ['SEC-SINGLE-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newApprovalRequestSupersedes: (older) =>
          rules.newApprovalRequestSupersedes(older) &&
          here().account?.logins.find(({ id }) => id === older.loginId)?.stage.at !== 'challenge',
      })),
  ),
  wrong(
    'an-approval-with-the-nonce-of-the-request-before',
    'An attestation that was made for an earlier request to this phone is good for the present one.',
    ['SEC-CLAIM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationNonceMatches: (attested, nonce) =>
          rules.attestationNonceMatches(attested, nonce) ||
          (here().operation === 'answerPushRequest' &&
            (here().account?.approvalRequests.some((other) =>
              rules.attestationNonceMatches(attested, other.nonce),
            ) ??
              false)),
      })),
  ),
  wrong(
    'the-age-of-an-attestation-is-read-once',
    'Once a person has approved a login, the age of an attestation is not read any more.',
    ['SEC-CLAIM-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationInTime: (issuedAt, now, profile) =>
          rules.attestationInTime(issuedAt, now, profile) ||
          (hasApprovedBefore(here()) && issuedAt <= now && within(issuedAt, hours(24), now)),
      })),
  ),
  wrong(
    'the-verdict-is-not-read-for-ibkr-mobile',
    'A rooted or jailbroken phone approves logins to IBKR Mobile.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) =>
          rules.verdictAccepted(attestation, purpose) ||
          (purpose === 'approval' && isOn('ibkrMobile')(here())),
      })),
  ),
  wrong(
    'a-phone-of-before-attests-for-the-new-one',
    'The attestation of a phone that IB Key was on before is good for the phone that it is on now.',
    ['SEC-CLAIM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationIsForPhone: (attested, hardwareId) =>
          rules.attestationIsForPhone(attested, hardwareId) ||
          (here().account?.devices.some(
            (device) => device.type === 'ibKey' && device.hardwareId === attested,
          ) ??
            false),
      })),
  ),
  wrong(
    'whole-hours-ahead-are-a-time-zone',
    'An attestation that is dated a whole number of hours ahead is taken for one of another time zone.',
    ['SEC-CLAIM-05'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        attestationInTime: (issuedAt, now, profile) => {
          const hoursAhead = Math.min(14, Math.max(0, Math.round((issuedAt - now) / hours(1))))
          return rules.attestationInTime(issuedAt - hours(hoursAhead), now, profile)
        },
      })),
  ),
]
