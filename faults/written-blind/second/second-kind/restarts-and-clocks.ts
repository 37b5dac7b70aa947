/** @module A second kind: a restart between two steps, and clocks. */

import { knowing } from '../../support/here.ts'
import { losing } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-restart-opens-used-confirm-codes',
    'That a Confirm Code was used is kept in memory, and forgotten with a restart.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        smsCodes: account.smsCodes.map((code) =>
          code.purpose === 'verifyNumber' && code.state === 'used' ? { ...code, state: 'open' } : code,
        ),
      })),
  ),
  wrong(
    'a-restart-forgets-the-wrong-entries-of-what-is-open',
    'How often a challenge or a code was answered wrongly is kept in memory, and begins anew after a restart.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        smsCodes: account.smsCodes.map((code) => (code.state === 'open' ? { ...code, failures: 0 } : code)),
        challenges: account.challenges.map((challenge) =>
          challenge.state === 'open' ? { ...challenge, failures: 0 } : challenge,
        ),
      })),
  ),
  wrong(
    'a-restart-begins-the-count-of-notifications-anew',
    'Notifications that nobody answered are counted in memory, and not after a restart.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        approvalRequests: account.approvalRequests.filter(({ state }) => state === 'open'),
      })),
  ),
  wrong(
    'a-restart-lets-a-declined-login-wait-again',
    'That a login was declined is kept in memory: after a restart it waits again.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        logins: account.logins.map((login) =>
          login.stage.at === 'denied' ? { ...login, stage: { at: 'waitingForApproval' } } : login,
        ),
      })),
  ),
  wrong(
    'a-restart-asks-for-the-token-again',
    'That a token was verified is kept in memory: after a restart the PIN of an Android phone is refused.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        activations: account.activations.map((activation) =>
          activation.stage === 'proven' ? { ...activation, stage: 'asked' } : activation,
        ),
      })),
  ),
  wrong(
    'a-restart-forgets-dead-registrations',
    'Which registrations the push service does not know is kept in memory, and forgotten with a restart.',
    ['SEC-RESTART-01'],
    (parts) => losing(parts, (account) => ({ ...account, deadPushToken: undefined })),
  ),
  wrong(
    'a-restart-takes-back-a-changed-number',
    'A number that waits for its Confirm Code is kept in memory: after a restart the verified one is on record.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => {
        const { mobileNumber } = account
        const former = mobileNumber?.lastVerified
        return mobileNumber && !mobileNumber.verified && former !== undefined
          ? { ...account, mobileNumber: { onRecord: former, verified: true, lastVerified: former } }
          : account
      }),
  ),
  wrong(
    'a-restart-forgets-notices',
    'Notices that the carrier could not take yet are kept in memory, and forgotten with a restart.',
    ['SEC-SEND-05'],
    (parts) => losing(parts, (account) => ({ ...account, notices: [] })),
  ),
  wrong(
    'codes-go-by-the-clock-on-the-wall',
    'Whether a code has expired is looked up on the clock of the machine, which may be set back.',
    ['SEC-TIME-01'],
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        codeInTime: (code, _now, profile) => parts.rules.codeInTime(code, parts.clock.machineTime(), profile),
      },
    }),
  ),
  wrong(
    'the-pause-between-two-sms-goes-by-the-clock-on-the-wall',
    'The two minutes between two SMS are looked up on the clock of the machine, and get longer when it is set back.',
    ['SEC-TIME-02'],
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        smsCooldownLeft: (sent, request, _now, profile) =>
          parts.rules.smsCooldownLeft(sent, request, parts.clock.machineTime(), profile),
      },
    }),
  ),
  wrong(
    'a-request-says-how-late-it-is',
    'Whether a login has expired is judged by the Date of the request, where it has one that is earlier than the clock.',
    ['SEC-EXPIRY-03'],
    (parts) =>
      knowing(parts, (here) => ({
        rules: {
          ...parts.rules,
          loginInTime: (login, now, profile) => {
            const date = Date.parse(here().headers.date ?? '')
            return parts.rules.loginInTime(login, Number.isNaN(date) ? now : Math.min(date, now), profile)
          },
        },
      })),
  ),
]
