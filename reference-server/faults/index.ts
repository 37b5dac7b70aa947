/** @module Every server fault and every harmless variant. */

import { approvalFaults } from './approval-faults.ts'
import { challengeFaults } from './challenge-faults.ts'
import { codeFaults } from './code-faults.ts'
import type { HarmlessServer, ServerFault } from './fault.ts'
import { harmlessServers } from './harmless.ts'
import { numberFaults } from './number-faults.ts'
import { pageFaults } from './page-faults.ts'
import { passwordFaults } from './password-faults.ts'
import { pushFaults } from './push-faults.ts'
import { responseFaults } from './response-faults.ts'
import { russianFaults } from './russian-faults.ts'
import { securityAnswerFaults } from './security-answers.ts'
import { securityFormFaults } from './security-forms.ts'
import { securitySessionFaults } from './security-sessions.ts'
import { smsFaults } from './sms-faults.ts'
import { tradingDeviceFaults } from './trading-device-faults.ts'

export const serverFaults: readonly (ServerFault | HarmlessServer)[] = [
  ...passwordFaults,
  ...pushFaults,
  ...approvalFaults,
  ...challengeFaults,
  ...responseFaults,
  ...smsFaults,
  ...codeFaults,
  ...numberFaults,
  ...pageFaults,
  ...russianFaults,
  ...securityAnswerFaults,
  ...securityFormFaults,
  ...securitySessionFaults,
  ...tradingDeviceFaults,
  ...harmlessServers,
]
