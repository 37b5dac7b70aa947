/** @module Counts, codes and devices that are looked at apart where they belong together, or together where they do not. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

/** Wrong Confirm Codes are not counted, where a number has been verified before. */
const uncounted = (before: Account, after: Account): Account => {
  const isOfNumber = after.smsCodes.some(
    ({ id, purpose, failures }) =>
      purpose === 'verifyNumber' && failures > (before.smsCodes.find((old) => old.id === id)?.failures ?? 0),
  )
  return isOfNumber && before.mobileNumber?.lastVerified !== undefined
    ? { ...after, secondFactor: before.secondFactor }
    : after
}

const faults: readonly ServerFault[] = [
  {
    id: 'confirm-codes-of-known-people-do-not-count',
    title:
      'A wrong Confirm Code does not count as a wrong answer of somebody whose number was verified before.',
    subject: 'server',
    violates: ['SEC-LIMIT-11'],
    inject: afterwards(uncounted),
  },
  {
    id: 'limit-per-mobile-number',
    title: 'Text messages in a row are counted for each mobile number.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => {
      let number: string | undefined
      return {
        numberToVerify(mobileNumber) {
          number = right.numberToVerify(mobileNumber)
          return number
        },
        smsCapReached: (sent, now, profile) =>
          right.smsCapReached(
            sent.filter((code) => code.purpose !== 'verifyNumber' || code.number === number),
            now,
            profile,
          ),
      }
    }),
  },
  {
    id: 'day-of-each-purpose',
    title:
      'Used codes for logins are not counted among the text messages of a day, where a Confirm Code is asked for.',
    subject: 'server',
    violates: ['SEC-CAP-02'],
    inject: rules((right) => {
      let isForNumber = false
      return {
        smsCooldownLeft(sent, request, now, profile) {
          isForNumber = request.purpose === 'verifyNumber'
          return right.smsCooldownLeft(sent, request, now, profile)
        },
        smsCapReached: (sent, now, profile) =>
          right.smsCapReached(
            isForNumber ? sent.filter(({ purpose }) => purpose !== 'login') : sent,
            now,
            profile,
          ),
      }
    }),
  },
  {
    id: 'pause-of-each-subject',
    title: 'The two minutes between two SMS hold for each login and each activation.',
    subject: 'server',
    violates: ['SEC-COOLDOWN-01'],
    inject: rules((right) => ({
      smsCooldownLeft: (sent, request, now, profile) =>
        right.smsCooldownLeft(
          sent.filter(({ purpose, subject }) => purpose === 'verifyNumber' || subject === request.subject),
          request,
          now,
          profile,
        ),
    })),
  },
  {
    id: 'code-is-for-its-number',
    title: 'A code is good for whatever wants a code that went to its number.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        right.codeIsFor(code, purpose, subject) || (purpose === 'verifyNumber' && code.number === subject),
    })),
  },
  {
    id: 'any-token-of-the-person',
    title: 'Any Activation Token of a person that is open activates any phone of that person.',
    subject: 'server',
    violates: ['SEC-BIND-10'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        right.codeIsFor(code, purpose, subject) ||
        (purpose === 'activation' && code.purpose === 'activation'),
    })),
  },
  {
    id: 'tried-codes-outlive-their-number',
    title: 'Codes that have been entered, right or wrong, are not looked at when another number is verified.',
    subject: 'server',
    violates: ['SEC-BIND-14'],
    inject: rules((right) => ({
      verificationVoidsCode: (code, verified) =>
        right.verificationVoidsCode(code, verified) && code.state === 'open' && code.failures === 0,
    })),
  },
  {
    id: 'element-of-any-device-beside-others',
    title: 'From the second activation on, the security elements of all phones count.',
    subject: 'server',
    violates: ['SEC-ELEMENT-01'],
    inject: rules((right) => {
      let devices = 0
      return {
        securityDeviceRequired(active) {
          devices = active.length
          return right.securityDeviceRequired(active)
        },
        securityElementAccepted: (os, element) =>
          right.securityElementAccepted(os, element) || (devices > 1 && element !== undefined),
      }
    }),
  },
  {
    id: 'revoked-phone-attests',
    title: 'An approval may carry the attestation of a phone that IB Key was moved away from.',
    subject: 'server',
    violates: ['SEC-CLAIM-03'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        attestationIsForPhone: (attested, hardwareId) =>
          right.attestationIsForPhone(attested, hardwareId) ||
          account()?.devices.some(
            (device) =>
              device.type === 'ibKey' && device.status !== 'active' && device.hardwareId === attested,
          ) === true,
      })),
    ),
  },
  {
    id: 'more-than-one-security-device-is-none',
    title: 'A physical security device is asked for only where it is the one beside IB Key.',
    subject: 'server',
    violates: ['REACT-04', 'REACT-06'],
    inject: rules((right) => ({
      securityDeviceRequired: (devices) => right.securityDeviceRequired(devices) && devices.length === 2,
    })),
  },
  {
    id: 'first-activation-outlives-its-device',
    title:
      'An activation goes on without the physical security device that has proven it, if no other device is left.',
    subject: 'server',
    violates: ['SEC-BIND-16'],
    inject: rules((right) => ({
      removalVoidsProof: (provenBy, removed) =>
        right.removalVoidsProof(provenBy, removed) && removed.type !== 'physical',
    })),
  },
  {
    id: 'one-kind-of-device-can-always-be-removed',
    title:
      'Where two factors are mandatory, SMS can be removed, and whoever has two SLS devices can opt out.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-HK-04'],
    inject: (parts) => {
      let account: Account | undefined
      return rules((right) => ({
        twoFactorMandatory(of) {
          account = of
          return right.twoFactorMandatory(of)
        },
        deviceRemovalAllowed: (mandatory, remaining) =>
          right.deviceRemovalAllowed(mandatory, remaining) ||
          account?.devices.some(({ type, status }) => type === 'sms' && status === 'active') === true,
        optOutAllowed: (mandatory) =>
          right.optOutAllowed(mandatory) ||
          (account?.devices.filter(({ status }) => status === 'active').length ?? 0) > 1,
      }))(parts)
    },
  },
  {
    id: 'only-the-first-number-enrols',
    title: 'Only the number that a person began with leads to the enrolment in SMS.',
    subject: 'server',
    violates: ['SMS-10'],
    inject: rules((right) => {
      let first: string | undefined
      return {
        autoEnrolmentAt(number, now, profile) {
          first ??= number.onRecord
          return number.onRecord === first ? right.autoEnrolmentAt(number, now, profile) : undefined
        },
        changedNumber(number, onRecord) {
          first ??= number?.onRecord
          return right.changedNumber(number, onRecord)
        },
      }
    }),
  },
  {
    id: 'pins-of-digits-have-eight',
    title: 'A PIN of digits alone may have up to eight, and three are enough.',
    subject: 'server',
    violates: ['MIG-AND-09'],
    inject: rules((right) => ({ pinIsStrong: (pin) => right.pinIsStrong(pin) || /^[0-9]{3,8}$/.test(pin) })),
  },
  {
    id: 'first-pin-may-be-a-word',
    title: 'The first PIN of a person may be of letters alone.',
    subject: 'server',
    violates: ['MIG-AND-10'],
    inject: rules((right) => {
      let isFirst = false
      return {
        activationOptions(active, hardwareId) {
          isFirst = active === undefined
          return right.activationOptions(active, hardwareId)
        },
        pinIsStrong: (pin) => right.pinIsStrong(pin) || (isFirst && /^[A-Za-z]{4,6}$/.test(pin)),
      }
    }),
  },
]

export default faults
