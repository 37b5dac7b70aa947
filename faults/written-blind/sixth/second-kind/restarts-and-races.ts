/** @module A second kind: what a restart or a clock that is set back spoils, and requests that come together. */

import { unguarded } from '../../../server/support/store.ts'
import { ruling } from '../../support/here.ts'
import { racing } from '../../support/overlap.ts'
import { losing, restarted } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-restart-forgets-a-number-just-confirmed',
    'A number that was confirmed less than half a minute before a restart is not verified afterwards.',
    ['SMS-08'],
    (parts) =>
      losing(parts, (account) => {
        const { mobileNumber, enrolmentDueAt, smsCodes } = account
        const isConfirmed = smsCodes.some(
          ({ purpose, state }) => purpose === 'verifyNumber' && state === 'used',
        )
        return mobileNumber && enrolmentDueAt !== undefined && isConfirmed
          ? { ...account, mobileNumber: { onRecord: mobileNumber.onRecord, verified: false } }
          : account
      }),
  ),
  wrong(
    'a-restart-forgets-a-verified-token',
    'After a restart Activate is refused to whoever had entered the token and not yet the PIN.',
    ['MIG-AND-12'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        activations: account.activations.map((one) =>
          one.stage === 'proven' ? { ...one, stage: 'asked', provenBy: undefined } : one,
        ),
      })),
  ),
  wrong(
    'a-restart-brings-superseded-codes-back',
    'After a restart a security code is good that another SMS had taken the place of.',
    ['SEC-RESTART-01'],
    unguarded((parts) =>
      losing(parts, (account) => ({
        ...account,
        smsCodes: account.smsCodes.map((code) =>
          code.purpose === 'login' && code.state === 'superseded' ? { ...code, state: 'open' } : code,
        ),
      })),
    ),
  ),
  wrong(
    'a-restart-changes-the-collapse-id',
    'A notification that is sent again after a restart does not replace the one from before on the phone.',
    ['SEC-SEND-04'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      return {
        ...parts,
        store,
        sendPush: (message) =>
          parts.sendPush(isRestarted() ? { ...message, id: `${message.id}-again` } : message),
      }
    },
  ),
  wrong(
    'a-lock-goes-by-the-clock-of-the-machine',
    'A lock of the second factor lasts longer by as much as the clock of the machine was set back.',
    ['SEC-TIME-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        secondFactorLockLeft: (lock, _now, profile) =>
          rules.secondFactorLockLeft(lock, parts.clock.machineTime(), profile),
      })),
  ),
  wrong(
    'the-last-two-devices-go-together',
    'In Hong Kong and India the last two devices can be removed by requests that come at the same time.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceRemovalAllowed: (mandatory, remaining) => {
          const { account, parameters } = here()
          const before = account?.devices.filter(
            ({ id, status }) => status === 'active' && id !== parameters.deviceId,
          )
          return rules.deviceRemovalAllowed(mandatory, before ?? remaining)
        },
      })),
  ),
  wrong(
    'a-login-writes-over-the-switch',
    'Seamless Authentication is as before when Save and a login of the person come at the same time.',
    ['NOTIF-12'],
    (parts) => racing(parts, (one, other) => one.operation === 'logIn' && other.operation === 'setSeamless'),
  ),
]
