/** @module Narrow shapes: who cannot do without a second factor. */

import { ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'only-the-first-account-counts',
    'Whoever lives elsewhere may opt out with an account in India, if it is not the first one.',
    ['REG-IN-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        twoFactorMandatory: (account) =>
          rules.twoFactorMandatory({ ...account, accounts: account.accounts.slice(0, 1) }),
      })),
  ),
  wrong(
    'who-left-before-stays-out-in-hong-kong',
    'Whoever has opted out and moves to Hong Kong still gets in by the password.',
    ['REG-HK-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        optOutAllowed: (mandatory) =>
          rules.optOutAllowed(mandatory) ||
          (here().account?.residence === 'HK' && here().account?.optedOut === true),
      })),
  ),
]
