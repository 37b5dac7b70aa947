/** @module Every server fault and every harmless variant. */

import { activationTokenFaults } from './activation-token-faults.ts'
import { approvalFaults } from './approval-faults.ts'
import { challengeFaults } from './challenge-faults.ts'
import { clockFaults } from './clock-faults.ts'
import { codeFaults } from './code-faults.ts'
import type { HarmlessServer, ServerFault } from './fault.ts'
import { harmlessServers } from './harmless.ts'
import { answeringOtherwise } from './harmless-answers.ts'
import { lessCapableServers } from './harmless-capabilities.ts'
import { serversOfOtherNumbers } from './harmless-numbers.ts'
import { integrityFaults } from './integrity-faults.ts'
import { migrationFaults } from './migration-faults.ts'
import { notificationFaults } from './notification-faults.ts'
import { numberFaults } from './number-faults.ts'
import { pageFaults } from './page-faults.ts'
import { passwordFaults } from './password-faults.ts'
import { pinFaults } from './pin-faults.ts'
import { pushFaults } from './push-faults.ts'
import { reactivationFaults } from './reactivation-faults.ts'
import { regulationFaults } from './regulation-faults.ts'
import { responseFaults } from './response-faults.ts'
import { russianFaults } from './russian-faults.ts'
import { sealFaults } from './seal-faults.ts'
import { seamlessFaults } from './seamless-faults.ts'
import { securityAnswerFaults } from './security-answers.ts'
import { securityCapFaults } from './security-caps.ts'
import { securityCodeFaults } from './security-codes.ts'
import { securityForgettingFaults } from './security-forgetting.ts'
import { securityFormFaults } from './security-forms.ts'
import { securityGuessFaults } from './security-guesses.ts'
import { securityLifetimeFaults } from './security-lifetimes.ts'
import { securityLimitFaults } from './security-limits.ts'
import { securityNoticeFaults } from './security-notices.ts'
import { securityPasswordFaults } from './security-passwords.ts'
import { securityRaceFaults } from './security-races.ts'
import { securityRestartFaults } from './security-restarts.ts'
import { securitySecretFaults } from './security-secrets.ts'
import { securitySendingFaults } from './security-sending.ts'
import { securitySessionFaults } from './security-sessions.ts'
import { smsFaults } from './sms-faults.ts'
import { somePhonesFaults } from './some-phones-faults.ts'
import { syncFaults } from './sync-faults.ts'
import { tradingDeviceFaults } from './trading-device-faults.ts'

export const serverFaults: readonly (ServerFault | HarmlessServer)[] = [
  ...passwordFaults,
  ...pushFaults,
  ...notificationFaults,
  ...approvalFaults,
  ...challengeFaults,
  ...responseFaults,
  ...smsFaults,
  ...clockFaults,
  ...codeFaults,
  ...numberFaults,
  ...pageFaults,
  ...russianFaults,
  ...migrationFaults,
  ...activationTokenFaults,
  ...pinFaults,
  ...reactivationFaults,
  ...regulationFaults,
  ...securityAnswerFaults,
  ...securityCapFaults,
  ...securityCodeFaults,
  ...securityForgettingFaults,
  ...securityFormFaults,
  ...securityGuessFaults,
  ...securityLifetimeFaults,
  ...securityLimitFaults,
  ...securityNoticeFaults,
  ...securityPasswordFaults,
  ...securityRaceFaults,
  ...securityRestartFaults,
  ...securitySecretFaults,
  ...securitySendingFaults,
  ...securitySessionFaults,
  ...seamlessFaults,
  ...syncFaults,
  ...tradingDeviceFaults,
  ...integrityFaults,
  ...sealFaults,
  ...somePhonesFaults,
  ...harmlessServers,
  ...answeringOtherwise,
  ...lessCapableServers,
  ...serversOfOtherNumbers,
]
