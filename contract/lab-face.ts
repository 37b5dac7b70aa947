/** @module Lab face: test control. Never reachable in production. */

import { z } from 'zod'
import { country, deviceSecret, identifier, instant, os } from './primitives.ts'
import { route } from './route.ts'

/** The capabilities that an implementation can declare. A scenario that needs another one is not applicable to it. */
export const capability = z.enum([
  'screens',
  'clock',
  'reset',
  'provision',
  'seamless',
  'sms',
  'ibKey',
  'physicalDevice',
  /** It is configured with the public keys of the simulated attestation service, and verifies attestations. */
  'integrity',
  'russian',
  /** Notifies people by SMS of a newly activated phone and of a changed mobile number. */
  'notices',
  /** What a push service or carrier cannot take now is sent again without anybody's asking. */
  'retries',
  /** Its clock can be set back: `advance` accepts an earlier instant than before; no time has passed then. */
  'clockSetBack',
  /** A person's residence and accounts can be changed by the lab face. */
  'residenceChanges',
])
export type Capability = z.infer<typeof capability>

/** At least so many milliseconds, and ten years at most: nothing that a scenario waits for is longer. */
const duration = (leastMs: number) => z.number().int().min(leastMs).max(315_576_000_000)
/** At least so many; scenarios try as often as this. */
const count = (least: number) => z.number().int().min(least).max(1_000)

/**
 * Numbers that an implementation has chosen within the bounds of README.md; durations are milliseconds. What it does not have,
 * such as activations, has none.
 */
export const numbers = z
  .looseObject({
    pushLifetime: duration(60_000),
    collectLifetime: duration(5_000),
    loginLifetime: duration(120_001),
    challengeLifetime: duration(30_000),
    smsCodeLifetime: duration(120_001),
    sessionLifetime: duration(600_001),
    sessionIdleLifetime: duration(120_001),
    activationLifetime: duration(30_000),
    triesPerCode: count(2),
    secondFactorTries: count(3),
    secondFactorLock: duration(1_000),
    passwordTries: count(2),
    passwordLock: duration(1_000),
    smsCap: count(2),
    smsCapWindow: duration(240_001),
    smsDailyCap: count(3),
    pushCap: count(2),
    pushCapWindow: duration(1_000),
  })
  .partial()
export type NumberName = keyof typeof numbers.shape
export type Numbers = { readonly [Name in NumberName]?: number | undefined }

const lab = { face: 'lab', proof: 'labToken' } as const

export const labFace = {
  describe: route({
    ...lab,
    method: 'GET',
    path: '/lab',
    summary: 'Name, version and declared capabilities of the implementation.',
    success: 200,
    reply: z.looseObject({
      name: z.string(),
      version: z.string(),
      capabilities: z.array(capability),
      /** Without them the exact edges are not applicable; the bounds of the standards are tested nevertheless. */
      numbers: numbers.optional(),
      /** How many password hashes have been computed so far: the work behind a response, without measuring time. */
      passwordHashes: z.number().int().nonnegative().optional(),
    }),
    refusals: [],
  }),
  reset: route({
    ...lab,
    method: 'POST',
    path: '/lab/reset',
    summary: 'Delete all state. The clock starts at `now`; `seed` makes ids and codes repeatable.',
    success: 200,
    body: z.strictObject({ now: instant, seed: z.string().max(200) }),
    reply: z.looseObject({ now: instant }),
    refusals: [],
  }),
  createPerson: route({
    ...lab,
    method: 'POST',
    path: '/lab/people',
    summary: 'Create a person with user name and password, and optionally a mobile number on record.',
    success: 201,
    body: z.strictObject({
      username: z.string().min(1).max(200),
      password: z.string().min(1).max(200),
      residence: country,
      accounts: z.array(country).min(1),
      seamless: z.boolean(),
      mobileNumber: z.strictObject({ number: z.string().max(200), verified: z.boolean() }).optional(),
    }),
    reply: z.looseObject({ username: z.string() }),
    refusals: [],
  }),
  provision: route({
    ...lab,
    method: 'POST',
    path: '/lab/people/{username}/devices',
    summary: 'Add an SLS device without its procedure, for scenarios that begin afterwards.',
    success: 201,
    body: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('ibKey'),
        os,
        model: z.string().max(200),
        hardwareId: identifier,
        pushToken: identifier.optional(),
        pin: z.string().max(200).optional(),
      }),
      /** `active: false`: suspended or expired, so that its responses are refused. */
      z.strictObject({
        type: z.literal('physical'),
        name: z.string().min(1).max(200),
        active: z.boolean().default(true),
      }),
      /** As chosen by a person, not by automatic enrolment: it stays when IB Key is activated (AMB-18). */
      z.strictObject({ type: z.literal('sms') }),
    ]),
    reply: z.looseObject({
      deviceId: identifier,
      /** Absent for SMS. */
      deviceSecret: deviceSecret.optional(),
    }),
    refusals: [],
  }),
  changeResidence: route({
    ...lab,
    method: 'PUT',
    path: '/lab/people/{username}/residence',
    summary: 'Change where a person lives and has accounts. Only with the capability `residenceChanges`.',
    success: 200,
    body: z.strictObject({ residence: country, accounts: z.array(country).min(1) }),
    reply: z.looseObject({ username: z.string() }),
    refusals: [],
  }),
  advance: route({
    ...lab,
    method: 'POST',
    path: '/lab/clock',
    summary:
      'Set the clock, complete all due work and wait until no outbound call is open. The reply names the next instant at which work is due, by the clock that was set. With the capability `clockSetBack`, `to` may be earlier than before.',
    success: 200,
    body: z.strictObject({ to: instant }),
    reply: z.looseObject({ now: instant, nextDue: instant.optional() }),
    refusals: ['wrong_state'],
  }),
}
