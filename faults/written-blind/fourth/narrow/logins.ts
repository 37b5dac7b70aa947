/** @module Narrow shapes: logins on single platforms, beside a session, at the end of a notification, the second time. */

import { remembering } from '../../support/after.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

const minute = 60_000
const second = 1_000

export default [
  wrong(
    'webtrader-trusts-a-login-to-tws-of-the-last-minute',
    'A login to WebTrader within a minute of one to TWS is complete by the password.',
    ['PUSH-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorRequired: (active, platform) =>
          rules.secondFactorRequired(active, platform) &&
          !(
            platform === 'webTrader' &&
            here().account?.sessions.some(
              (session) => session.platform === 'tws' && parts.clock.now() - session.begunAt < minute,
            )
          ),
      })),
  ),
  wrong(
    'nobody-who-is-in-the-app-is-notified',
    'Whoever has a session in IBKR Mobile gets no notification when another platform asks for the second factor.',
    ['PUSH-AND-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(seamless, unanswered, profile) &&
          !here().account?.sessions.some(
            (session) =>
              session.platform === 'ibkrMobile' &&
              rules.sessionInTime(session, parts.clock.now(), profile) &&
              rules.sessionNotIdle(session, parts.clock.now(), profile),
          ),
      })),
  ),
  wrong(
    'a-minute-of-grace-after-an-approval',
    'Within a minute of an approval an Android phone may approve the next login without any element.',
    ['PUSH-AND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted(os, element) {
          const { operation, account } = here()
          const isRecent = account?.approvalRequests.some(
            ({ state, createdAt }) => state === 'approved' && parts.clock.now() - createdAt < minute,
          )
          return (
            rules.securityElementAccepted(os, element) ||
            (os === 'Android' &&
              operation === 'answerPushRequest' &&
              element === undefined &&
              isRecent === true)
          )
        },
      })),
  ),
  wrong(
    'an-approval-in-the-last-second-is-lost',
    'An approval by an iPhone in the last second of its request is confirmed, but its window never hears of it.',
    ['PUSH-FID-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        approvalCompletes(login, request) {
          const { device } = here()
          const left = request.createdAt + parts.profile.pushLifetime - parts.clock.now()
          const isLost = device?.type === 'ibKey' && device.os === 'iOS' && left <= second
          return rules.approvalCompletes(login, request) && !isLost
        },
      })),
  ),
  wrong(
    'the-second-challenge-has-no-box',
    'From the second Challenge code of a login to WebTrader on, there is no box for the response.',
    ['CR-IOS-03'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, Set<string>>(),
        (memory, right) => ({
          ...right,
          screens: {
            ...right.screens,
            login(view, words) {
              const screen = right.screens.login(view, words)
              const { login, challenge } = view
              if (login.platform !== 'webTrader' || challenge === undefined) return screen
              const shown = (memory().get(login.id) ?? new Set()).add(challenge)
              memory().set(login.id, shown)
              return shown.size > 1 ? { ...screen, fields: [] } : screen
            },
          },
        }),
      ),
  ),
  wrong(
    'no-challenge-after-the-notification-on-a-trading-device',
    'On an Android trading device no Challenge code can be asked for any more once the notification has expired.',
    ['XDEV-AND-02'],
    (parts) =>
      knowing(parts, (here) => ({
        rules: {
          ...parts.rules,
          challengeOffered(login, device) {
            const request = here().account?.approvalRequests.find(({ loginId }) => loginId === login.id)
            const isOver =
              request && !parts.rules.approvalRequestInTime(request, parts.clock.now(), parts.profile)
            return (
              parts.rules.challengeOffered(login, device) &&
              !(
                isOn('ibkrMobile')(here()) &&
                login.os === 'Android' &&
                login.stage.at === 'waitingForApproval' &&
                isOver
              )
            )
          },
        },
      })),
  ),
]
