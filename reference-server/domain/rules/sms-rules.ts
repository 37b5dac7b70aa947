/** @module Rules of SMS codes: recipients, limits and validity. */

import { equalSecrets } from '../crypto/secrets.ts'
import type { MobileNumber } from '../model/account.ts'
import type { Login } from '../model/login.ts'
import type { Instant, SmsPurpose } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import { characters, type Random } from '../model/random.ts'
import type { SmsCode, SmsRequest } from '../model/sms-code.ts'
import { remaining, within } from '../model/time.ts'

/** Crockford's Base32, without letters that look like digits. */
const tokenAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const smsRules = {
  /** Login codes are sent to a verified number only (SMS-01). */
  numberForLogin: (number: MobileNumber | undefined): string | undefined => number?.lastVerified,

  /** Whether the login expects a code: then one can be requested and entered. */
  securityCodeExpected: (login: Login): boolean => login.stage.at === 'securityCode',

  /** A Confirm Code is sent to the number on record (SMS-04). */
  numberToVerify: (number: MobileNumber): string => number.onRecord,

  /** Six digits for codes, eight characters for an Activation Token. */
  newCode: (random: Random, purpose: SmsPurpose): string =>
    purpose === 'activation' ? characters(random, tokenAlphabet, 8) : characters(random, '0123456789', 6),

  /** Milliseconds until a new SMS may be requested: 2 minutes after the last one whose code is not used (SMS-06). */
  smsCooldownLeft: (
    sent: readonly SmsCode[],
    request: SmsRequest,
    now: Instant,
    profile: Profile,
  ): number => {
    const last = sent.findLast((code) => code.purpose === request.purpose && code.state !== 'used')
    return remaining(last?.sentAt, profile.smsCooldown, now)
  },

  /** Whether too many SMS were sent since the last used code, or within a day. `sent`: those of a day. */
  smsCapReached: (sent: readonly SmsCode[], now: Instant, profile: Profile): boolean => {
    const lastUsed = sent.findLastIndex((code) => code.state === 'used')
    const unanswered = sent
      .slice(lastUsed + 1)
      .filter((code) => within(code.sentAt, profile.smsCapWindow, now))
    return unanswered.length >= profile.smsCap || sent.length >= profile.smsDailyCap
  },

  smsPerRequest: (_purpose: SmsPurpose): number => 1,

  /** Whether a new code supersedes an older one of the same subject. */
  newCodeSupersedes: (_older: SmsCode): boolean => true,

  codeInTime: (code: SmsCode, now: Instant, profile: Profile): boolean =>
    within(code.sentAt, profile.smsCodeLifetime, now),

  /** Whether the code has this purpose and this subject: a login, an activation or a number. */
  codeIsFor: (code: SmsCode, purpose: SmsPurpose, subject: string): boolean =>
    code.purpose === purpose && code.subject === subject,

  codeMatches: (given: string, code: SmsCode): boolean => equalSecrets(given, code.text),

  codeIsOpen: (code: SmsCode): boolean => code.state === 'open',
}
