/** @module Narrow shapes: what a code, a challenge or a proof is good for. */

import { unguarded } from '../../../server/support/store.ts'
import { revisingAfter } from '../../support/after.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-used-confirm-code-returns-with-its-number',
    'A Confirm Code that was used is good again after another number was entered and the former once more.',
    ['SEC-SINGLE-03'],
    unguarded((parts) =>
      revisingAfter(parts, ['changeMobileNumber'], (after) => ({
        ...after,
        smsCodes: after.smsCodes.map((code) =>
          code.purpose === 'verifyNumber' &&
          code.state === 'used' &&
          code.subject === after.mobileNumber?.onRecord
            ? { ...code, state: 'open' }
            : code,
        ),
      })),
    ),
  ),
  wrong(
    'a-challenge-answered-wrongly-stays',
    'A challenge to which a wrong response was given stays good beside the one that is asked for next.',
    ['SEC-SINGLE-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        newChallengeSupersedes: (older) => rules.newChallengeSupersedes(older) && older.failures === 0,
      })),
  ),
  wrong(
    'tws-without-a-challenge-takes-any',
    'A window of TWS that has no open challenge takes the response to that of another window of the person.',
    ['SEC-BIND-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        challengeIsFor: (challenge, login) => {
          const { account, operation } = here()
          const hasOwn = account?.challenges.some(
            (one) => one.loginId === login.id && rules.challengeIsOpen(one),
          )
          return (
            rules.challengeIsFor(challenge, login) ||
            (operation === 'giveResponse' && login.platform === 'tws' && !hasOwn)
          )
        },
      })),
  ),
  wrong(
    'a-window-without-an-sms-takes-the-code-of-another',
    'A login that began within the two minutes, without an SMS, takes the code that was sent for another one.',
    ['SEC-BIND-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) => {
          const { account, operation } = here()
          const hasOwn = account?.smsCodes.some((one) => one.subject === subject)
          return (
            rules.codeIsFor(code, purpose, subject) ||
            (operation === 'giveSecurityCode' && code.purpose === 'login' && !hasOwn)
          )
        },
      })),
  ),
  wrong(
    'numbers-are-told-apart-by-seven-digits',
    'A Confirm Code also confirms a number of another country or area with the same last seven digits.',
    ['SEC-BIND-07'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'verifyNumber' &&
            code.purpose === purpose &&
            code.subject.slice(-7) === subject.slice(-7)),
      })),
  ),
  wrong(
    'codes-outlive-a-number-that-is-confirmed-elsewhere',
    'A security code to the former number stays good where another was confirmed in a session of TWS.',
    ['SEC-BIND-14'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verificationVoidsCode: (code, verified) =>
          rules.verificationVoidsCode(code, verified) && here().session?.platform !== 'tws',
      })),
  ),
  wrong(
    'a-removed-device-answers-beside-another',
    'A login goes on with the physical security device that was removed, as long as there is another one.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          (active.some(({ type }) => type === 'physical') &&
            (here().account?.devices.some(({ id, type }) => id === login.deviceId && type === 'physical') ??
              false)),
      })),
  ),
  wrong(
    'an-activation-outlives-one-of-two-devices',
    'An activation before its PIN goes on without the device that has proven it, as long as there is another.',
    ['SEC-BIND-16'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        removalVoidsProof: (provenBy, removed) =>
          rules.removalVoidsProof(provenBy, removed) &&
          !here().account?.devices.some(
            ({ id, type, status }) => type === 'physical' && status === 'active' && id !== removed.id,
          ),
      })),
  ),
]
