/** @module Narrow shapes: text messages, the mobile number, and the settings of Client Portal. */

import { knowing, ruling } from '../../support/here.ts'
import { isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'another-number-does-not-wait-in-russian',
    'In Russian a new SMS can be requested at once after another number was entered.',
    ['SMS-RU-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCooldownLeft: (sent, request, now, profile) =>
          rules.smsCooldownLeft(
            request.purpose === 'verifyNumber' && request.locale === 'ru'
              ? sent.filter(({ number }) => number === request.number)
              : sent,
            request,
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'no-tick-in-russian-for-a-code-in-english',
    'In Russian the column of User Settings has no tick for a number whose Confirm Code came in English.',
    ['SMS-RU-11'],
    (parts) =>
      knowing(parts, (here) => ({
        screens: {
          ...parts.screens,
          portal(page, view, labels) {
            const screen = parts.screens.portal(page, view, labels)
            const codes = here().account?.smsCodes ?? []
            const used = codes.findLast(
              ({ purpose, state }) => purpose === 'verifyNumber' && state === 'used',
            )
            const isElsewhere = page === 'user-settings' && isRussian(here()) && used?.locale === 'en'
            if (!screen || !isElsewhere) return screen
            return {
              ...screen,
              values: screen.values.map((one) =>
                one.label === labels.smsVerified ? { ...one, value: '' } : one,
              ),
            }
          },
        },
      })),
  ),
  wrong(
    'another-sms-in-russian-has-the-former-code',
    'In Russian another SMS for a login has the code that it takes the place of.',
    ['SMS-RU-16'],
    (parts) =>
      knowing(parts, (here) => ({
        outbox(outboxParts, results) {
          const inner = parts.outbox(outboxParts, results)
          return {
            idle: () => inner.idle(),
            dispatch(username, effects) {
              const { account, login, operation } = here()
              const former = account?.smsCodes.findLast(({ subject }) => subject === login?.id)
              inner.dispatch(
                username,
                effects.map((effect) =>
                  former &&
                  effect.kind === 'sendSms' &&
                  operation === 'askForAnotherSms' &&
                  effect.locale === 'ru'
                    ? { ...effect, code: former.text }
                    : effect,
                ),
              )
            },
          }
        },
      })),
  ),
  wrong(
    'a-number-that-returns-cannot-be-verified',
    'VERIFY is refused for a number that was verified, given up for another one, and entered again.',
    ['SMS-02'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        verificationOffered: (number) =>
          rules.verificationOffered(number) && (number.verified || number.onRecord !== number.lastVerified),
      })),
  ),
  wrong(
    'a-number-confirmed-from-tws-enrols-nobody',
    'Whoever confirms a number in a session of TWS is not enrolled in SMS authentication.',
    ['SMS-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        autoEnrolmentAt: (number, now, profile) =>
          here().session?.platform === 'tws' ? undefined : rules.autoEnrolmentAt(number, now, profile),
      })),
  ),
  wrong(
    'save-has-the-opposite-after-two-clicks',
    'When Seamless Authentication was switched to and fro, Save stores the opposite of what is shown.',
    ['NOTIF-12'],
    (parts) =>
      knowing(parts, () => ({
        screens: {
          ...parts.screens,
          portal(page, view, labels) {
            const screen = parts.screens.portal(page, view, labels)
            const isBack = page === (view.seamless ? 'seamless-enabled' : 'seamless-disabled')
            if (!screen || !isBack) return screen
            return {
              ...screen,
              controls: screen.controls.map((control) =>
                control.operation === 'setSeamless'
                  ? { ...control, body: { enabled: !view.seamless } }
                  : control,
              ),
            }
          },
        },
      })),
  ),
  wrong(
    'an-inactive-device-counts-as-the-last-one',
    'In Hong Kong the last active device can be removed beside a physical one that is not active.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceRemovalAllowed: (mandatory, remaining) =>
          rules.deviceRemovalAllowed(mandatory, remaining) ||
          (here().account?.devices.some(({ status }) => status === 'suspended') ?? false),
      })),
  ),
  wrong(
    'opting-out-is-offered-in-russian',
    'In Russian the settings offer residents of Hong Kong to opt out.',
    ['REG-HK-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        optOutOffered: (mandatory) =>
          rules.optOutOffered(mandatory) || (isRussian(here()) && here().account?.residence === 'HK'),
      })),
  ),
]
