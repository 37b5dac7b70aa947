/**
 * @module The same server with one defect, named by SLS_DEFECT. The checks of the suite start it to see that each is found.
 *
 * Each is a mistake that somebody makes who builds better-auth in: an option, a plugin, or a helpful line in between.
 */

import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { choices } from './product/product.ts'
import { startBetterAuth } from './server.ts'
import type { Ask } from './shim/product-client.ts'

/** As long as the login itself waits, and longer. */
const codesForAQuarterOfAnHour = () =>
  startBetterAuth({ ...choices, twoFactor: { otpOptions: { period: 15 } } })

/** Nobody should be locked out by a slip of the finger. */
const anyNumberOfGuesses = () =>
  startBetterAuth({
    ...choices,
    twoFactor: { accountLockout: { enabled: false }, otpOptions: { allowedAttempts: 1_000 } },
  })

/** People type spaces and hyphens, so whatever is no digit is dropped. */
const digitsPickedOut = () =>
  startBetterAuth(
    choices,
    (ask): Ask =>
      (shape, request) => {
        const { body, ...rest } = request
        if (!body || !('code' in body)) return ask(shape, request)
        return ask(shape, { ...rest, body: { ...body, code: String(body.code).replaceAll(/\D/g, '') } })
      },
  )

/** A verifier of one's own, as for an external service: it knows the codes that are open, and not whose they are. */
function confirmCodeForAnyNumber() {
  return startBetterAuth({
    ...choices,
    phoneNumber: {
      ...choices.phoneNumber,
      verifyOTP: async ({ code }, context) => {
        const open = await context?.context.adapter.findMany<{ value: string }>({ model: 'verification' })
        return open?.some(({ value }) => value.startsWith(code)) ?? false
      },
    },
  })
}

/** better-auth asks for the second factor on its own ways to sign in. This one is beside them. */
const signInOfDesktop = {
  id: 'desktop',
  endpoints: {
    signInOfDesktop: createAuthEndpoint(
      '/desktop/sign-in',
      { method: 'POST', body: z.object({ username: z.string(), password: z.string() }) },
      async (context) => {
        const { context: auth, body } = context
        const user = await auth.adapter.findOne<{ id: string }>({
          model: 'user',
          where: [{ field: 'username', value: body.username }],
        })
        const found = user && (await auth.internalAdapter.findUserById(user.id))
        const account = found && (await auth.internalAdapter.findCredentialAccount(found.id))
        const right =
          account?.password &&
          (await auth.password.verify({ hash: account.password, password: body.password }))
        if (!found || !right)
          throw APIError.fromStatus('UNAUTHORIZED', { code: 'INVALID_USERNAME_OR_PASSWORD' })
        const session = await auth.internalAdapter.createSession(found.id)
        await setSessionCookie(context, { session, user: found })
        return context.json({ token: session.token })
      },
    ),
  },
}

const signInBesideTheSecondFactor = () =>
  startBetterAuth(
    { ...choices, plugins: [signInOfDesktop] },
    (ask): Ask =>
      (shape, request) =>
        ask(
          shape,
          request.userAgent === 'tws' && request.path === '/sign-in/username'
            ? { ...request, path: '/desktop/sign-in' }
            : request,
        ),
  )

const defects: Readonly<Record<string, () => Promise<void>>> = {
  codesForAQuarterOfAnHour,
  anyNumberOfGuesses,
  digitsPickedOut,
  confirmCodeForAnyNumber,
  signInBesideTheSecondFactor,
}

const start = defects[process.env.SLS_DEFECT ?? '']
if (start === undefined) throw new Error(`SLS_DEFECT names one of ${Object.keys(defects).join(', ')}`)
await start()
