/** @module SMS codes that are accepted though they should not be, and the other way round. */

import type { Locale, SmsPurpose } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'

/** The same rules decide about security codes and Confirm Codes: so both break together. */
const bothCodes = ['SMS-07', 'SMS-15'] as const

/** The SMS tells the code as `change` makes it. */
const toldAs =
  (change: (code: string) => string, locale: Locale, purpose: SmsPurpose) =>
  (parts: ServerParts): ServerParts => {
    const right = parts.messages[locale]
    const sms = { ...right.sms, [purpose]: (code: string) => right.sms[purpose](change(code)) }
    return { ...parts, messages: { ...parts.messages, [locale]: { ...right, sms } } }
  }

const codeAsNumber = (locale: Locale, purpose: SmsPurpose) =>
  toldAs((code) => String(Number(code)), locale, purpose)

const withOtherDigits = (code: string): string =>
  code.replaceAll(/[0-9]/g, (digit) => String((Number(digit) + 1) % 10))

const faults: readonly ServerFault[] = [
  {
    id: 'any-code-accepted',
    title: 'Any code is accepted.',
    subject: 'server',
    violates: [...bothCodes, 'SMS-RU-10'],
    inject: rules(() => ({ codeMatches: () => true })),
  },
  {
    id: 'no-code-accepted',
    title: 'The right code is refused.',
    subject: 'server',
    violates: [...bothCodes, 'SMS-RU-10', 'SMS-RU-17'],
    inject: rules(() => ({ codeMatches: () => false })),
  },
  {
    id: 'code-never-expires',
    title: 'A code is accepted long after its time.',
    subject: 'server',
    violates: bothCodes,
    inject: rules(() => ({ codeInTime: () => true, loginInTime: () => true })),
  },
  {
    id: 'superseded-code-accepted',
    title: 'An older code stays good after a newer one was sent.',
    subject: 'server',
    violates: bothCodes,
    inject: rules(() => ({ newCodeSupersedes: () => false })),
  },
  {
    id: 'code-for-every-login',
    title: 'While a login waits for an approval, a code by SMS can be requested instead.',
    subject: 'server',
    violates: ['SEC-BIND-12'],
    inject: rules(() => ({ securityCodeExpected: () => true })),
  },
  {
    id: 'code-of-another-login-accepted',
    title: 'A code that was sent for one login opens another one of the same person.',
    subject: 'server',
    violates: ['SMS-15'],
    inject: rules(() => ({ codeIsFor: (code, purpose) => code.purpose === purpose })),
  },
  {
    id: 'code-of-another-number-accepted',
    title: 'A code that was sent to the old number verifies the new one.',
    subject: 'server',
    violates: ['SMS-07'],
    inject: rules((right) => ({
      codeIsFor: (code, purpose, subject) =>
        purpose === 'verifyNumber' ? code.purpose === purpose : right.codeIsFor(code, purpose, subject),
    })),
  },
  {
    id: 'code-of-anybody-accepted',
    title: 'A code that was sent to anybody is accepted from everybody.',
    subject: 'server',
    violates: bothCodes,
    inject: (parts) => {
      const known = new Set<string>()
      return {
        ...parts,
        rules: {
          ...parts.rules,
          newCode: (random, purpose) => {
            const code = parts.rules.newCode(random, purpose)
            known.add(code)
            return code
          },
          codeMatches: (given) => known.has(given),
        },
      }
    },
  },
  {
    id: 'security-code-loses-leading-zeros',
    title: 'The SMS shows the security code as a number, so that 012345 comes as 12345.',
    subject: 'server',
    violates: ['SMS-15'],
    inject: codeAsNumber('en', 'login'),
  },
  {
    id: 'confirm-code-loses-leading-zeros',
    title: 'The SMS shows the Confirm Code as a number, so that 012345 comes as 12345.',
    subject: 'server',
    violates: ['SMS-07'],
    inject: codeAsNumber('en', 'verifyNumber'),
  },
  {
    id: 'russian-security-code-loses-leading-zeros',
    title: 'The Russian SMS shows the security code as a number, so that 012345 comes as 12345.',
    subject: 'server',
    violates: ['SMS-RU-16'],
    inject: codeAsNumber('ru', 'login'),
  },
  {
    id: 'russian-confirm-code-loses-leading-zeros',
    title: 'The Russian SMS shows the Confirm Code as a number, so that 012345 comes as 12345.',
    subject: 'server',
    violates: ['SMS-RU-10'],
    inject: codeAsNumber('ru', 'verifyNumber'),
  },
  {
    id: 'sms-tells-another-security-code',
    title: 'The SMS holds another code than the one that opens the login.',
    subject: 'server',
    violates: ['SMS-15', 'SEC-SECRET-02'],
    inject: (parts) => toldAs(withOtherDigits, 'en', 'login')(toldAs(withOtherDigits, 'ru', 'login')(parts)),
  },
]

export default faults
