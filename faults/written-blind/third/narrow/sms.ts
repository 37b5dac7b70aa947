/** @module Narrow shapes: the mobile number and text messages, in English. */

import { ruling } from '../../support/here.ts'
import { hasSeveralDevices, isOn } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

const minute = 60_000

export default [
  wrong(
    'the-two-minutes-end-with-the-clocks-minute',
    'The two minutes between two text messages are counted in minutes of the clock, so that little more than one may be enough.',
    ['SMS-06'],
    (parts) =>
      ruling(parts, () => ({
        smsCooldownLeft: (sent, { purpose }, now) => {
          const last = sent.findLast((code) => code.purpose === purpose && code.state !== 'used')
          return last === undefined ? 0 : (Math.floor(last.sentAt / minute) + 2) * minute - now
        },
      })),
  ),
  wrong(
    'a-number-is-confirmed-once-and-for-all',
    'A number that was confirmed by a code before cannot be confirmed again.',
    ['SMS-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) &&
          !(
            purpose === 'verifyNumber' &&
            here().account?.smsCodes.some(
              (other) =>
                other.purpose === 'verifyNumber' && other.subject === subject && other.state === 'used',
            )
          ),
      })),
  ),
  wrong(
    'confirmed-from-tws-is-not-enrolled',
    'Whoever confirms the number with a session of TWS is not enrolled in SMS.',
    ['SMS-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        autoEnrolmentAt: (number, now, profile) =>
          here().operation === 'confirmMobileNumber' && here().session?.platform === 'tws'
            ? undefined
            : rules.autoEnrolmentAt(number, now, profile),
      })),
  ),
  wrong(
    'a-physical-device-is-no-device',
    'Whoever has a physical security device alone is enrolled in SMS.',
    ['SMS-11'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        autoEnrolmentDue: (devices, number) =>
          rules.autoEnrolmentDue(
            devices.filter(({ type }) => type !== 'physical'),
            number,
          ),
      })),
  ),
  wrong(
    'chosen-sms-is-refused-in-tws',
    'In TWS the Security Code is refused where SMS was chosen among several devices.',
    ['SMS-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeIsFor: (code, purpose, subject) =>
          rules.codeIsFor(code, purpose, subject) &&
          !(purpose === 'login' && isOn('tws')(here()) && hasSeveralDevices(here())),
      })),
  ),
]
