/** @module Narrow shapes: activations, numbers, notices and attestations. */

import { formerIbKeys } from '../../support/former.ts'
import { ruling } from '../../support/here.ts'
import { isRussian } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'from-android-to-iphone-the-entered-number',
    'A migration from Android to an iPhone sends its token to the number on record, verified or not.',
    ['MIG-11'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberForActivation: (active, number) =>
          active?.os === 'Android' && here().activation?.os === 'iOS' && number
            ? number.onRecord
            : rules.numberForActivation(active, number),
      })),
  ),
  wrong(
    'codes-of-a-russian-verification-stay',
    'The verification of a number in a Russian session leaves the codes to the former number good.',
    ['SEC-BIND-14'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verificationVoidsCode: (code, verified) =>
          !isRussian(here()) && rules.verificationVoidsCode(code, verified),
      })),
  ),
  wrong(
    'android-is-activated-with-a-passcode',
    'An Android phone is activated with a passcode, which it has not.',
    ['SEC-ELEMENT-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        securityElementAccepted: (os, element) =>
          rules.securityElementAccepted(os, element) ||
          (here().operation === 'activate' && os === 'Android' && element === 'passcode'),
      })),
  ),
  wrong(
    'a-reactivated-iphone-is-not-told',
    'Nobody is notified of IB Key that was reactivated on an iPhone.',
    ['SEC-NOTICE-01'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        activationNoticeTo: (number, proven) => {
          const { activation } = here()
          return activation?.os === 'iOS' && activation.option === 'reactivate'
            ? undefined
            : rules.activationNoticeTo(number, proven)
        },
      })),
  ),
  wrong(
    'a-number-back-again-is-not-told',
    'Nobody is notified where the number before the last is confirmed again.',
    ['SEC-NOTICE-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        numberNoticeTo: (before, confirmed) =>
          here().account?.smsCodes.some(
            ({ purpose, number, state }) =>
              purpose === 'verifyNumber' && state === 'used' && number === confirmed.onRecord,
          )
            ? undefined
            : rules.numberNoticeTo(before, confirmed),
      })),
  ),
  wrong(
    'a-phone-reactivated-twice-takes-any-pin',
    'From its second reactivation on a phone takes any PIN.',
    ['REACT-A-02'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        currentPinRequired: (activation) =>
          rules.currentPinRequired(activation) &&
          !formerIbKeys(here()).some(({ hardwareId }) => hardwareId === activation.hardwareId),
      })),
  ),
  wrong(
    'an-old-attestation-activates',
    'An attestation of any age activates IB Key.',
    ['SEC-CLAIM-04'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        attestationInTime: (issuedAt, now, profile) =>
          rules.attestationInTime(issuedAt, now, profile) ||
          (here().operation === 'activate' && issuedAt <= now),
      })),
  ),
  wrong(
    'a-rooted-phone-is-reactivated',
    'IB Key is reactivated on a phone that has been rooted meanwhile.',
    ['NOTIF-37'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        verdictAccepted: (attestation, purpose) =>
          rules.verdictAccepted(attestation, purpose) ||
          (purpose === 'activation' && here().activation?.option === 'reactivate'),
      })),
  ),
]
