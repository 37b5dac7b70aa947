/** @module Narrow shapes: notifications, their approval, and the way around them. */

import { isPending } from '../../../../reference-server/domain/model/login.ts'
import { remembering } from '../../support/after.ts'
import { hasActiveDevice } from '../../support/former.ts'
import { knowing, ruling } from '../../support/here.ts'
import {
  activePhone,
  hadAnotherIbKey,
  hasApprovedBefore,
  hasSeveralDevices,
  isOn,
} from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'webtrader-waits-beside-another-window',
    'An approved login to WebTrader does not go on while the person has another login under way.',
    ['PUSH-AND-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) &&
          !(request.platform === 'webTrader' && (here().account?.logins.filter(isPending).length ?? 0) > 1),
      })),
  ),
  wrong(
    'a-chosen-android-phone-is-not-notified',
    'In TWS an Android phone that was chosen in the drop-down gets no notification.',
    ['PUSH-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(seamless, unanswered, profile) &&
          !(
            here().operation === 'chooseDevice' &&
            isOn('tws')(here()) &&
            activePhone(here())?.os === 'Android'
          ),
      })),
  ),
  wrong(
    'the-second-approval-needs-no-finger',
    'An Android phone that has approved a login before may approve without any security element.',
    ['PUSH-AND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (os === 'Android' &&
            element === undefined &&
            here().operation === 'answerPushRequest' &&
            hasApprovedBefore(here())),
      })),
  ),
  wrong(
    'an-expired-notification-takes-the-challenge-along',
    'For a login with an Android phone no challenge is shown once its notification has expired.',
    ['CR-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeOffered: (login, device) =>
          rules.challengeOffered(login, device) &&
          !(
            device.type === 'ibKey' &&
            device.os === 'Android' &&
            here().account?.approvalRequests.some(
              (request) =>
                request.loginId === login.id &&
                !rules.approvalRequestInTime(request, parts.clock.now(), parts.profile),
            )
          ),
      })),
  ),
  wrong(
    'beside-sms-webtrader-takes-no-response',
    'WebTrader does not accept the response of IB Key from a person who has SMS as well.',
    ['CR-AND-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) &&
          !(device.type === 'ibKey' && isOn('webTrader')(here()) && hasActiveDevice(here(), 'sms')),
      })),
  ),
  wrong(
    'a-new-iphone-has-no-passcode',
    'An iPhone to which IB Key has moved cannot approve with its Passcode.',
    ['PUSH-FID-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) &&
          !(element === 'passcode' && here().operation === 'answerPushRequest' && hadAnotherIbKey(here())),
      })),
  ),
  wrong(
    'the-box-is-there-once',
    'In WebTrader a second challenge of a login with an iPhone has no box for the response.',
    ['CR-IOS-03'],
    (parts) =>
      remembering(
        parts,
        () => new Set<string>(),
        (again, remembered) =>
          knowing(remembered, (here) => ({
            screens: {
              ...remembered.screens,
              login: (view, labels) => {
                const { operation, login } = here()
                if (operation === 'askForChallenge' && login?.stage.at === 'challenge') again().add(login.id)
                const screen = remembered.screens.login(view, labels)
                return again().has(view.login.id) &&
                  view.login.platform === 'webTrader' &&
                  activePhone(here())?.os === 'iOS'
                  ? { ...screen, fields: [] }
                  : screen
              },
            },
          })),
      ),
  ),
  wrong(
    'beside-another-device-there-is-no-link',
    'Client Portal has no link for a missing notification where the person has chosen among several devices.',
    ['CR-AND-03'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          login: (view, labels) => {
            const screen = parts.screens.login(view, labels)
            return view.state === 'waitingForApproval' &&
              view.login.platform === 'clientPortal' &&
              hasSeveralDevices(here())
              ? { ...screen, controls: [] }
              : screen
          },
        },
      })),
  ),
]
