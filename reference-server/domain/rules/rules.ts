/**
 * @module The rules of the Secure Login System: the decisions that requirements are about, one small function each.
 * Events call the rules of their context, and rules do not call each other, so that replacing one rule changes exactly
 * one behaviour everywhere.
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
