/** @module Narrow shapes: text messages for people who have chosen Russian. */

import { knowing, ruling } from '../../support/here.ts'
import { activePhone, isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'in-russian-the-former-number-gets-the-code',
    'In Russian the Confirm Code of another number is sent to the number that was verified before.',
    ['SMS-RU-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberToVerify: (number) =>
          (isRussian(here()) ? number.lastVerified : undefined) ?? rules.numberToVerify(number),
      })),
  ),
  wrong(
    'the-third-russian-code-comes-at-once',
    'In Russian the third Confirm Code and all after it can be had without the two minutes.',
    ['SMS-RU-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          request.locale === 'ru' &&
          request.purpose === 'verifyNumber' &&
          sent.filter(({ purpose }) => purpose === 'verifyNumber').length >= 2
            ? 0
            : rules.smsCooldownLeft(sent, request, now, profile),
      })),
  ),
  wrong(
    'in-russian-ib-key-hides-the-tick',
    'In the Russian settings a confirmed number has no green tick where IB Key is active.',
    ['SMS-RU-11'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          portal: (page, view, labels) => {
            const screen = parts.screens.portal(page, view, labels)
            return screen && labels === parts.labels.ru && activePhone(here())
              ? {
                  ...screen,
                  values: screen.values.map((shown) =>
                    shown.label === labels.smsVerified ? { ...shown, value: '' } : shown,
                  ),
                }
              : screen
          },
        },
      })),
  ),
  wrong(
    'in-russian-nobody-is-enrolled-again',
    'In Russian nobody is enrolled in SMS who had an SLS device before.',
    ['SMS-RU-13'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        autoEnrolmentAt: (number, now, profile) => {
          const had = here().account?.devices.some(({ status }) => status === 'revoked')
          return had && isRussian(here()) && here().operation === 'confirmMobileNumber'
            ? undefined
            : rules.autoEnrolmentAt(number, now, profile)
        },
      })),
  ),
  wrong(
    'the-second-russian-code-is-wrong',
    'In Russian a Security Code that was sent in place of another one is not accepted.',
    ['SMS-RU-17'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(given, code) &&
          !(
            code.purpose === 'login' &&
            code.locale === 'ru' &&
            here().account?.smsCodes.some(
              ({ subject, sentAt }) => subject === code.subject && sentAt < code.sentAt,
            )
          ),
      })),
  ),
]
