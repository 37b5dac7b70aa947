/** @module Narrow shapes: attempts, counts, locks, and notifications without an answer. */

import type { Operation } from '../../../../contract/routes.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { type Here, knowing, revising, ruling } from '../../support/here.ts'
import { hadAnotherIbKey, isOn, isOnIphone, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

/** A wrong answer at this place is not counted. */
const uncounted = (parts: ServerParts, at: (here: Here) => boolean): ServerParts =>
  knowing(parts, (here) => ({
    store: revising(parts, (after, before) => {
      const counted =
        after.secondFactor.failures > before.secondFactor.failures ||
        after.secondFactor.lockedAt !== before.secondFactor.lockedAt
      return counted && at(here())
        ? { ...after, secondFactor: before.secondFactor, logins: before.logins }
        : after
    }),
  }))

/** A success of this operation clears the count of wrong answers. */
const clearing = (parts: ServerParts, at: (here: Here) => boolean): ServerParts =>
  knowing(parts, (here) => ({
    store: revising(parts, (after, before) =>
      after !== before && after.secondFactor.failures === before.secondFactor.failures && at(here())
        ? { ...after, secondFactor: { failures: 0, lockedAt: after.secondFactor.lockedAt } }
        : after,
    ),
  }))

const inOperation =
  (...operations: readonly Operation[]) =>
  ({ operation }: Here): boolean =>
    operations.some((one) => one === operation)

const unlimited = (parts: ServerParts, at: (here: Here) => boolean): ServerParts =>
  ruling(parts, (here, rules) => ({
    attemptsExhausted: (failures, profile) => !at(here()) && rules.attemptsExhausted(failures, profile),
  }))

export default [
  wrong(
    'confirm-codes-in-russian-take-any-number-of-tries',
    'In Russian a Confirm Code is never void, however often a wrong one is entered.',
    ['SEC-LIMIT-03'],
    (parts) => unlimited(parts, (here) => inOperation('confirmMobileNumber')(here) && isRussian(here)),
  ),
  wrong(
    'webtrader-challenges-take-any-number-of-tries',
    'In WebTrader a challenge is never void.',
    ['SEC-LIMIT-01'],
    (parts) => unlimited(parts, (here) => inOperation('giveResponse')(here) && isOn('webTrader')(here)),
  ),
  wrong(
    'tokens-on-iphones-take-any-number-of-tries',
    'An Activation Token that is entered on an iPhone is never void.',
    ['SEC-LIMIT-14'],
    (parts) => unlimited(parts, (here) => inOperation('activate')(here) && isOnIphone(here)),
  ),
  wrong(
    'activation-challenges-on-android-take-any-number-of-tries',
    'On Android the challenge of an activation is never void.',
    ['SEC-LIMIT-17'],
    (parts) =>
      unlimited(
        parts,
        (here) => inOperation('verifyActivationToken')(here) && here.activation?.challenge !== undefined,
      ),
  ),
  wrong(
    'wrong-pins-of-a-reactivation-count-nothing',
    'Wrong PINs of a reactivation are not counted.',
    ['SEC-LIMIT-11'],
    (parts) => uncounted(parts, (here) => inOperation('activate')(here) && !isOnIphone(here)),
  ),
  wrong(
    'wrong-confirm-codes-count-nothing-after-a-change',
    'Wrong Confirm Codes are not counted where another number was verified before.',
    ['SEC-LIMIT-11'],
    (parts) =>
      uncounted(
        parts,
        (here) =>
          inOperation('confirmMobileNumber')(here) && here.account?.mobileNumber?.lastVerified !== undefined,
      ),
  ),
  wrong(
    'wrong-answers-of-physical-devices-count-nothing',
    'Wrong responses of a physical security device to an activation are not counted.',
    ['SEC-LIMIT-11'],
    (parts) => uncounted(parts, (here) => here.activation?.challenge !== undefined),
  ),
  wrong(
    'wrong-responses-on-mobile-count-nothing',
    'Wrong responses in IBKR Mobile are not counted over its logins.',
    ['SEC-LIMIT-04'],
    (parts) => uncounted(parts, (here) => inOperation('giveResponse')(here) && isOn('ibkrMobile')(here)),
  ),
  wrong(
    'a-challenge-in-client-portal-clears-the-count',
    'In Client Portal a new challenge makes wrong answers forgotten.',
    ['SEC-LIMIT-05'],
    (parts) => clearing(parts, (here) => inOperation('askForChallenge')(here) && isOn('clientPortal')(here)),
  ),
  wrong(
    'a-choice-clears-the-count',
    'A choice in the drop-down makes wrong answers forgotten.',
    ['SEC-LIMIT-04'],
    (parts) => clearing(parts, inOperation('chooseDevice')),
  ),
  wrong(
    'a-russian-confirm-code-clears-the-count',
    'In Russian a right Confirm Code makes wrong answers forgotten.',
    ['SEC-LIMIT-04'],
    (parts) => clearing(parts, (here) => inOperation('confirmMobileNumber')(here) && isRussian(here)),
  ),
  wrong(
    'an-activation-clears-the-count',
    'An activation of IB Key makes wrong answers forgotten.',
    ['SEC-LIMIT-04'],
    (parts) => clearing(parts, inOperation('activate')),
  ),
  wrong(
    'a-decline-on-an-iphone-is-a-wrong-answer',
    'Whoever declines on an iPhone has given a wrong answer.',
    ['SEC-LIMIT-12'],
    (parts) =>
      knowing(parts, (here) => ({
        store: revising(parts, (after, before) => {
          const declined = after.approvalRequests.some(
            ({ id, state }) =>
              state === 'declined' &&
              before.approvalRequests.some((one) => one.id === id && one.state === 'open'),
          )
          if (!declined || !isOnIphone(here())) return after
          const failures = after.secondFactor.failures + 1
          return {
            ...after,
            secondFactor:
              failures >= parts.profile.secondFactorTries
                ? { failures: 0, lockedAt: parts.clock.now() }
                : { ...after.secondFactor, failures },
          }
        }),
      })),
  ),
  wrong(
    'the-password-lock-does-not-hold-for-the-app',
    'While the password is locked the app can go on trying passwords.',
    ['SEC-LIMIT-09'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        passwordLockLeft: (attempts, now, profile) =>
          inOperation('readActivationOptions', 'startActivation')(here())
            ? 0
            : rules.passwordLockLeft(attempts, now, profile),
      })),
  ),
  wrong(
    'opting-out-tries-passwords-without-end',
    'Whoever opts out can try passwords while the password is locked.',
    ['SEC-LIMIT-09'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        passwordLockLeft: (attempts, now, profile) =>
          inOperation('setOptOut')(here()) ? 0 : rules.passwordLockLeft(attempts, now, profile),
      })),
  ),
  wrong(
    'russian-windows-have-twenty-times-the-tries',
    'In a Russian window the password is locked after twenty times as many tries.',
    ['SEC-LIMIT-09'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        failuresLockPassword: (failures, profile) =>
          rules.failuresLockPassword(
            failures,
            isRussian(here()) ? { ...profile, passwordTries: 20 * profile.passwordTries } : profile,
          ),
      })),
  ),
  wrong(
    'chosen-phones-get-notifications-without-end',
    'Where IB Key is chosen in the drop-down, notifications without an answer never come to a pause.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) =>
          rules.pushIsSent(seamless, here().operation === 'chooseDevice' ? 0 : unanswered, profile),
      })),
  ),
  wrong(
    'each-platform-has-its-notifications',
    'Notifications without an answer are counted per platform.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const elsewhere =
            here().account?.approvalRequests.filter(({ platform }) => platform !== here().platform).length ??
            0
          return rules.pushIsSent(seamless, Math.max(0, unanswered - elsewhere), profile)
        },
      })),
  ),
  wrong(
    'a-declined-notification-begins-the-count-anew',
    'Whoever declines a login has answered, so that the count of notifications begins anew.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const requests = here().account?.approvalRequests ?? []
          const since =
            requests.length -
            1 -
            requests.findLastIndex(({ state }) => state === 'declined' || state === 'approved')
          return rules.pushIsSent(seamless, Math.min(unanswered, since), profile)
        },
      })),
  ),
  wrong(
    'a-migration-begins-the-count-of-notifications-anew',
    'Another phone begins the count of notifications without an answer anew.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const active = here().account?.devices.find(
            (device) => device.type === 'ibKey' && device.status === 'active',
          )
          const own =
            here().account?.approvalRequests.filter(({ deviceId }) => deviceId === active?.id).length ?? 0
          return rules.pushIsSent(
            seamless,
            hadAnotherIbKey(here()) ? Math.min(unanswered, own) : unanswered,
            profile,
          )
        },
      })),
  ),
]
