/** @module Narrow shapes: locks, counts, and what an answer tells of them. */

import { noAttempts } from '../../../../reference-server/domain/model/password-attempts.ts'
import { revisingAfter } from '../../support/after.ts'
import { answering, asRefusal, textIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { hasSeveralDevices } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-lock-leaves-logins-that-wait-for-an-approval',
    'When the second factor locks, logins that wait for an approval go on, and can be approved meanwhile.',
    ['SEC-LIMIT-04'],
    (parts) =>
      revisingAfter(parts, ['giveResponse', 'giveSecurityCode', 'confirmMobileNumber'], (after, before) =>
        after.secondFactor.lockedAt === before.secondFactor.lockedAt
          ? after
          : {
              ...after,
              logins: after.logins.map((login) => {
                const was = before.logins.find(({ id }) => id === login.id)
                return was?.stage.at === 'waitingForApproval' ? was : login
              }),
            },
      ),
  ),
  wrong(
    'several-devices-know-no-lock',
    'The lock of the second factor does not hold for people with several SLS devices.',
    ['SEC-LIMIT-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        secondFactorLockLeft: (lock, now, profile) =>
          hasSeveralDevices(here()) ? 0 : rules.secondFactorLockLeft(lock, now, profile),
      })),
  ),
  wrong(
    'the-second-decline-is-a-wrong-answer',
    'From the second decline on, declining a login counts as a wrong answer.',
    ['SEC-LIMIT-12'],
    (parts) =>
      revisingAfter(parts, ['answerPushRequest'], (after, before) => {
        const declines = (account: typeof after) =>
          account.approvalRequests.filter(({ state }) => state === 'declined').length
        if (declines(after) === declines(before) || declines(before) === 0) return after
        const failures = after.secondFactor.failures + 1
        return {
          ...after,
          secondFactor: parts.rules.failuresLockSecondFactor(failures, parts.profile)
            ? { failures: 0, lockedAt: parts.clock.now() }
            : { ...after.secondFactor, failures },
        }
      }),
  ),
  wrong(
    'a-login-by-sms-forgives-nothing',
    'After a login by SMS the count of wrong answers goes on.',
    ['SEC-LIMIT-10'],
    (parts) =>
      revisingAfter(parts, ['giveSecurityCode'], (after, before, { login }) =>
        after.logins.some(({ id, stage }) => id === login?.id && stage.at === 'collected')
          ? { ...after, secondFactor: { ...after.secondFactor, failures: before.secondFactor.failures } }
          : after,
      ),
  ),
  wrong(
    'the-app-forgives-no-wrong-passwords',
    'The right password in the app leaves the count of wrong ones as it was.',
    ['SEC-LIMIT-13'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) =>
            parts.store.transactAttempts(username, (before) => {
              const after = decide(before)
              return after.attempts === noAttempts && here().operation === 'readActivationOptions'
                ? { ...after, attempts: before }
                : after
            }),
        },
      })),
  ),
  wrong(
    'the-app-does-not-lock-unknown-names',
    'In the app wrong passwords are counted for user names that exist, and for no others.',
    ['SEC-ENUM-03'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) =>
            parts.store.transactAttempts(username, (before) =>
              here().operation === 'readActivationOptions' && here().account === undefined
                ? { ...decide(noAttempts), attempts: before }
                : decide(before),
            ),
        },
      })),
  ),
  wrong(
    'no-work-for-a-name-that-is-entered-again',
    'Where user name and password are entered again, an unknown user name costs no work.',
    ['SEC-ENUM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verifierToCompare: (verifier, decoy) =>
          here().operation === 'startActivation' || here().operation === 'setOptOut'
            ? verifier
            : rules.verifierToCompare(verifier, decoy),
      })),
  ),
  wrong(
    'opting-out-is-a-place-to-guess-passwords',
    'Wrong passwords of somebody who opts out are not counted.',
    ['SEC-LIMIT-09'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) =>
            parts.store.transactAttempts(username, (before) => {
              const after = decide(before)
              return here().operation === 'setOptOut' ? { ...after, attempts: before } : after
            }),
        },
      })),
  ),
  wrong(
    'ibkr-mobile-is-refused-at-the-limit-of-notifications',
    'At the limit of notifications IBKR Mobile refuses the login, and shows no challenge.',
    ['SEC-CAP-04'],
    (parts) =>
      answering(parts, async (answer, { operation, body }) => {
        if (operation !== 'logIn' || body.platform !== 'ibkrMobile' || answer.json.state !== 'challenge')
          return undefined
        const account = await parts.store.read(parts.rules.usernameKey(textIn(body, 'username')))
        const since = parts.clock.now() - parts.profile.pushCapWindow
        const unanswered = account?.approvalRequests.filter(({ createdAt }) => createdAt > since) ?? []
        return account?.seamless && unanswered.length >= parts.profile.pushCap
          ? asRefusal('too_many', answer)
          : undefined
      }),
  ),
]
