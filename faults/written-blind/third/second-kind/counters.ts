/** @module A second kind: counters of several sources, and what happens at the same time. */

import { countFailure } from '../../../../reference-server/domain/events/account/failures.ts'
import { within } from '../../../../reference-server/domain/model/time.ts'
import { answering, codeOf, textIn } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { activePhone } from '../../support/history.ts'
import { racingPasswords } from '../../support/overlap.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'logins-do-not-see-each-others-sms',
    'Logins that arrive at the same time each send an SMS, as each looks at the person as before.',
    ['SEC-RACE-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          rules.smsCooldownLeft(
            here().operation === 'logIn' ? (here().account?.smsCodes ?? sent) : sent,
            request,
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'window-and-app-overwrite-each-others-count',
    'Of wrong passwords that arrive from a login window and from the app at the same time, some are not counted.',
    ['SEC-RACE-07'],
    (parts) => racingPasswords(parts, (one, other) => one.operation !== other.operation),
  ),
  wrong(
    'activation-tokens-are-not-counted',
    'Activation Tokens that nobody enters do not count for the pause of text messages.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          sent.length >= profile.smsDailyCap ||
          rules.smsCapReached(
            sent.filter(({ purpose }) => purpose !== 'activation'),
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'a-new-phone-begins-the-count-of-notifications',
    'Notifications that nobody has answered on the old phone are forgotten with a migration.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const phone = activePhone(here())
          const own = here().account?.approvalRequests.filter(
            ({ deviceId, createdAt }) =>
              deviceId === phone?.id && within(createdAt, profile.pushCapWindow, parts.clock.now()),
          )
          return rules.pushIsSent(seamless, Math.min(unanswered, own?.length ?? unanswered), profile)
        },
      })),
  ),
  wrong(
    'passwords-in-the-app-lock-the-phone',
    'Wrong passwords that are typed into the app count as wrong answers of the second factor.',
    ['SEC-LIMIT-08'],
    (parts) =>
      answering(parts, async (answer, { operation, body }) => {
        if (operation !== 'readActivationOptions' || codeOf(answer) !== 'invalid_credentials')
          return undefined
        const { rules, profile, clock, random, appId, store } = parts
        await store.transact(rules.usernameKey(textIn(body, 'username')), (account) => ({
          account: countFailure(account, { now: clock.now(), rules, profile, random, appId }),
          result: undefined,
        }))
        return undefined
      }),
  ),
]
