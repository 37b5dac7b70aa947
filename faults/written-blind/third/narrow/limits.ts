/** @module Narrow shapes: what is counted, and for whom. */

import { within } from '../../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { revisingAfter } from '../../support/after.ts'
import { answering, asRefusal, textIn } from '../../support/exchange.ts'
import { type Here, knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

/** Notifications that nobody has approved, as the limit counts them. */
function unanswered({ account }: Here, { clock, profile }: ServerParts): number {
  const requests = account?.approvalRequests ?? []
  return requests
    .slice(requests.findLastIndex(({ state }) => state === 'approved') + 1)
    .filter(({ createdAt }) => within(createdAt, profile.pushCapWindow, clock.now())).length
}

export default [
  wrong(
    'a-trading-iphone-never-tires',
    'A challenge that an iPhone as trading device shows is never void.',
    ['SEC-LIMIT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          rules.attemptsExhausted(failures, profile) &&
          !(here().operation === 'giveResponse' && here().login?.os === 'iOS'),
      })),
  ),
  wrong(
    'physical-devices-are-not-counted',
    'Wrong responses to the challenge of a physical security device do not count against the person.',
    ['SEC-LIMIT-04'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, earlier, { device }) =>
        device?.type === 'physical' && after.sessions.length === earlier.sessions.length
          ? { ...after, secondFactor: earlier.secondFactor, logins: earlier.logins }
          : after,
      ),
  ),
  wrong(
    'opting-out-guesses-passwords',
    'Wrong passwords that are entered to opt out are not counted.',
    ['SEC-LIMIT-09'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) =>
            parts.store.transactAttempts(username, (earlier) => {
              const change = decide(earlier)
              return here().operation === 'setOptOut' ? { ...change, attempts: earlier } : change
            }),
        },
      })),
  ),
  wrong(
    'the-app-counts-each-spelling',
    'The app counts the wrong passwords of each spelling of a user name by itself.',
    ['SEC-LIMIT-15'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) => {
            const typed = textIn(here().body, 'username')
            const own = here().operation === 'readActivationOptions' && typed !== username
            return parts.store.transactAttempts(own ? `${username} ${typed}` : username, decide)
          },
        },
      })),
  ),
  wrong(
    'an-iphone-tries-the-physical-device-for-ever',
    'The challenge of an activation on an iPhone is never void.',
    ['SEC-LIMIT-17'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          rules.attemptsExhausted(failures, profile) &&
          !(here().operation === 'activate' && here().activation?.challenge !== undefined),
      })),
  ),
  wrong(
    'each-window-asks-for-its-own-sms',
    'A window that asks for another SMS has to wait only for its own.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          rules.smsCooldownLeft(
            here().operation === 'askForAnotherSms'
              ? sent.filter(({ subject }) => subject === request.subject)
              : sent,
            request,
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'mobile-stops-with-the-notifications',
    'Whoever gets no notifications any more is refused by IBKR Mobile.',
    ['SEC-CAP-04'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, (answer, { operation, body }) =>
          operation === 'logIn' &&
          body.platform === 'ibkrMobile' &&
          answer.json.state === 'challenge' &&
          here().account?.seamless === true &&
          unanswered(here(), parts) >= parts.profile.pushCap
            ? asRefusal('too_many', { ...answer, json: {} })
            : undefined,
        )
        return { middleware: changed.middleware }
      }),
  ),
]
