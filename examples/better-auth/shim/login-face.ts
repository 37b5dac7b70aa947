/** @module The login face: signing in with a password, and with a one-time code. */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type LoginReply, loginFace } from '../../../contract/login-face.ts'
import { platform } from '../../../contract/primitives.ts'
import { type Call, operation, operationWithBody, type ServedOperation } from './app.ts'
import type { Ask } from './product-client.ts'
import { RequestRefusal } from './refusals.ts'
import { sessionOf } from './session.ts'

const signedIn = z.union([z.object({ twoFactorRedirect: z.literal(true) }), z.object({ token: z.string() })])
const verified = z.object({ token: z.string() })

/**
 * A login that waits is known to better-auth by a signed cookie, `2fa-id.signature`. Its id stands in ours, after the platform,
 * and the signature is the secret.
 */
const loginIdOf = (platform: string, cookie: string): { loginId: string; secret: string } => {
  const [id, secret] = cookie.split('.')
  return { loginId: `${platform}.${id}`, secret: secret ?? '' }
}

const waitingForCode = (loginId: string): LoginReply => ({ loginId, state: 'securityCode' })
const loggedIn = (loginId: string, session: string): LoginReply => ({ loginId, state: 'loggedIn', session })

function waitingLogin({ parameter, bearer }: Call) {
  const loginId = parameter('loginId')
  const [userAgent = '', id] = loginId.split('.')
  return { loginId, waiting: { pending: `${id}.${bearer}`, userAgent } }
}

export const loginOperations = (ask: Ask): readonly ServedOperation[] => {
  /** Where better-auth knows this login; else it refuses. */
  const look = async (call: Call): Promise<LoginReply> => {
    const { loginId, waiting } = waitingLogin(call)
    const { body } = await ask(z.object({ pending: z.boolean() }), {
      method: 'GET',
      path: '/two-factor/pending',
      ...waiting,
    })
    if (!body.pending) throw new RequestRefusal('unauthenticated')
    return waitingForCode(loginId)
  }
  /** better-auth has one second factor here, a code by SMS. */
  const hasNone = async (call: Call) => {
    await look(call)
    throw new RequestRefusal('wrong_state')
  }
  return [
    operationWithBody(loginFace.logIn, async ({ body: { platform, username, password } }) => {
      const { body, pending } = await ask(signedIn, {
        path: '/sign-in/username',
        body: { username, password },
        userAgent: platform,
      })
      if ('token' in body) return loggedIn(randomUUID(), body.token)
      if (pending === undefined) throw new Error('better-auth gave no cookie to a login that waits')
      await ask(z.object({}), { path: '/two-factor/send-otp', body: {}, pending })
      const { loginId, secret } = loginIdOf(platform, pending)
      return { ...waitingForCode(loginId), secret }
    }),
    operation(loginFace.readLogin, look),
    operationWithBody(loginFace.chooseDevice, hasNone),
    operation(loginFace.askForChallenge, hasNone),
    operationWithBody(loginFace.giveResponse, hasNone),
    operationWithBody(loginFace.giveSecurityCode, async (call) => {
      const { loginId, waiting } = waitingLogin(call)
      const { body } = await ask(verified, {
        path: '/two-factor/verify-otp',
        body: { code: call.body.code },
        ...waiting,
      })
      return loggedIn(loginId, body.token)
    }),
    operation(loginFace.askForAnotherSms, async (call) => {
      const { loginId, waiting } = waitingLogin(call)
      await ask(z.object({}), { path: '/two-factor/send-otp', body: {}, ...waiting })
      return waitingForCode(loginId)
    }),
    operation(loginFace.readSession, async ({ bearer }) => {
      const { user, session } = await sessionOf(ask, bearer)
      return { username: user.username, platform: platform.parse(session.userAgent) }
    }),
    operation(loginFace.logOut, async ({ bearer }) => {
      await sessionOf(ask, bearer)
      await ask(z.object({}), { path: '/sign-out', body: {}, bearer })
      return { done: true as const }
    }),
  ]
}
