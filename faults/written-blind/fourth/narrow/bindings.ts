/** @module Narrow shapes: what is good once, for one login, one purpose, one number, one device. */

import { remembering, revisingAfter } from '../../support/after.ts'
import { answering } from '../../support/exchange.ts'
import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-confirm-code-is-good-again-after-there-and-back',
    'A Confirm Code that was used is good once more after the number was changed away and back.',
    ['SEC-SINGLE-03'],
    (parts) => {
      parts.store.dropGuards()
      return ruling(parts, (here, rules) => ({
        codeIsOpen: (code) =>
          rules.codeIsOpen(code) ||
          (here().operation === 'confirmMobileNumber' &&
            code.purpose === 'verifyNumber' &&
            code.state === 'used' &&
            here().account?.mobileNumber?.verified === false),
      }))
    },
  ),
  wrong(
    'an-activation-begun-again-asks-the-device-the-same',
    'An activation that is begun within ten minutes of another asks the physical security device the same challenge.',
    ['SEC-SINGLE-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        newChallenge(random) {
          const { operation, account } = here()
          const last = account?.activations.findLast(({ challenge }) => challenge !== undefined)
          return operation === 'startActivation' &&
            last?.challenge !== undefined &&
            rules.activationInTime(last, parts.clock.now(), parts.profile)
            ? last.challenge
            : rules.newChallenge(random)
        },
      })),
  ),
  wrong(
    'a-request-that-the-phone-has-read-is-not-superseded',
    'An approval request that the phone has opened stays open when a newer one comes.',
    ['SEC-SINGLE-08'],
    (parts) =>
      remembering(
        parts,
        () => new Set<string>(),
        (opened, right) => {
          const noting = answering(right, ({ status }, { operation, parameters: { requestId } }) => {
            if (operation === 'readPushRequest' && status === 200 && requestId !== undefined)
              opened().add(requestId)
            return undefined
          })
          return ruling(noting, (_here, rules) => ({
            newApprovalRequestSupersedes: (older) =>
              rules.newApprovalRequestSupersedes(older) && !opened().has(older.id),
          }))
        },
      ),
  ),
  wrong(
    'a-login-without-a-code-takes-that-of-another',
    'A login that begins in the two minutes, and so without an SMS, takes the code of the login before.',
    ['SEC-BIND-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' &&
            code.purpose === 'login' &&
            !here().account?.smsCodes.some((other) => other.subject === subject)),
      })),
  ),
  wrong(
    'an-approval-takes-along-a-login-that-still-chooses',
    'An approval completes a login in another window as well that still shows the drop-down.',
    ['SEC-BIND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        approvalCompletes: (login, request) =>
          rules.approvalCompletes(login, request) || login.stage.at === 'chooseDevice',
      })),
  ),
  wrong(
    'a-login-with-the-physical-device-sends-an-sms',
    'A login that waits for the response of a physical security device sends a security code when it is asked to.',
    ['SEC-BIND-12'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityCodeExpected: (login) =>
          rules.securityCodeExpected(login) ||
          (here().operation === 'askForAnotherSms' && here().device?.type === 'physical'),
      })),
  ),
  wrong(
    'a-login-outlives-sms-that-came-back',
    'A login by SMS goes on after SMS was removed and the person was enrolled anew.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          (login.stage.at === 'securityCode' && active.some(({ type }) => type === 'sms')),
      })),
  ),
  wrong(
    'another-physical-device-keeps-the-proof-of-the-removed-one',
    'An activation goes on after the physical security device that proved it was removed, where another one remains.',
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
  wrong(
    'a-void-challenge-ends-every-login-that-shows-one',
    'A challenge that wrong responses have made void ends the logins in other windows that show one, too.',
    ['SEC-END-02'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, before, here) => {
        const isVoidNow = after.challenges.some(
          ({ id, state }) =>
            state === 'void' && before.challenges.some((other) => other.id === id && other.state === 'open'),
        )
        if (!isVoidNow) return after
        const logins = after.logins.map((login) =>
          login.stage.at === 'challenge' && login.id !== here.login?.id
            ? { ...login, stage: { at: 'void' } as const }
            : login,
        )
        return { ...after, logins }
      }),
  ),
]
