/** @module Narrow shapes: logins, their challenges and devices, and what ends with what. */

import { revisingAfter } from '../../support/after.ts'
import { ruling } from '../../support/here.ts'
import { isOn, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'the-challenge-of-a-chosen-device-never-ends',
    'The challenge of a physical security device that stands beside IB Key can be answered as long as its login lasts.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeInTime: (challenge, now, profile) =>
          rules.challengeInTime(challenge, now, profile) ||
          (here().device?.type === 'physical' &&
            (here().account?.devices.some(({ type, status }) => type === 'ibKey' && status === 'active') ??
              false)),
      })),
  ),
  wrong(
    'in-russian-old-challenges-stay-good',
    'In a Russian window a new challenge does not end the one before it.',
    ['SEC-SINGLE-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallengeSupersedes: (older) => !isRussian(here()) && rules.newChallengeSupersedes(older),
      })),
  ),
  wrong(
    'two-notifications-of-one-platform-stay',
    'A newer approval request leaves an older one open that is for a login to the same platform.',
    ['SEC-SINGLE-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newApprovalRequestSupersedes: (older) =>
          older.platform !== here().platform && rules.newApprovalRequestSupersedes(older),
      })),
  ),
  wrong(
    'a-decline-ends-the-whole-platform',
    'Declining a login to WebTrader ends the other logins to WebTrader.',
    ['SEC-END-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        declineEnds: (login, request) =>
          rules.declineEnds(login, request) ||
          (request.platform === 'webTrader' &&
            login.platform === 'webTrader' &&
            login.stage.at === 'challenge'),
      })),
  ),
  wrong(
    'a-response-takes-back-another-notification',
    'A right response ends the approval request of another login, too.',
    ['SEC-END-02'],
    (parts) => ruling(parts, () => ({ successSupersedes: () => true })),
  ),
  wrong(
    'a-login-stands-with-a-device-of-its-type',
    'A login goes on with a removed device as long as another of its type is active.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginDeviceStands: (login, active) => {
          const mine = here().account?.devices.find(({ id }) => id === login.deviceId)
          return rules.loginDeviceStands(login, active) || active.some(({ type }) => type === mine?.type)
        },
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) || challenge.deviceId === here().login?.deviceId,
      })),
  ),
  wrong(
    'a-second-challenge-has-five-digits',
    'The second challenge of a login has five digits.',
    ['SYNC-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallenge: (random) => {
          const { account, login } = here()
          const text = rules.newChallenge(random)
          return login && account?.challenges.some(({ loginId }) => loginId === login.id)
            ? text.slice(1)
            : text
        },
      })),
  ),
  wrong(
    'use-keeps-no-session-of-webtrader',
    'A session of WebTrader ends half an hour after its login though it is used.',
    ['SEC-SESSION-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionUseIsRecorded: (session, now, profile) =>
          session.platform !== 'webTrader' && rules.sessionUseIsRecorded(session, now, profile),
      })),
  ),
  wrong(
    'a-logout-from-the-app-ends-nothing',
    'A logout from IBKR Mobile leaves its session good.',
    ['SEC-SESSION-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        logOutEnds: (sessionId, loggedOutId) =>
          !isOn('ibkrMobile')(here()) && rules.logOutEnds(sessionId, loggedOutId),
      })),
  ),
  wrong(
    'a-logout-keeps-from-enrolment',
    'Who logs out before the enrolment in SMS is due is not enrolled.',
    ['SMS-10'],
    (parts) => revisingAfter(parts, ['logOut'], ({ enrolmentDueAt: _due, ...after }) => after),
  ),
  wrong(
    'the-switch-is-lost-with-the-last-session',
    'With the logout Seamless Authentication is on again.',
    ['NOTIF-10'],
    (parts) => revisingAfter(parts, ['logOut'], (after) => ({ ...after, seamless: true })),
  ),
  wrong(
    'only-the-first-account-mandates',
    'Of the countries of several accounts the first alone decides whether two factors are mandatory.',
    ['REG-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        twoFactorMandatory: (account) =>
          rules.twoFactorMandatory({ ...account, accounts: account.accounts.slice(0, 1) }),
      })),
  ),
]
