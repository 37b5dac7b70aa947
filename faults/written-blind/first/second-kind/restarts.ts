/** @module A second kind: what a restart loses, and clocks that go back. */

import { losing, losingAttempts, restarted } from '../../support/restart.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-restart-loses-wrong-answers',
    'The count of wrong answers is kept in memory, and begins anew after a restart.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({ ...account, secondFactor: { ...account.secondFactor, failures: 0 } })),
  ),
  wrong(
    'a-restart-opens-the-lock',
    'The lock of the second factor is kept in memory, and gone after a restart.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({ ...account, secondFactor: { failures: account.secondFactor.failures } })),
  ),
  wrong(
    'a-restart-loses-wrong-passwords',
    'Wrong passwords are counted in memory: count and lock are gone after a restart.',
    ['SEC-RESTART-01'],
    losingAttempts,
  ),
  wrong(
    'a-restart-ends-the-pause-between-two-sms',
    'The two minutes between two SMS are kept in memory, and over after a restart.',
    ['SEC-RESTART-01'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      let sentSince = 0
      return {
        ...parts,
        store,
        rules: {
          ...parts.rules,
          smsCooldownLeft: (sent, request, now, profile) =>
            isRestarted() && sentSince === 0 ? 0 : parts.rules.smsCooldownLeft(sent, request, now, profile),
          newCode: (random, purpose) => {
            sentSince++
            return parts.rules.newCode(random, purpose)
          },
        },
      }
    },
  ),
  wrong(
    'a-restart-loses-offered-tokens',
    'An offered push token is kept in memory, and lost with a restart before the login.',
    ['SEC-RESTART-01'],
    (parts) =>
      losing(parts, (account) => ({
        ...account,
        devices: account.devices.map((device) =>
          device.type === 'ibKey' ? { ...device, offeredPushToken: undefined } : device,
        ),
      })),
  ),
  wrong(
    'a-restart-wakes-idle-sessions',
    'After a restart a session that was idle for too long is good again.',
    ['SEC-RESTART-01'],
    (parts) => {
      const { store, isRestarted } = restarted(parts.store)
      return {
        ...parts,
        store,
        rules: {
          ...parts.rules,
          sessionNotIdle: (session, now, profile) =>
            isRestarted() || parts.rules.sessionNotIdle(session, now, profile),
        },
      }
    },
  ),
  wrong(
    'idle-sessions-go-by-the-clock-on-the-wall',
    'Whether a session is idle is looked up on the clock of the machine, which may be set back.',
    ['SEC-TIME-01'],
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        sessionNotIdle: (session, _now, profile) =>
          parts.rules.sessionNotIdle(session, parts.clock.machineTime(), profile),
      },
    }),
  ),
  wrong(
    'locks-go-by-the-clock-on-the-wall',
    'How long a lock lasts is looked up on the clock of the machine, which may be set back.',
    ['SEC-TIME-02'],
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        secondFactorLockLeft: (lock, _now, profile) =>
          parts.rules.secondFactorLockLeft(lock, parts.clock.machineTime(), profile),
        passwordLockLeft: (attempts, _now, profile) =>
          parts.rules.passwordLockLeft(attempts, parts.clock.machineTime(), profile),
      },
    }),
  ),
]
