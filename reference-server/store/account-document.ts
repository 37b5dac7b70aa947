/** @module Accounts as JSON documents: whatever is read from the store is validated. */

import { z } from 'zod'
import { locale, os, platform } from '../../contract/primitives.ts'
import type { Account } from '../domain/model/account.ts'
import type { PasswordAttempts } from '../domain/model/password-attempts.ts'

const instant = z.number().int()
const delivery = {
  delivery: z.enum(['sending', 'sent', 'failed']),
  retry: z.object({ tries: z.number().int(), at: instant }).optional(),
}

const device = { id: z.string(), name: z.string(), status: z.enum(['active', 'suspended', 'revoked']) }

const slsDevice = z.discriminatedUnion('type', [
  z.object({
    ...device,
    type: z.literal('ibKey'),
    os,
    hardwareId: z.string(),
    secret: z.string(),
    pushToken: z.string().optional(),
    offeredPushToken: z.object({ token: z.string(), at: instant }).optional(),
    provenAt: instant.optional(),
    pinVerifier: z.string().optional(),
    activationNumber: z.string().optional(),
  }),
  z.object({ ...device, type: z.literal('physical'), secret: z.string() }),
  z.object({ ...device, type: z.literal('sms'), enrolled: z.enum(['automatically', 'byChoice']) }),
])

const stage = z.discriminatedUnion('at', [
  z.object({ at: z.enum(['chooseDevice', 'waitingForApproval', 'challenge', 'securityCode']) }),
  z.object({ at: z.literal('approved'), since: instant }),
  z.object({ at: z.enum(['collected', 'denied', 'void']) }),
])

const login = z.object({
  id: z.string(),
  secretDigest: z.string(),
  platform,
  locale,
  os: os.optional(),
  begunAt: instant,
  deviceId: z.string().optional(),
  stage,
})

const pushRequest = z.object({
  id: z.string(),
  loginId: z.string(),
  deviceId: z.string(),
  platform,
  nonce: z.string(),
  createdAt: instant,
  state: z.enum(['open', 'approved', 'declined', 'superseded']),
  ...delivery,
})

const challenge = z.object({
  id: z.string(),
  loginId: z.string(),
  deviceId: z.string(),
  text: z.string(),
  shownAt: instant,
  state: z.enum(['open', 'answered', 'superseded', 'void']),
  failures: z.number().int(),
})

const smsCode = z.object({
  id: z.string(),
  purpose: z.enum(['verifyNumber', 'login', 'activation']),
  subject: z.string(),
  number: z.string(),
  text: z.string(),
  sentAt: instant,
  locale,
  askedBy: z.string(),
  state: z.enum(['open', 'used', 'superseded', 'void']),
  failures: z.number().int(),
  ...delivery,
})

const activation = z.object({
  id: z.string(),
  secretDigest: z.string(),
  os,
  model: z.string(),
  hardwareId: z.string(),
  startedAt: instant,
  replaces: z.string().optional(),
  option: z.enum(['activate', 'migrate', 'reactivate']).optional(),
  challenge: z.string().optional(),
  nonce: z.string().optional(),
  provenBy: z.union([z.object({ number: z.string() }), z.object({ deviceId: z.string() })]).optional(),
  failures: z.number().int(),
  stage: z.enum(['offered', 'asked', 'proven', 'committed', 'void']),
})

const session = z.object({
  id: z.string(),
  tokenDigest: z.string(),
  platform,
  locale,
  begunAt: instant,
  usedAt: instant,
})

const notice = z.object({
  id: z.string(),
  about: z.enum(['activation', 'number']),
  number: z.string(),
  locale,
  decidedAt: instant,
  ...delivery,
})

/** `pushRequests` is the stored name of the approval requests (view `whole_account`). */
const account: z.ZodType<Account> = z
  .object({
    username: z.string(),
    passwordVerifier: z.string(),
    residence: z.string(),
    accounts: z.array(z.string()),
    optedOut: z.boolean().optional(),
    seamless: z.boolean(),
    mobileNumber: z
      .object({ onRecord: z.string(), verified: z.boolean(), lastVerified: z.string().optional() })
      .optional(),
    enrolmentDueAt: instant.optional(),
    devices: z.array(slsDevice),
    deadPushToken: z.string().optional(),
    logins: z.array(login),
    pushRequests: z.array(pushRequest),
    challenges: z.array(challenge),
    smsCodes: z.array(smsCode),
    activations: z.array(activation),
    sessions: z.array(session),
    notices: z.array(notice),
    secondFactor: z.object({ failures: z.number().int(), lockedAt: instant.optional() }),
  })
  .transform(({ pushRequests, ...rest }) => ({ ...rest, approvalRequests: pushRequests }))

const attempts: z.ZodType<PasswordAttempts> = z.object({
  failures: z.number().int(),
  lockedAt: instant.optional(),
  forgetAt: instant.optional(),
})

export const encode = (value: object): string => JSON.stringify(value)
export const decodeAccount = (text: string): Account => account.parse(JSON.parse(text))
export const decodeAttempts = (text: string): PasswordAttempts => attempts.parse(JSON.parse(text))
