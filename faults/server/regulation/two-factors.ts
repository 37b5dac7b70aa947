/** @module Servers that let people of Hong Kong and India go, or hold back those of other countries. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

/** Two factors are mandatory in these countries alone. */
const mandatoryIn = (...countries: readonly string[]) =>
  rules(() => ({
    twoFactorMandatory: ({ residence, accounts }) =>
      [residence, ...accounts].some((country) => countries.includes(country)),
  }))

/** Activations that have begun without any active device come to nothing. */
const withoutFirstActivation = (account: Account): Account =>
  account.devices.some(({ status }) => status === 'active')
    ? account
    : {
        ...account,
        activations: account.activations.map((one) =>
          one.stage === 'offered' ? { ...one, stage: 'void' } : one,
        ),
      }

/** A password that was right for anybody is right for everybody. */
function passwordOfAnybody(parts: ServerParts): ServerParts {
  const { passwordHash: right } = parts
  const known = new Set<string>()
  const matches: typeof right.matches = async (text, verifier) => {
    const matched = await right.matches(text, verifier)
    if (matched.ok && matched.value) known.add(text)
    return matched.ok ? { ok: true, value: known.has(text) } : matched
  }
  return { ...parts, passwordHash: { ...right, matches } }
}

const faults: readonly ServerFault[] = [
  {
    id: 'hong-kong-forgotten',
    title: 'Hong Kong is missing in the table of countries.',
    subject: 'server',
    violates: ['REG-02', 'REG-HK-03', 'REG-HK-04'],
    inject: mandatoryIn('IN'),
  },
  {
    id: 'india-forgotten',
    title: 'India is missing in the table of countries.',
    subject: 'server',
    violates: ['REG-02', 'REG-IN-02', 'REG-IN-03'],
    inject: mandatoryIn('HK'),
  },
  {
    id: 'singapore-too',
    title: 'Residents of a third country are refused as well.',
    subject: 'server',
    violates: ['REG-02'],
    inject: mandatoryIn('HK', 'IN', 'SG'),
  },
  {
    id: 'residence-alone-counts',
    title: 'Linked accounts in Hong Kong and India are not looked at.',
    subject: 'server',
    violates: ['REG-HK-04', 'REG-IN-03'],
    inject: rules((right) => ({
      twoFactorMandatory: (account) => right.twoFactorMandatory({ ...account, accounts: [] }),
    })),
  },
  {
    id: 'first-account-alone-counts',
    title: 'Of several linked accounts only the first one is looked at.',
    subject: 'server',
    violates: ['REG-HK-04', 'REG-IN-03'],
    inject: rules((right) => ({
      twoFactorMandatory: (account) =>
        right.twoFactorMandatory({ ...account, accounts: account.accounts.slice(0, 1) }),
    })),
  },
  {
    id: 'opt-out-hidden-but-accepted',
    title: 'The page hides the opt-out, and the server accepts it from everybody.',
    subject: 'server',
    violates: ['REG-HK-04', 'REG-IN-03'],
    inject: rules(() => ({ optOutAllowed: () => true })),
  },
  {
    id: 'opt-out-shown-to-everybody',
    title: 'The page offers the opt-out to everybody.',
    subject: 'server',
    violates: ['REG-HK-04', 'REG-IN-03'],
    inject: rules(() => ({ optOutOffered: () => true })),
  },
  {
    id: 'last-device-removable',
    title: 'Everybody may remove the last SLS device.',
    subject: 'server',
    violates: ['REG-02', 'REG-HK-03', 'REG-IN-02'],
    inject: rules(() => ({ deviceRemovalAllowed: () => true })),
  },
  {
    id: 'inactive-device-counts-as-the-last',
    title: 'The last active SLS device may go where another one is left that is not active.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-IN-02'],
    inject: rules((right) => {
      let inactive = false
      return {
        twoFactorMandatory(account) {
          inactive = account.devices.some(({ status }) => status === 'suspended')
          return right.twoFactorMandatory(account)
        },
        deviceRemovalAllowed: (mandatory, remaining) =>
          inactive || right.deviceRemovalAllowed(mandatory, remaining),
      }
    }),
  },
  {
    id: 'no-device-removable',
    title: 'Where two factors are mandatory, no SLS device may be removed at all.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-IN-02'],
    inject: rules(() => ({ deviceRemovalAllowed: (mandatory) => !mandatory })),
  },
  {
    id: 'trading-without-any-device',
    title: 'Without an SLS device the password alone opens a login, in every country.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-IN-02'],
    inject: rules(() => ({ loginWithoutSecondFactorAllowed: () => true })),
  },
  {
    id: 'nobody-can-be-enrolled',
    title: 'Residents of Hong Kong and India without an SLS device cannot activate IB Key.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-IN-02'],
    inject: afterwards((_before, after) =>
      ['HK', 'IN'].includes(after.residence) ? withoutFirstActivation(after) : after,
    ),
  },
  {
    id: 'opt-out-with-the-password-of-anybody',
    title: "An opt-out takes another person's password as well.",
    subject: 'server',
    violates: ['REG-03'],
    inject: passwordOfAnybody,
  },
  {
    id: 'residence-is-read-once',
    title: 'Whether two factors are mandatory is decided by where a person lived at the first look.',
    subject: 'server',
    violates: ['REG-HK-03', 'REG-HK-04', 'REG-IN-02', 'REG-IN-03'],
    inject: rules((right) => {
      const atFirst = new Map<string, boolean>()
      return {
        twoFactorMandatory(account) {
          const known = atFirst.get(account.username) ?? right.twoFactorMandatory(account)
          atFirst.set(account.username, known)
          return known
        },
      }
    }),
  },
]

export default faults
