/** @module Where regulators demand two factors, and what follows from it. */

import type { Account } from '../model/account.ts'
import type { Platform } from '../model/primitives.ts'
import type { SlsDevice } from '../model/sls-device.ts'

/** Hong Kong (SFC, article 1.1) and India (NSEI, regulation 3b). */
const mandating = ['HK', 'IN']

export const regulationRules = {
  /** Whether two factors are mandatory: by residence or by any linked account (REG-02, AMB-21). */
  twoFactorMandatory: ({ residence, accounts }: Account): boolean =>
    [residence, ...accounts].some((country) => mandating.includes(country)),

  /** Whether the settings page has a control for it. */
  optOutOffered: (mandatory: boolean): boolean => !mandatory,

  /** Whether the server accepts it, whatever the page shows. */
  optOutAllowed: (mandatory: boolean): boolean => !mandatory,

  /** Whether somebody may log in who has no method for the second factor (REG-HK-03, REG-IN-02). */
  loginWithoutSecondFactorAllowed: (mandatory: boolean, _platform: Platform): boolean => !mandatory,

  /** Whether a device may go: never the last one where two factors are mandatory. */
  deviceRemovalAllowed: (mandatory: boolean, remaining: readonly SlsDevice[]): boolean =>
    !mandatory || remaining.length > 0,
}
