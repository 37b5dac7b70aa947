/**
 * @module The rules of the Secure Login System: every decision that a requirement talks about, one small function
 * each, by name. Events ask the rules they are given and never call one another's, so that exchanging one rule
 * changes exactly one behaviour, everywhere.
 */

import { activationRules } from './activation-rules.ts'
import { approvalRules } from './approval-rules.ts'
import { attestationRules } from './attestation-rules.ts'
import { challengeRules } from './challenge-rules.ts'
import { deliveryRules } from './delivery-rules.ts'
import { failureRules } from './failure-rules.ts'
import { loginRules } from './login-rules.ts'
import { noticeRules } from './notice-rules.ts'
import { numberRules } from './number-rules.ts'
import { regulationRules } from './regulation-rules.ts'
import { smsRules } from './sms-rules.ts'

export const referenceRules = {
  ...loginRules,
  ...approvalRules,
  ...challengeRules,
  ...smsRules,
  ...numberRules,
  ...noticeRules,
  ...deliveryRules,
  ...failureRules,
  ...activationRules,
  ...regulationRules,
  ...attestationRules,
}

export type Rules = typeof referenceRules
