/** @module Narrow shapes: Security Codes and Confirm Codes, the mobile number, and the enrolment in SMS. */

import { hours, within } from '../../../../reference-server/domain/model/time.ts'
import { answering, codeOf } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { isOn, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'tws-takes-a-confirm-code-for-a-security-code',
    'A Confirm Code that waits for its field opens a login of the same person to TWS.',
    ['SEC-BIND-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' && code.purpose === 'verifyNumber' && isOn('tws')(here())),
      })),
  ),
  wrong(
    'a-login-without-a-code-takes-the-last-one',
    'A login that begins too soon for an SMS of its own takes the code of the login before it.',
    ['SEC-BIND-05'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'login' &&
            code.purpose === 'login' &&
            !here().account?.smsCodes.some((own) => own.subject === subject)),
      })),
  ),
  wrong(
    'whoever-has-verified-a-number-may-guess-the-next-confirm-code',
    'A Confirm Code for another number than the verified one stands any number of wrong entries.',
    ['SEC-LIMIT-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attemptsExhausted: (failures, profile) =>
          rules.attemptsExhausted(failures, profile) &&
          !(
            here().operation === 'confirmMobileNumber' &&
            here().account?.mobileNumber?.lastVerified !== undefined
          ),
      })),
  ),
  wrong(
    'whoever-had-a-device-is-not-enrolled',
    'A person whose SLS device was removed is not enrolled in SMS when a number is verified afterwards.',
    ['SMS-10'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        autoEnrolmentDue: (devices, number) =>
          rules.autoEnrolmentDue(devices, number) && !devices.some(({ status }) => status === 'revoked'),
      })),
  ),
  wrong(
    'a-typing-error-is-the-same-number',
    'A Confirm Code confirms also a number that differs in its last digit from the one that it went to.',
    ['SEC-BIND-07'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) ||
          (purpose === 'verifyNumber' &&
            code.purpose === 'verifyNumber' &&
            code.subject.slice(0, -1) === subject.slice(0, -1)),
      })),
  ),
  wrong(
    'a-confirm-code-may-end-in-a-point',
    'A Confirm Code is taken with the point that ends its sentence in the SMS.',
    ['SEC-EXACT-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(code.purpose === 'verifyNumber' ? given.replace(/\.$/, '') : given, code),
      })),
  ),
  wrong(
    'russian-windows-take-full-width-digits',
    'In Russian a security code is taken in full-width digits.',
    ['SEC-EXACT-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(
            code.purpose === 'login' && isRussian(here()) ? given.normalize('NFKC') : given,
            code,
          ),
      })),
  ),
  wrong(
    'a-used-confirm-code-confirms-the-number-again',
    'When a number was changed and changed back, its Confirm Code that was used confirms it once more.',
    ['SEC-SINGLE-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsOpen: (code) =>
          rules.codeIsOpen(code) ||
          (code.purpose === 'verifyNumber' &&
            code.state === 'used' &&
            here().operation === 'confirmMobileNumber' &&
            here().account?.mobileNumber?.verified === false),
      })),
  ),
  wrong(
    'the-second-wrong-confirm-code-is-corrected',
    'From the second wrong Confirm Code on, the refusal says which one was expected.',
    ['SEC-SECRET-03'],
    (parts) => {
      const wrongOnes = new Map<string, number>()
      let expected = ''
      const listening = knowing(parts, () => ({
        rules: {
          ...parts.rules,
          codeMatches: (given, code) => {
            expected = code.text
            return parts.rules.codeMatches(given, code)
          },
        },
      }))
      return answering(listening, (answer, { operation, bearer }) => {
        if (operation !== 'confirmMobileNumber' || codeOf(answer) !== 'invalid_code') return undefined
        const count = (wrongOnes.get(bearer) ?? 0) + 1
        wrongOnes.set(bearer, count)
        if (count < 2 || expected === '') return undefined
        return { ...answer, json: { ...answer.json, detail: `Wrong code: expected ${expected}.` } }
      })
    },
  ),
  wrong(
    'a-russian-confirm-code-has-an-hour',
    'A Confirm Code that was sent in Russian can be entered for an hour.',
    ['SEC-EXPIRY-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        codeInTime: (code, now, profile) =>
          code.purpose === 'verifyNumber' && code.locale === 'ru'
            ? within(code.sentAt, hours(1), now)
            : rules.codeInTime(code, now, profile),
      })),
  ),
  wrong(
    'a-changed-number-counts-as-verified-when-it-is-changed-again',
    'Whoever changes a number that is not verified gets Security Codes at that number from then on.',
    ['SMS-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        changedNumber: (number, onRecord) =>
          number && !number.verified
            ? { onRecord, verified: false, lastVerified: number.onRecord }
            : rules.changedNumber(number, onRecord),
      })),
  ),
  wrong(
    'the-russian-column-remembers-the-number-before',
    'In Russian the column shows the green check mark of the number before beside a changed one.',
    ['SMS-RU-11'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        showsCheckMark: (number) =>
          rules.showsCheckMark(number) ||
          (here().session?.locale === 'ru' && number.lastVerified !== undefined),
      })),
  ),
]
