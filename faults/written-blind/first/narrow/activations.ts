/** @module Narrow shapes: activations, their proofs and their numbers, and work that outlives its device. */

import { type Here, ruling } from '../../support/here.ts'
import { hadAnotherIbKey, hasSeveralDevices, isOnIphone } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

const hardwareIdOf = ({ device }: Here): string | undefined =>
  device?.type === 'ibKey' ? device.hardwareId : undefined

export default [
  wrong(
    'a-pin-of-digits-may-be-longer',
    'A PIN of digits alone may have up to eight.',
    ['MIG-AND-09'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        pinIsStrong: (pin) => rules.pinIsStrong(pin) || /^[0-9]{7,8}$/.test(pin),
      })),
  ),
  wrong(
    'a-pin-with-an-arabic-digit-counts-as-one',
    'Any digit of Unicode counts as the one that a PIN needs.',
    ['MIG-AND-10'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        pinIsStrong: (pin) => rules.pinIsStrong(pin) || /^(?=.*\p{Nd})[A-Za-z\p{Nd}]{4,6}$/u.test(pin),
      })),
  ),
  wrong(
    'first-pins-need-no-digit',
    'The PIN of a first activation needs no digit, that of a migration does.',
    ['MIG-AND-10'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pinIsStrong: (pin) =>
          rules.pinIsStrong(pin) || (here().activation?.option === 'activate' && /^[A-Za-z]{4,6}$/.test(pin)),
      })),
  ),
  wrong(
    'a-phone-that-came-back-needs-no-old-pin',
    'Where IB Key came back to its first phone, a reactivation takes any PIN.',
    ['REACT-A-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        currentPinRequired: (activation) => rules.currentPinRequired(activation) && !hadAnotherIbKey(here()),
      })),
  ),
  wrong(
    'a-first-activation-never-asks-the-physical-device',
    'A first activation is proven by SMS though a physical security device is active.',
    ['REACT-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityDeviceRequired: (devices) =>
          rules.securityDeviceRequired(devices) && here().body.option !== 'activate',
      })),
  ),
  wrong(
    'two-physical-devices-are-none',
    'With two physical security devices an activation is proven by SMS.',
    ['REACT-04'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        securityDeviceRequired: (devices) =>
          rules.securityDeviceRequired(devices) &&
          devices.filter(({ type }) => type === 'physical').length < 2,
      })),
  ),
  wrong(
    'a-first-activation-outlives-its-physical-device',
    'A first activation goes on though the physical security device that has proven it was removed.',
    ['SEC-BIND-16'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        removalVoidsProof: (provenBy, removed) =>
          rules.removalVoidsProof(provenBy, removed) &&
          (here().account?.devices.some(({ type, status }) => type === 'ibKey' && status === 'active') ??
            true),
      })),
  ),
  wrong(
    'a-russian-number-ends-no-activation',
    'A number that is confirmed in Russian leaves an activation that the former one has proven.',
    ['SEC-BIND-16'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verificationVoidsProof: (provenBy, verified) =>
          rules.verificationVoidsProof(provenBy, verified) && here().locale !== 'ru',
      })),
  ),
  wrong(
    'a-code-that-was-tried-outlives-its-number',
    'A Security Code that was entered wrongly stays good after another number is verified.',
    ['SEC-BIND-14'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        verificationVoidsCode: (code, verified) =>
          rules.verificationVoidsCode(code, verified) && code.failures === 0,
      })),
  ),
  wrong(
    'a-challenge-outlives-a-reactivation',
    'After a reactivation the response with the former keys still opens a login from before.',
    ['SEC-BIND-15'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        loginDeviceStands: (login, active) =>
          rules.loginDeviceStands(login, active) ||
          active.some((one) => one.type === 'ibKey' && one.hardwareId === hardwareIdOf(here())),
      })),
  ),
  wrong(
    'iphones-are-activated-with-any-element',
    'With several SLS devices an iPhone is activated with an element of Android.',
    ['SEC-ELEMENT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (here().operation === 'activate' && isOnIphone(here()) && hasSeveralDevices(here())),
      })),
  ),
]
