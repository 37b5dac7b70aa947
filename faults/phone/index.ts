/** @module Every phone fault and every harmless variant. */

import { activationFaults } from './activation.ts'
import { approvalFaults } from './approval.ts'
import { challengeResponseFaults } from './challenge-response.ts'
import { chinaFaults } from './china.ts'
import { clearingFaults } from './clearing.ts'
import { clockFaults } from './clocks.ts'
import { enablingFaults } from './enabling.ts'
import type { HarmlessPhone, PhoneFault } from './fault.ts'
import { fingerFaults } from './fingers.ts'
import { focusFaults } from './focus.ts'
import { guessingFaults } from './guessing.ts'
import { harmlessPhones } from './harmless.ts'
import { integrityFaults } from './integrity.ts'
import { missingFaults } from './missing.ts'
import { notificationFaults } from './notifications.ts'
import { placeFaults } from './places.ts'
import { screenFaults } from './screens.ts'
import { tradingDeviceFaults } from './trading-device.ts'

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
