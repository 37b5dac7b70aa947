/** @module Codes that are good for somebody else, for something else, or for another login. */

import type { ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'

/** Codes of this purpose are good for whatever asks for such a code. */
const forAny = (wanted: 'login' | 'verifyNumber') =>
  rules((right) => ({
    codeIsFor: (code, purpose, subject) =>
      purpose === wanted ? code.purpose === wanted : right.codeIsFor(code, purpose, subject),
  }))

export const securityCodeFaults: readonly ServerFault[] = [
  {
    id: 'same-code-for-everybody',
    title: 'All get the same code.',
    subject: 'server',
    violates: ['SEC-BIND-04'],
    inject: rules((right) => ({
      newCode: (random, purpose) => (purpose === 'activation' ? right.newCode(random, purpose) : '271828'),
    })),
  },
  {
    id: 'security-code-for-any-login',
    title: 'The security code of one login is good for another one of the same person.',
    subject: 'server',
    violates: ['SEC-BIND-05'],
    inject: forAny('login'),
  },
  {
    id: 'code-for-any-purpose',
    title: 'A code is good wherever a code is asked for.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: rules(() => ({ codeIsFor: () => true })),
  },
  {
    id: 'activation-token-logs-in',
    title: 'An Activation Token is good as a security code as well.',
    subject: 'server',
    violates: ['SEC-BIND-10'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        (purpose === 'login' && code.purpose === 'activation') || right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'confirm-code-activates',
    title: 'A Confirm Code is good as an Activation Token as well.',
    subject: 'server',
    violates: ['SEC-BIND-10'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        (purpose === 'activation' && code.purpose === 'verifyNumber') ||
        right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'confirm-code-for-any-number',
    title: 'A Confirm Code confirms whatever number is on record by then.',
    subject: 'server',
    violates: ['SEC-BIND-07'],
    inject: forAny('verifyNumber'),
  },
  {
    id: 'confirm-code-for-the-number-before',
    title:
      'A Confirm Code that was sent to the number verified last confirms the one that has taken its place.',
    subject: 'server',
    violates: ['SEC-BIND-07'],
    inject: rules((right) => {
      let before: string | undefined
      return {
        changedNumber(number, onRecord) {
          before = number?.lastVerified
          return right.changedNumber(number, onRecord)
        },
        codeIsFor: (code, purpose, subject) =>
          right.codeIsFor(code, purpose, subject) ||
          (purpose === 'verifyNumber' && right.codeIsFor(code, purpose, before ?? subject)),
      }
    }),
  },
]
