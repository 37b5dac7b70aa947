/** @module Login face: the operations that TWS, Client Portal, WebTrader and IBKR Mobile call while a person logs in. */

import { z } from 'zod'
import { bearerToken, identifier, locale, os, platform, slsDeviceType } from './primitives.ts'
import { route } from './route.ts'
import { screen } from './screen.ts'

/** The state of a login. No state before `loggedIn` gives access to anything. */
export const loginState = z.enum([
  'chooseDevice',
  'waitingForApproval',
  'challenge',
  'securityCode',
  'loggedIn',
  'denied',
  'expired',
])
export type LoginState = z.infer<typeof loginState>

/** Members that a reply has in one state only. */
const shownOnlyIn = { devices: 'chooseDevice', challenge: 'challenge', sms: 'securityCode' } as const

/** The members of `loginReply`. */
export const loginReplyMembers = z.looseObject({
  loginId: identifier,
  /** Only in the reply to `logIn`: authenticates the later steps of this login. */
  secret: bearerToken.optional(),
  state: loginState,
  /** The active SLS devices, if there is more than one to choose from (SYNC-06). */
  devices: z
    .array(z.looseObject({ id: identifier, type: slsDeviceType, name: z.string().min(1) }))
    .optional(),
  /** The Challenge code, in state `challenge`. */
  challenge: z.string().optional(),
  /** Delivery state of the SMS, in state `securityCode`. `failed`: the carrier refused it; another can be requested. */
  sms: z.enum(['sending', 'sent', 'failed']).optional(),
  /** The session token, issued exactly once, in state `loggedIn`. */
  session: bearerToken.optional(),
  screen: screen.optional(),
})

/** The reply to every step of a login. */
export const loginReply = loginReplyMembers.superRefine((reply, context) => {
  for (const [name, state] of Object.entries(shownOnlyIn))
    if (reply[name] !== undefined && reply.state !== state)
      context.addIssue({ code: 'custom', path: [name], message: `only in the state ${state}` })
})
export type LoginReply = z.infer<typeof loginReply>

export const sessionReply = z.looseObject({ username: z.string(), platform, screen: screen.optional() })

export const screenReply = z.looseObject({ screen })

const done = z.looseObject({ done: z.literal(true), screen: screen.optional() })

export const loginFace = {
  openLogin: route({
    face: 'login',
    method: 'GET',
    path: '/windows/{platform}/{locale}',
    proof: 'nobody',
    summary: 'The login window of a platform, before anything is typed.',
    success: 200,
    reply: screenReply,
    refusals: [],
  }),
  logIn: route({
    face: 'login',
    method: 'POST',
    path: '/logins',
    proof: 'nobody',
    summary:
      'Submit user name and password. On success the second factor begins, or the login is complete if none is required.',
    success: 201,
    body: z.strictObject({
      platform,
      locale,
      /** Operating system of the trading device, if the platform is an app; the label of the last button depends on it (AMB-03). */
      os: os.optional(),
      username: z.string().max(200),
      password: z.string().max(200),
    }),
    reply: loginReply,
    refusals: ['invalid_credentials', 'locked', 'forbidden', 'too_many'],
  }),
  readLogin: route({
    face: 'login',
    method: 'GET',
    path: '/logins/{loginId}',
    proof: 'loginSecret',
    summary: 'Read the state of the login. After an approval this issues the session token, once.',
    success: 200,
    reply: loginReply,
    refusals: ['wrong_state'],
  }),
  chooseDevice: route({
    face: 'login',
    method: 'POST',
    path: '/logins/{loginId}/device',
    proof: 'loginSecret',
    summary: 'Choose one of the active SLS devices from the drop-down.',
    success: 200,
    body: z.strictObject({ deviceId: identifier }),
    reply: loginReply,
    refusals: ['wrong_state', 'too_many', 'too_soon', 'locked'],
  }),
  askForChallenge: route({
    face: 'login',
    method: 'POST',
    path: '/logins/{loginId}/challenge',
    proof: 'loginSecret',
    summary:
      'Request a Challenge code instead of waiting for the notification. Each request shows a new one, which supersedes the old one.',
    success: 200,
    reply: loginReply,
    refusals: ['wrong_state', 'locked'],
  }),
  giveResponse: route({
    face: 'login',
    method: 'POST',
    path: '/logins/{loginId}/response',
    proof: 'loginSecret',
    summary: 'Submit the Response String to the challenge.',
    success: 200,
    body: z.strictObject({ response: z.string().max(200) }),
    reply: loginReply,
    refusals: ['wrong_state', 'invalid_code', 'locked'],
  }),
  giveSecurityCode: route({
    face: 'login',
    method: 'POST',
    path: '/logins/{loginId}/security-code',
    proof: 'loginSecret',
    summary: 'Submit the security code that was sent by SMS.',
    success: 200,
    body: z.strictObject({ code: z.string().max(200) }),
    reply: loginReply,
    refusals: ['wrong_state', 'invalid_code', 'locked'],
  }),
  askForAnotherSms: route({
    face: 'login',
    method: 'POST',
    path: '/logins/{loginId}/sms',
    proof: 'loginSecret',
    summary: 'Request another SMS with a new code, at most every 2 minutes.',
    success: 200,
    reply: loginReply,
    refusals: ['wrong_state', 'too_soon', 'too_many', 'locked'],
  }),
  readSession: route({
    face: 'login',
    method: 'GET',
    path: '/session',
    proof: 'session',
    summary: 'The person whose session this is.',
    success: 200,
    reply: sessionReply,
    refusals: [],
  }),
  logOut: route({
    face: 'login',
    method: 'DELETE',
    path: '/session',
    proof: 'session',
    summary: 'End the session.',
    success: 200,
    reply: done,
    refusals: [],
  }),
}
