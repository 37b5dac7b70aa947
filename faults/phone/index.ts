/** @module Every phone fault and every harmless variant. */

import { clearingFaults } from './clear-app-data-android-russian/clear-data.ts'
import { placeFaults } from './enable-notifications/banners.ts'
import { enablingFaults } from './enable-notifications/settings.ts'
import type { HarmlessPhone, PhoneFault } from './fault.ts'
import { harmlessPhones } from './harmless/texts-and-order.ts'
import { tradingDeviceFaults } from './login-from-a-trading-device/authentication-device.ts'
import { activationFaults } from './migrate-ib-key/activation.ts'
import { chinaFaults } from './missing-notifications/china.ts'
import { missingFaults } from './missing-notifications/conditions.ts'
import { focusFaults } from './missing-notifications/focus.ts'
import { approvalFaults } from './secure-login-faq/approval.ts'
import { challengeResponseFaults } from './secure-login-faq/challenge-response.ts'
import { notificationFaults } from './secure-login-faq/notifications.ts'
import { screenFaults } from './secure-login-faq/screens.ts'
import { integrityFaults } from './security/attestation.ts'
import { fingerFaults } from './security/biometry.ts'
import { clockFaults } from './security/clock.ts'
import { guessingFaults } from './security/pin.ts'

export const phoneFaults: readonly (PhoneFault | HarmlessPhone)[] = [
  ...notificationFaults,
  ...approvalFaults,
  ...challengeResponseFaults,
  ...screenFaults,
  ...activationFaults,
  ...tradingDeviceFaults,
  ...enablingFaults,
  ...placeFaults,
  ...missingFaults,
  ...focusFaults,
  ...clearingFaults,
  ...chinaFaults,
  ...integrityFaults,
  ...guessingFaults,
  ...fingerFaults,
  ...clockFaults,
  ...harmlessPhones,
]
