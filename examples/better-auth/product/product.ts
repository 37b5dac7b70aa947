/** @module better-auth with the plugins that a login by SMS needs: everything stored, compared, limited and timed is its. */

import { randomUUID, scryptSync } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { constantTimeEqual } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import {
  bearer,
  type PhoneNumberOptions,
  phoneNumber,
  type TwoFactorOptions,
  twoFactor,
  username,
} from 'better-auth/plugins'

/** What an operator of better-auth chooses; the rest is as it comes. */
export interface OperatorChoices {
  readonly twoFactor: TwoFactorOptions
  readonly phoneNumber: Omit<PhoneNumberOptions, 'sendOTP'>
  readonly session: NonNullable<BetterAuthOptions['session']>
  /** Beside those that are always there. */
  readonly plugins: readonly BetterAuthPlugin[]
}

const halfAnHour = 30 * 60

/** Seven days, prolonged by each day of use, are what better-auth comes with: more than NIST SP 800-63B-4 allows. */
export const choices: OperatorChoices = {
  twoFactor: {},
  // As long and as often as the codes of the two-factor plugin.
  phoneNumber: { expiresIn: 180, allowedAttempts: 5 },
  session: { expiresIn: halfAnHour, disableSessionRefresh: true },
  plugins: [],
}

export interface Surroundings {
  readonly database: DatabaseSync
  readonly url: string
  readonly secret: string
  /** Sends an SMS. */
  readonly send: (number: string, text: string) => Promise<void>
  /** The logarithm to base 2 of the cost of a password; without it better-auth's own, 14. */
  readonly passwordCost?: number | undefined
  /** Is told of what goes on after the response. */
  readonly background: (task: Promise<unknown>) => void
}

/** better-auth has no way to look at a login that waits for its second factor: found as its own endpoints find it. */
const pendingLogin = {
  id: 'pending-login',
  endpoints: {
    readPendingLogin: createAuthEndpoint('/two-factor/pending', { method: 'GET' }, async (context) => {
      const { context: auth } = context
      const identifier = await context.getSignedCookie(auth.createAuthCookie('two_factor').name, auth.secret)
      const found = identifier ? await auth.internalAdapter.findVerificationValue(identifier) : null
      return context.json({ pending: found !== null })
    }),
  },
}

/** For tests alone: better-auth's own hash takes most of the time of a scenario. */
const hashingAt = (cost: number) => {
  const key = (password: string, salt: string) => scryptSync(password, salt, 32, { N: 2 ** cost })
  return {
    async hash(password: string) {
      const salt = randomUUID()
      return `${salt}:${key(password, salt).toString('hex')}`
    },
    async verify({ hash, password }: { hash: string; password: string }) {
      const [salt = '', stored = ''] = hash.split(':')
      return constantTimeEqual(Buffer.from(stored, 'hex'), key(password, salt))
    },
  }
}

export const optionsOf = (
  { database, url, secret, send, passwordCost, background }: Surroundings,
  { twoFactor: secondFactor, phoneNumber: number, session, plugins }: OperatorChoices,
) =>
  ({
    appName: 'better-auth',
    baseURL: url,
    secret,
    database,
    session,
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      ...(passwordCost && { password: hashingAt(passwordCost) }),
    },
    user: {
      additionalFields: {
        /** The number on record. `phoneNumber` is the one that was verified last: better-auth keeps no other there. */
        mobileNumber: { type: 'string', required: false },
      },
    },
    // All people of the suite have one address, by which better-auth limits.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: { backgroundTasks: { handler: background } },
    plugins: [
      bearer(),
      username(),
      phoneNumber({
        ...number,
        sendOTP: ({ phoneNumber, code }) => send(phoneNumber, `Your confirm code is ${code}.`),
      }),
      twoFactor({
        ...secondFactor,
        otpOptions: {
          ...secondFactor.otpOptions,
          sendOTP: async ({ user, otp }) => {
            if ('phoneNumber' in user && typeof user.phoneNumber === 'string')
              await send(user.phoneNumber, `Your security code is ${otp}.`)
          },
        },
      }),
      pendingLogin,
      ...plugins,
    ],
  }) satisfies BetterAuthOptions

type Options = ReturnType<typeof optionsOf>

export const productWith = (options: Options) => betterAuth(options)

export type Product = ReturnType<typeof productWith>

/** Where there are none. */
export async function makeTables(options: Options): Promise<void> {
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
}
