/** @module Narrow shapes: codes by SMS. */

import { ruling } from '../../support/here.ts'
import { failuresSoFar, isRussian as inRussian, isOn, isOnIphone } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'mobile-takes-a-code-of-any-login',
    'A Security Code in IBKR Mobile may be that of another login of the person.',
    ['SEC-BIND-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' && code.purpose === 'login' && isOn('ibkrMobile')(here())),
      })),
  ),
  wrong(
    'a-confirm-code-logs-in-in-russian',
    'In a Russian window a Confirm Code is taken as a Security Code.',
    ['SEC-BIND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' && code.purpose === 'verifyNumber' && inRussian(here())),
      })),
  ),
  wrong(
    'a-security-code-confirms-its-number',
    'A Security Code confirms the number that it was sent to.',
    ['SEC-BIND-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'verifyNumber' && code.purpose === 'login' && code.number === subject),
      })),
  ),
  wrong(
    'a-token-of-another-migration-will-do',
    'An Activation Token that was sent for another activation on the same person is taken.',
    ['SEC-BIND-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'activation' &&
            code.purpose === 'activation' &&
            here().activation?.option === 'migrate'),
      })),
  ),
  wrong(
    'confirm-codes-in-russian-never-expire',
    'A Confirm Code that was asked for in Russian never expires.',
    ['SEC-EXPIRY-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeInTime: (code, now, profile) =>
          (code.purpose === 'verifyNumber' && code.locale === 'ru') || rules.codeInTime(code, now, profile),
      })),
  ),
  wrong(
    'tokens-on-iphones-never-expire',
    'An activation on an iPhone takes its token whenever it comes.',
    ['SEC-EXPIRY-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeInTime: (code, now, profile) =>
          (code.purpose === 'activation' && isOnIphone(here())) || rules.codeInTime(code, now, profile),
        activationInTime: (activation, now, profile) =>
          activation.os === 'iOS' || rules.activationInTime(activation, now, profile),
      })),
  ),
  wrong(
    'a-proven-activation-waits-for-its-pin-for-ever',
    'Once its token is verified an activation on Android waits for its PIN without an end.',
    ['SEC-EXPIRY-07'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        activationInTime: (activation, now, profile) =>
          activation.stage === 'proven' || rules.activationInTime(activation, now, profile),
      })),
  ),
  wrong(
    'tws-in-russian-takes-codes-without-zeros',
    'TWS in Russian takes a Security Code without its leading zeros.',
    ['SEC-EXACT-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(given, code) ||
          (code.purpose === 'login' &&
            isOn('tws')(here()) &&
            inRussian(here()) &&
            /^[0-9]+$/.test(given) &&
            rules.codeMatches(given.padStart(6, '0'), code)),
      })),
  ),
  wrong(
    'webtrader-reads-six-digits-of-many',
    'WebTrader compares the first six signs of a Security Code.',
    ['SEC-EXACT-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(
            code.purpose === 'login' && isOn('webTrader')(here()) ? given.slice(0, 6) : given,
            code,
          ),
      })),
  ),
  wrong(
    'a-second-confirm-code-may-have-a-line-feed',
    'After a wrong entry a Confirm Code is taken with white space behind it.',
    ['SEC-EXACT-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(
            code.purpose === 'verifyNumber' && failuresSoFar(here()) > 0 ? given.trimEnd() : given,
            code,
          ),
      })),
  ),
  wrong(
    'another-phone-another-pause',
    'Two phones can ask for an Activation Token of the same person without a pause.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          rules.smsCooldownLeft(
            request.purpose === 'activation'
              ? sent.filter(({ subject }) => subject === request.subject)
              : sent,
            request,
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'a-number-that-was-changed-back-has-no-pause',
    'Once another number is on record a Confirm Code can be asked for at once, there and back.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) => {
          const last = sent.findLast(({ purpose }) => purpose === request.purpose)
          return last?.purpose === 'verifyNumber' && last.number !== request.number
            ? 0
            : rules.smsCooldownLeft(sent, request, now, profile)
        },
      })),
  ),
  wrong(
    'a-choice-sends-without-a-pause',
    'Whoever chooses SMS in the drop-down gets a code, however recent the last one is.',
    ['SEC-COOLDOWN-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          here().operation === 'chooseDevice' ? 0 : rules.smsCooldownLeft(sent, request, now, profile),
      })),
  ),
  wrong(
    'send-again-in-webtrader-has-no-pause',
    'In WebTrader another SMS can be asked for at once.',
    ['SMS-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          here().operation === 'askForAnotherSms' && isOn('webTrader')(here())
            ? 0
            : rules.smsCooldownLeft(sent, request, now, profile),
      })),
  ),
  wrong(
    'tokens-have-no-limit',
    'Activation Tokens are sent beyond the number of SMS that stay without an answer.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          here().operation !== 'startActivation' && rules.smsCapReached(sent, now, profile),
      })),
  ),
  wrong(
    'each-number-has-its-limit',
    'The SMS without an answer are counted per number, so that another number begins anew.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        smsCapReached: (sent, now, profile) => {
          const number = here().account?.mobileNumber?.onRecord
          const own =
            here().operation === 'verifyMobileNumber' ? sent.filter((code) => code.number === number) : sent
          return rules.smsCapReached(own, now, profile)
        },
      })),
  ),
  wrong('each-purpose-has-its-day', 'The SMS of a day are counted per purpose.', ['SEC-CAP-02'], (parts) =>
    ruling(parts, (here, rules) => ({
      smsCapReached: (sent, now, profile) => {
        const purposes = { verifyMobileNumber: 'verifyNumber', startActivation: 'activation' }
        const purpose = Object.entries(purposes).find(([name]) => name === here().operation)?.[1] ?? 'login'
        return rules.smsCapReached(
          sent.filter((code) => code.purpose === purpose),
          now,
          profile,
        )
      },
    })),
  ),
]
