/**
 * @module The rules of the Secure Login System: every decision that a requirement talks about, one small function
 * each, by name. Events ask the rules they are given and never call one another's, so that exchanging one rule
 * changes exactly one behaviour, everywhere.
 */

import { activationRules } from './rules/activation-rules.ts'
import { challengeRules } from './rules/challenge-rules.ts'
import { deliveryRules } from './rules/delivery-rules.ts'
import { failureRules } from './rules/failure-rules.ts'
import { integrityRules } from './rules/integrity-rules.ts'
import { loginRules } from './rules/login-rules.ts'
import { noticeRules } from './rules/notice-rules.ts'
import { numberRules } from './rules/number-rules.ts'
import { pushRules } from './rules/push-rules.ts'
import { regulationRules } from './rules/regulation-rules.ts'
import { smsRules } from './rules/sms-rules.ts'

export const referenceRules = {
  ...loginRules,
  ...pushRules,
  ...challengeRules,
  ...smsRules,
  ...numberRules,
  ...noticeRules,
  ...deliveryRules,
  ...failureRules,
  ...activationRules,
  ...regulationRules,
  ...integrityRules,
}

export type Rules = typeof referenceRules
