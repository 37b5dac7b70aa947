/** @module SMS codes: to which number, how often, and what is accepted. */

import { equalSecrets } from '../crypto/secrets.ts'
import type { MobileNumber } from '../model/account.ts'
import type { Login } from '../model/login.ts'
import type { Instant, SmsPurpose } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import { characters, type Random } from '../model/random.ts'
import type { SmsCode, SmsRequest } from '../model/sms-code.ts'
import { remaining, within } from '../model/time.ts'

/** Without the letters that are taken for digits (Crockford): a token is read from one screen and typed on another. */
const tokenAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const smsRules = {
  /** The number that login codes go to: a verified one, never one that was merely entered (SMS-01). */
  numberForLogin: (number: MobileNumber | undefined): string | undefined => number?.lastVerified,

  /** Whether a login is sent a code and takes one: only where it waits for it. */
  securityCodeExpected: (login: Login): boolean => login.stage.at === 'securityCode',

  /** The number that a Confirm Code goes to: the one on record (SMS-04). */
  numberToVerify: (number: MobileNumber): string => number.onRecord,

  /** Six digits for codes, eight characters for an Activation Token. */
  newCode: (random: Random, purpose: SmsPurpose): string =>
    purpose === 'activation' ? characters(random, tokenAlphabet, 8) : characters(random, '0123456789', 6),

  /** Milliseconds until a new SMS may be asked for: 2 minutes after the last one that nobody has answered (SMS-06). */
  smsCooldownLeft: (sent: readonly SmsCode[], asked: SmsRequest, now: Instant, profile: Profile): number => {
    const last = sent.findLast((code) => code.purpose === asked.purpose && code.state !== 'used')
    return remaining(last?.sentAt, profile.smsCooldown, now)
  },

  /** Whether too many SMS were sent in a row without an answer, or in all. `sent`: within a day. */
  smsCapReached: (sent: readonly SmsCode[], now: Instant, profile: Profile): boolean => {
    const lastUsed = sent.findLastIndex((code) => code.state === 'used')
    const unanswered = sent
      .slice(lastUsed + 1)
      .filter((code) => within(code.sentAt, profile.smsCapWindow, now))
    return unanswered.length >= profile.smsCap || sent.length >= profile.smsDailyCap
  },

  /** How many SMS one accepted request sends. */
  smsPerRequest: (_purpose: SmsPurpose): number => 1,

  /** Whether a new code ends an older one for the same thing. */
  newCodeSupersedes: (_older: SmsCode): boolean => true,

  codeInTime: (code: SmsCode, now: Instant, profile: Profile): boolean =>
    within(code.sentAt, profile.smsCodeLifetime, now),

  /** Whether the code was sent for this: same purpose, and same login, activation or number. */
  codeIsFor: (code: SmsCode, purpose: SmsPurpose, subject: string): boolean =>
    code.purpose === purpose && code.subject === subject,

  codeMatches: (given: string, code: SmsCode): boolean => equalSecrets(given, code.text),

  /** Whether the code can still be entered: not used, superseded or void. */
  codeIsOpen: (code: SmsCode): boolean => code.state === 'open',
}
