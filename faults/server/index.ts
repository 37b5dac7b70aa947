/** @module Every server fault and every harmless variant. */

import type { HarmlessServer, ServerFault } from './fault.ts'
import { answeringOtherwise } from './harmless/answers.ts'
import { lessCapableServers } from './harmless/capabilities.ts'
import { serversOfOtherNumbers } from './harmless/numbers.ts'
import { harmlessServers } from './harmless/texts-and-forms.ts'
import { tradingDeviceFaults } from './login-from-a-trading-device/trading-device.ts'
import { activationTokenFaults } from './migrate-ib-key/activation-token.ts'
import { migrationFaults } from './migrate-ib-key/migration.ts'
import { pinFaults } from './migrate-ib-key/pin.ts'
import { notificationFaults } from './missing-notifications/recipients.ts'
import { seamlessFaults } from './missing-notifications/seamless-authentication.ts'
import { syncFaults } from './missing-notifications/sync.ts'
import { reactivationFaults } from './reactivate-or-transfer/reactivation.ts'
import { regulationFaults } from './regulation/two-factors.ts'
import { approvalFaults } from './secure-login-faq/approval.ts'
import { challengeFaults } from './secure-login-faq/challenge.ts'
import { passwordFaults } from './secure-login-faq/password.ts'
import { pushFaults } from './secure-login-faq/push.ts'
import { responseFaults } from './secure-login-faq/response.ts'
import { sealFaults } from './security/approval-signature.ts'
import { integrityFaults } from './security/attestation.ts'
import { securityCodeFaults } from './security/binding.ts'
import { clockFaults } from './security/clock.ts'
import { securityRaceFaults } from './security/concurrency.ts'
import { securitySendingFaults } from './security/delivery.ts'
import { somePhonesFaults } from './security/device.ts'
import { securityFormFaults } from './security/exactness.ts'
import { securityLifetimeFaults } from './security/expiry.ts'
import { securityForgettingFaults } from './security/forgotten-failures.ts'
import { securityLimitFaults } from './security/limits.ts'
import { securityCapFaults } from './security/message-limits.ts'
import { securityNoticeFaults } from './security/notices.ts'
import { securityPasswordFaults } from './security/password-limits.ts'
import { securityGuessFaults } from './security/randomness.ts'
import { securityRestartFaults } from './security/restart.ts'
import { securitySecretFaults } from './security/secrecy.ts'
import { securitySessionFaults } from './security/sessions.ts'
import { securityAnswerFaults } from './security/single-use.ts'
import { codeFaults } from './sms-authentication/code.ts'
import { numberFaults } from './sms-authentication/mobile-number.ts'
import { pageFaults } from './sms-authentication/pages.ts'
import { russianFaults } from './sms-authentication/russian.ts'
import { smsFaults } from './sms-authentication/sms.ts'

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
