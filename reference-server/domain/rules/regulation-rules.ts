/** @module Rules of regulations that mandate two factors. */

import type { Account } from '../model/account.ts'
import type { Platform } from '../model/primitives.ts'
import type { SlsDevice } from '../model/sls-device.ts'

/** Hong Kong (SFC, article 1.1) and India (NSEI, regulation 3b). */
const mandatoryCountries = ['HK', 'IN']

export const regulationRules = {
  /** Whether two factors are mandatory: by residence or by any linked account (REG-02, AMB-21). */
  twoFactorMandatory: ({ residence, accounts }: Account): boolean =>
    [residence, ...accounts].some((country) => mandatoryCountries.includes(country)),

  /** Whether the settings page has a control to opt out. */
  optOutOffered: (mandatory: boolean): boolean => !mandatory,

  /** Whether the server accepts an opt-out, independent of what the page shows. */
  optOutAllowed: (mandatory: boolean): boolean => !mandatory,

  /** Whether a person without an active device may log in (REG-HK-03, REG-IN-02): to Client Portal, to enrol (AMB-34). */
  loginWithoutSecondFactorAllowed: (mandatory: boolean, platform: Platform): boolean =>
    !mandatory || platform === 'clientPortal',

  /** Where two factors are mandatory, the last device cannot be removed. */
  deviceRemovalAllowed: (mandatory: boolean, remaining: readonly SlsDevice[]): boolean =>
    !mandatory || remaining.length > 0,
}
