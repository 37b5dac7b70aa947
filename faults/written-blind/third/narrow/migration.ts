/** @module Narrow shapes: moving IB Key to another phone. */

import { formerIbKeys } from '../../support/former.ts'
import { knowing, ruling } from '../../support/here.ts'
import { activePhone } from '../../support/history.ts'
import { wrong, wrongPhone } from '../../support/written.ts'

export default [
  wrong(
    'two-moves-ago-still-responds',
    'Of three phones that had IB Key one after the other, the first one still responds to challenges.',
    ['MIG-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        deviceMayRespond: (challenge, device) =>
          rules.deviceMayRespond(challenge, device) ||
          formerIbKeys(here())
            .slice(0, -1)
            .some(({ id }) => id === device.id),
      })),
  ),
  wrong(
    'from-an-iphone-the-service-stays-apple',
    'After a migration from an iPhone to an Android phone notifications still go by way of APNs.',
    ['MIG-05'],
    (parts) =>
      knowing(parts, (here) => ({
        sendPush: (message) =>
          parts.sendPush(
            formerIbKeys(here()).at(-1)?.os === 'iOS' ? { ...message, os: 'iOS' as const } : message,
          ),
      })),
  ),
  wrong(
    'webtrader-notifies-the-phone-of-before',
    'After a migration the notification of a login to WebTrader goes to the old phone.',
    ['MIG-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushDestination: (device, dead) => {
          const former = here().platform === 'webTrader' ? formerIbKeys(here()).at(-1) : undefined
          return former?.pushToken ?? rules.pushDestination(device, dead)
        },
      })),
  ),
  wrong(
    'iphones-trust-the-number-on-record',
    'A migration from an iPhone sends its Activation Token to the number on record, verified or not.',
    ['MIG-11'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForActivation: (active, number) =>
          active?.os === 'iOS' && here().body.option === 'migrate' && number
            ? number.onRecord
            : rules.numberForActivation(active, number),
      })),
  ),
  wrong(
    'a-physical-device-wants-a-verified-number',
    'A migration asks for the physical security device only where the person has verified a number, and else for an SMS.',
    ['MIG-12'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityDeviceRequired: (devices) =>
          rules.securityDeviceRequired(devices) &&
          !(here().body.option === 'migrate' && here().account?.mobileNumber?.lastVerified === undefined),
      })),
  ),
  wrong(
    'the-second-move-is-for-client-services',
    'Whoever has moved IB Key once is referred to Client Services at the next move.',
    ['MIG-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForActivation: (active, number) => {
          const { operation, body } = here()
          const again = operation === 'startActivation' && body.option === 'migrate'
          return again && formerIbKeys(here()).length > 0
            ? undefined
            : rules.numberForActivation(active, number)
        },
      })),
  ),
  wrong(
    'from-android-to-android-by-the-old-pin',
    'A migration from one Android phone to another takes only the PIN of the old phone.',
    ['REACT-B-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        currentPinRequired: (activation) =>
          rules.currentPinRequired(activation) ||
          (activation.option === 'migrate' &&
            activation.os === 'Android' &&
            activePhone(here())?.os === 'Android'),
      })),
  ),
  wrong(
    'an-iphone-has-one-try-at-its-token',
    'On an iPhone the right Activation Token is refused after a wrong one.',
    ['MIG-IOS-07'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        codeMatches: (given, code) =>
          rules.codeMatches(given, code) &&
          !(code.purpose === 'activation' && code.failures > 0 && here().activation?.os === 'iOS'),
      })),
  ),
  wrong(
    'a-migrated-pin-has-no-capitals',
    'A PIN with capital letters is refused in a migration.',
    ['MIG-AND-08'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pinIsStrong: (pin) =>
          rules.pinIsStrong(pin) && !(here().activation?.option === 'migrate' && /[A-Z]/.test(pin)),
      })),
  ),
  wrong(
    'six-letters-are-strong-enough',
    'A migration accepts a PIN of six letters without any digit.',
    ['MIG-AND-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pinIsStrong: (pin) =>
          rules.pinIsStrong(pin) || (here().activation?.option === 'migrate' && /^[A-Za-z]{6}$/.test(pin)),
      })),
  ),
  wrongPhone(
    'repeat-pin-ignores-capitals',
    'Repeat PIN takes a capital letter for the small one.',
    ['MIG-AND-11'],
    (parts) => ({
      ...parts,
      pinsMatch: (pin, repeated) => parts.pinsMatch(pin.toLowerCase(), repeated.toLowerCase()),
    }),
  ),
]
