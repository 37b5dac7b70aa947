/** @module Activation Tokens that are accepted though they should not be, or sent to the wrong number. */

import type { SlsDevice } from '../../../reference-server/domain/model/sls-device.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { replies, rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const eitherField = ['MIG-IOS-07', 'MIG-AND-07'] as const
const eitherSms = ['MIG-IOS-06', 'MIG-AND-06'] as const

/** The token in every answer after it was sent. */
function tokenInReplies(parts: ServerParts): ServerParts {
  let last = ''
  const remembering = rules((right) => ({
    newCode: (random, purpose) => {
      const code = right.newCode(random, purpose)
      if (purpose === 'activation') last = code
      return code
    },
  }))(parts)
  return replies((reply) => (last === '' ? reply : { ...reply, hint: last }))(remembering)
}

/** Every token that was ever sent fits. */
function tokenOfAnybody(parts: ServerParts): ServerParts {
  const sent = new Set<string>()
  return rules((right) => ({
    newCode: (random, purpose) => {
      const code = right.newCode(random, purpose)
      sent.add(code)
      return code
    },
    codeMatches: (given, code) =>
      right.codeMatches(given, code) || (code.purpose === 'activation' && sent.has(given)),
  }))(parts)
}

const smsOf = (count: number) =>
  rules((right) => ({
    smsPerRequest: (purpose) => (purpose === 'activation' ? count : right.smsPerRequest(purpose)),
  }))

const withoutNumber = (device: SlsDevice): SlsDevice =>
  device.type === 'ibKey' ? { ...device, activationNumber: undefined } : device

const faults: readonly ServerFault[] = [
  {
    id: 'any-element-activates',
    title: 'It does not matter which security element a phone is said to have.',
    subject: 'server',
    violates: ['SEC-ELEMENT-01'],
    inject: rules(() => ({ securityElementAccepted: (_os, element) => element !== undefined })),
  },
  {
    id: 'any-activation-token',
    title: 'Any Activation Token is accepted, even none.',
    subject: 'server',
    violates: [...eitherField, 'MIG-10', 'REACT-A-02', 'REACT-B-04'],
    inject: rules((right) => ({
      codeMatches: (given, code) => code.purpose === 'activation' || right.codeMatches(given, code),
    })),
  },
  {
    id: 'activation-token-with-more-around-it',
    title: 'An Activation Token is looked for in what was entered.',
    subject: 'server',
    violates: eitherField,
    inject: rules((right) => ({
      codeMatches: (given, code) =>
        right.codeMatches(given, code) || (code.purpose === 'activation' && given.includes(code.text)),
    })),
  },
  {
    id: 'activation-token-never-expires',
    title: 'An Activation Token is accepted after its ten minutes.',
    subject: 'server',
    violates: [...eitherField, 'SEC-EXPIRY-07'],
    inject: rules((right) => ({
      activationInTime: () => true,
      codeInTime: (code, now, profile) =>
        code.purpose === 'activation' || right.codeInTime(code, now, profile),
    })),
  },
  {
    id: 'activation-token-of-anybody',
    title: 'An Activation Token that was sent to anybody is accepted from everybody, and again and again.',
    subject: 'server',
    violates: eitherField,
    inject: tokenOfAnybody,
  },
  {
    id: 'activation-token-of-another-phone',
    title: 'An Activation Token is not bound to the phone that has asked for it.',
    subject: 'server',
    violates: eitherField,
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        purpose === 'activation' ? code.purpose === purpose : right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'activation-token-in-the-reply',
    title: 'The answers of the server contain the Activation Token.',
    subject: 'server',
    violates: eitherSms,
    inject: tokenInReplies,
  },
  {
    id: 'no-activation-token-sent',
    title: 'No SMS with an Activation Token is sent.',
    subject: 'server',
    violates: [...eitherSms, 'MIG-11'],
    inject: smsOf(0),
  },
  {
    id: 'activation-token-sent-twice',
    title: 'Two SMS are sent instead of one.',
    subject: 'server',
    violates: [...eitherSms, 'MIG-11'],
    inject: smsOf(2),
  },
  {
    id: 'activation-token-to-an-unverified-number',
    title: 'The token goes to the number that was entered last, verified or not.',
    subject: 'server',
    violates: ['MIG-11'],
    inject: rules(() => ({ numberForActivation: (_active, number) => number?.onRecord })),
  },
  {
    id: 'no-activation-token-after-another-number',
    title: 'Once another number was verified than that of the activation, no token is sent to either.',
    subject: 'server',
    violates: ['MIG-11'],
    inject: rules((right) => ({
      numberForActivation: (active, number) =>
        active?.activationNumber === undefined || active.activationNumber === number?.lastVerified
          ? right.numberForActivation(active, number)
          : undefined,
    })),
  },
  {
    id: 'activation-without-sms-binds-no-number',
    title: 'IB Key is bound to no number where a physical security device was asked for at its activation.',
    subject: 'server',
    violates: ['MIG-11'],
    inject: afterwards((_before, after) =>
      after.activations.some(({ challenge, stage }) => challenge !== undefined && stage === 'committed')
        ? { ...after, devices: after.devices.map(withoutNumber) }
        : after,
    ),
  },
]

export default faults
