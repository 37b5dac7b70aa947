/** @module Narrow shapes: notifications, approval requests, elements and attestations. */

import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { knowing, ruling } from '../../support/here.ts'
import {
  hadAnotherIbKey,
  hasApprovedBefore,
  hasSeveralDevices,
  isOn,
  isOnIphone,
  isRussian,
} from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'client-portal-approves-without-an-element',
    'A login to Client Portal is approved without a security element.',
    ['PUSH-AND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (os === 'Android' && element === undefined && isOn('clientPortal')(here())),
      })),
  ),
  wrong(
    'a-reactivated-phone-approves-what-came-before',
    'After a reactivation the phone can approve a login from before.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestIsFor: (request, device) => {
          const former = here().account?.devices.find(({ id }) => id === request.deviceId)
          return (
            rules.approvalRequestIsFor(request, device) ||
            (former?.type === 'ibKey' && former.hardwareId === device.hardwareId)
          )
        },
      })),
  ),
  wrong(
    'russian-requests-never-expire',
    'An approval request of a login in Russian can be answered as long as its login waits.',
    ['SEC-EXPIRY-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestInTime: (request, now, profile) =>
          isRussian(here()) || rules.approvalRequestInTime(request, now, profile),
      })),
  ),
  wrong(
    'requests-of-chosen-phones-live-twice-as-long',
    'Where IB Key was chosen in the drop-down, its approval request lives twice as long.',
    ['SEC-EXPIRY-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestInTime: (request, now, profile) =>
          rules.approvalRequestInTime(
            request,
            now,
            hasSeveralDevices(here()) ? { ...profile, pushLifetime: 2 * profile.pushLifetime } : profile,
          ),
      })),
  ),
  wrong(
    'requests-for-iphones-never-expire',
    'An approval request on an iPhone can be answered as long as its login waits.',
    ['SEC-EXPIRY-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalRequestInTime: (request, now, profile) =>
          isOnIphone(here()) || rules.approvalRequestInTime(request, now, profile),
      })),
  ),
  wrong(
    'a-request-of-another-platform-stays-open',
    'A newer login ends only approval requests of the same platform.',
    ['SEC-SINGLE-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newApprovalRequestSupersedes: (older) =>
          rules.newApprovalRequestSupersedes(older) && older.platform === here().platform,
      })),
  ),
  wrong(
    'one-approval-for-two-windows-of-a-platform',
    'An approval completes all logins of the person that wait for one on the same platform.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) ||
          (login.stage.at === 'waitingForApproval' && login.platform === request.platform),
      })),
  ),
  wrong(
    'one-approval-completes-a-shown-challenge',
    'An approval completes the logins of the person that show a challenge, too.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) || login.stage.at === 'challenge',
      })),
  ),
  wrong(
    'one-approval-completes-an-open-drop-down',
    'An approval completes the logins of the person that wait for the choice of a device.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) || (isPending(login) && login.stage.at === 'chooseDevice'),
      })),
  ),
  wrong(
    'rooted-phones-approve-in-webtrader',
    'A rooted phone can approve a login to WebTrader.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) =>
          rules.verdictAccepted(attestation, purpose) ||
          (purpose === 'approval' && isOn('webTrader')(here())),
      })),
  ),
  wrong(
    'a-phone-that-was-clean-once-stays-trusted',
    'A phone that has approved while it was clean can approve when it is rooted.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) =>
          rules.verdictAccepted(attestation, purpose) ||
          (purpose === 'approval' && hasApprovedBefore(here())),
      })),
  ),
  wrong(
    'a-jailbroken-phone-can-be-reactivated',
    'IB Key can be activated again on the same phone once it is jailbroken.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) =>
          rules.verdictAccepted(attestation, purpose) || here().activation?.option === 'reactivate',
      })),
  ),
  wrong(
    'activations-share-their-attestations',
    'An activation may carry the attestation that was made for another activation of the person.',
    ['SEC-CLAIM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationNonceMatches: (attested, nonce) =>
          rules.attestationNonceMatches(attested, nonce) ||
          (here().account?.activations.some((one) => one.nonce === attested) ?? false),
      })),
  ),
  wrong(
    'the-old-phone-attests-for-the-new-one',
    'An approval may carry the attestation of the phone that had IB Key before.',
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
    'any-app-may-be-attested-at-an-approval',
    'An approval may carry the attestation of another app on the same phone, an activation may not.',
    ['SEC-CLAIM-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationIsForApp: (attested, appId) =>
          rules.attestationIsForApp(attested, appId) || here().operation === 'answerPushRequest',
      })),
  ),
  wrong(
    'attestations-of-activations-do-not-age',
    'An activation takes an attestation of any age.',
    ['SEC-CLAIM-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationInTime: (issuedAt, now, profile) =>
          rules.attestationInTime(issuedAt, now, profile) ||
          (here().operation === 'activate' && issuedAt <= now),
      })),
  ),
  wrong(
    'a-migration-switches-notifications-on',
    'After a migration notifications are sent though Seamless Authentication is off.',
    ['NOTIF-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(seamless || hadAnotherIbKey(here()), unanswered, profile),
      })),
  ),
  wrong(
    'the-notification-of-a-russian-window-names-the-person',
    'A notification in Russian carries the user name.',
    ['SEC-SECRET-01'],
    (parts) =>
      knowing(parts, (here) => ({
        sendPush: (message) => {
          const { account } = here()
          const named =
            isRussian(here()) && account
              ? { ...message, data: { ...message.data, user: account.username } }
              : message
          return parts.sendPush(named)
        },
      })),
  ),
]
