/** @module Narrow shapes: sessions, settings, the number, regulated regions, and what answers tell. */

import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-russian-session-survives-its-logout',
    'A session that began in Russian survives its logout.',
    ['SEC-SESSION-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        logOutEnds: (sessionId, loggedOut) => rules.logOutEnds(sessionId, loggedOut) && !isRussian(here()),
      })),
  ),
  wrong(
    'webtrader-sessions-have-no-end',
    'A session in WebTrader lasts as long as it is used.',
    ['SEC-SESSION-05'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionInTime: (session, now, profile) =>
          session.platform === 'webTrader' || rules.sessionInTime(session, now, profile),
      })),
  ),
  wrong(
    'only-the-first-account-counts-for-india',
    'Of the linked accounts only the first one is looked at, where it is about India.',
    ['REG-IN-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        twoFactorMandatory: (account) =>
          rules.twoFactorMandatory({
            ...account,
            accounts: account.accounts.filter((country, index) => country !== 'IN' || index === 0),
          }),
      })),
  ),
  wrong(
    'the-residence-of-hong-kong-is-forgotten-with-other-accounts',
    'A resident of Hong Kong who has accounts in two other countries can opt out.',
    ['REG-HK-04'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        twoFactorMandatory: (account) =>
          rules.twoFactorMandatory(account) &&
          !(account.residence === 'HK' && !account.accounts.includes('HK')),
      })),
  ),
  wrong(
    'who-has-two-devices-may-opt-out',
    'In Hong Kong a person with several SLS devices can opt out.',
    ['REG-HK-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        optOutAllowed: (mandatory) =>
          rules.optOutAllowed(mandatory) ||
          (here().account?.devices.filter(({ status }) => status === 'active').length ?? 0) > 1,
      })),
  ),
  wrong(
    'the-last-sms-device-can-be-removed',
    'Where two factors are mandatory SMS can be removed though it is the last device.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceRemovalAllowed: (mandatory, remaining) =>
          rules.deviceRemovalAllowed(mandatory, remaining) ||
          here().account?.devices.some(({ type, status }) => type === 'sms' && status === 'active') === true,
      })),
  ),
  wrong(
    'a-second-number-enrols-nobody',
    'Whoever verifies another number than the first is not enrolled in SMS.',
    ['SMS-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        autoEnrolmentAt: (number, now, profile) =>
          here().account?.mobileNumber?.lastVerified === undefined || here().operation === 'createPerson'
            ? rules.autoEnrolmentAt(number, now, profile)
            : undefined,
      })),
  ),
  wrong(
    'unknown-names-are-told-apart-by-the-app',
    'The app is told by a header field whether the user name exists.',
    ['SEC-ENUM-01'],
    (parts) =>
      knowing(parts, (here) => {
        const changed = answering(parts, (answer, { operation }) =>
          operation === 'readActivationOptions' &&
          codeOf(answer) === 'invalid_credentials' &&
          here().account !== undefined
            ? { ...answer, headers: { ...answer.headers, 'x-rate-limit-remaining': '9' } }
            : undefined,
        )
        return { middleware: changed.middleware }
      }),
  ),
  wrong(
    'unknown-names-cost-nothing-in-the-app',
    'In the app an unknown user name costs no work.',
    ['SEC-ENUM-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verifierToCompare: (verifier, decoy) =>
          here().operation === 'readActivationOptions' ? verifier : rules.verifierToCompare(verifier, decoy),
      })),
  ),
]
