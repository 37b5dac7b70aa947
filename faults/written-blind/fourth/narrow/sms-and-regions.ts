/** @module Narrow shapes: numbers and text messages, in English and in Russian, and people of Hong Kong and India. */

import { minutes, remaining, within } from '../../../../reference-server/domain/model/time.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { type Here, knowing, ruling } from '../../support/here.ts'
import { isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

const hasRemoved = ({ account }: Here): boolean =>
  account?.devices.some(({ status }) => status === 'revoked') ?? false

export default [
  wrong(
    'a-wrong-code-in-russian-begins-the-pause-anew',
    'In Russian a wrong Security Code begins the two minutes before the next SMS anew.',
    ['SMS-RU-09'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (lastWrong, right) => {
          const noting = revisingAfter(right, ['giveSecurityCode'], (after, before) => {
            const isWrong = after.secondFactor.failures > before.secondFactor.failures
            if (isWrong) lastWrong().set(after.username, right.clock.now())
            return after
          })
          return ruling(noting, (here, rules) => ({
            smsCooldownLeft(sent, request, now, profile) {
              const since = lastWrong().get(here().account?.username ?? '')
              const begunAnew =
                request.locale === 'ru' && request.purpose === 'login'
                  ? remaining(since, profile.smsCooldown, now)
                  : 0
              return Math.max(rules.smsCooldownLeft(sent, request, now, profile), begunAnew)
            },
          }))
        },
      ),
  ),
  wrong(
    'the-russian-field-is-gone-after-a-wrong-code',
    'In Russian the page of the number has no field for the Confirm Code any more once a wrong one was entered.',
    ['SMS-RU-10'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          portal(page, view, words) {
            const screen = parts.screens.portal(page, view, words)
            const tried = here().account?.smsCodes.some(
              ({ purpose, state, failures }) =>
                purpose === 'verifyNumber' && state === 'open' && failures > 0,
            )
            return screen && page === 'mobile-number' && isRussian(here()) && tried
              ? { ...screen, fields: [] }
              : screen
          },
        },
      })),
  ),
  wrong(
    'whoever-had-a-device-is-not-enrolled-in-russian',
    'Whoever has removed the last SLS device and confirms a number in Russian is not enrolled in SMS.',
    ['SMS-RU-13'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        autoEnrolmentAt: (number, now, profile) =>
          here().operation === 'confirmMobileNumber' && isRussian(here()) && hasRemoved(here())
            ? undefined
            : rules.autoEnrolmentAt(number, now, profile),
      })),
  ),
  wrong(
    'the-third-sms-takes-four-minutes',
    'The third SMS for one purpose can be asked for only four minutes after the second.',
    ['SMS-06'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft(sent, request, now, profile) {
          const recent = sent.filter(
            ({ purpose, sentAt }) => purpose === request.purpose && within(sentAt, minutes(10), now),
          )
          const smsCooldown = profile.smsCooldown * (recent.length < 2 ? 1 : 2)
          return rules.smsCooldownLeft(sent, request, now, { ...profile, smsCooldown })
        },
      })),
  ),
  wrong(
    'a-physical-device-left-alone-does-not-count',
    'Whoever has removed IB Key and kept a physical security device is enrolled in SMS when a number is confirmed.',
    ['SMS-11'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        autoEnrolmentDue: (devices, number) =>
          rules.autoEnrolmentDue(devices, number) ||
          (number.verified &&
            devices.some(({ type, status }) => type === 'ibKey' && status === 'revoked') &&
            devices.filter(({ status }) => status === 'active').every(({ type }) => type === 'physical')),
      })),
  ),
  wrong(
    'security-codes-go-where-a-confirm-code-went',
    'As soon as a Confirm Code was sent to another number, Security Codes go there as well.',
    ['SMS-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForLogin: (number) =>
          here().account?.smsCodes.some(
            (code) =>
              code.purpose === 'verifyNumber' &&
              code.subject === number?.onRecord &&
              rules.codeIsOpen(code) &&
              rules.codeInTime(code, parts.clock.now(), parts.profile),
          )
            ? number?.onRecord
            : rules.numberForLogin(number),
      })),
  ),
  wrong(
    'the-third-account-may-be-indian',
    'An opt-out is accepted where only the third account of the person is in India.',
    ['REG-IN-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        twoFactorMandatory(account) {
          if (here().operation !== 'setOptOut') return rules.twoFactorMandatory(account)
          const accounts = account.accounts.filter((country, index) => index < 2 || country !== 'IN')
          return rules.twoFactorMandatory({ ...account, accounts })
        },
      })),
  ),
  wrong(
    'a-suspended-device-is-enrolment-enough-for-hong-kong',
    'A resident of Hong Kong whose only SLS device is suspended gets into WebTrader by the password.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginWithoutSecondFactorAllowed(mandatory, platform) {
          const { account } = here()
          const isSuspended = account?.devices.some(({ status }) => status === 'suspended')
          return (
            rules.loginWithoutSecondFactorAllowed(mandatory, platform) ||
            (platform === 'webTrader' && account?.residence === 'HK' && isSuspended === true)
          )
        },
      })),
  ),
]
