/** @module Operations of the login face. */

import { loginFace } from '../../contract/login-face.ts'
import { type Locale, locale as localeWord, platform as platformWord } from '../../contract/primitives.ts'
import { beginLogin } from '../domain/events/login/begin-login.ts'
import { askForChallenge, giveResponse } from '../domain/events/login/challenge-response.ts'
import { collectSession } from '../domain/events/login/complete-login.ts'
import { chooseDevice } from '../domain/events/login/second-factor.ts'
import { endSession } from '../domain/events/login/sessions.ts'
import { askForAnotherSms, giveSecurityCode } from '../domain/events/login/sms-login.ts'
import type { Event, System } from '../system.ts'
import { endpoint, endpointWithBody } from './endpoint.ts'
import { checkPassword } from './password-check.ts'
import { refuse } from './refusal.ts'
import { loginReply } from './replies.ts'

interface LoginCaller {
  readonly username: string
  readonly loginId: string
  readonly language?: Locale | undefined
}

/** Applies an event to a login and replies with its state. */
async function changeLogin(
  system: System,
  { username, loginId, language }: LoginCaller,
  event: Event<{ session?: string } | undefined>,
) {
  const changed = await system.change(username, event)
  if (!changed) return refuse('unauthenticated', 'no such person')
  const { outcome, account } = changed
  return outcome.ok
    ? loginReply(
        { parts: system.parts, context: system.context(), language },
        account,
        loginId,
        outcome.value,
      )
    : outcome
}

export const loginEndpoints = {
  openLogin: endpoint(loginFace.openLogin, async ({ system, parameters }) => {
    const platform = platformWord.safeParse(parameters.platform)
    const locale = localeWord.safeParse(parameters.locale)
    if (!platform.success || !locale.success) return refuse('not_found', 'no such window')
    const { screens, labels } = system.parts
    const screen = screens.openLogin(platform.data, locale.data, labels[locale.data])
    return { ok: true, value: { screen } }
  }),

  logIn: endpointWithBody(loginFace.logIn, async ({ system, body }) => {
    const checked = await checkPassword(system, body)
    if (!checked.ok) return checked
    const { platform, locale, os } = body
    const changed = await system.change(checked.value.username, (account, context) =>
      beginLogin(account, { platform, locale, os }, context),
    )
    if (!changed) return refuse('invalid_credentials', 'unknown user name')
    const { outcome, account } = changed
    if (!outcome.ok) return outcome
    const { loginId, ...credentials } = outcome.value
    return loginReply({ parts: system.parts, context: system.context() }, account, loginId, credentials)
  }),

  readLogin: endpoint(loginFace.readLogin, async ({ system, caller }) =>
    changeLogin(system, caller, (account, context) => collectSession(account, caller.loginId, context)),
  ),

  chooseDevice: endpointWithBody(loginFace.chooseDevice, async ({ system, caller, body }) =>
    changeLogin(system, caller, (account, context) =>
      chooseDevice(account, caller.loginId, body.deviceId, context),
    ),
  ),

  askForChallenge: endpoint(loginFace.askForChallenge, async ({ system, caller }) =>
    changeLogin(system, caller, (account, context) => askForChallenge(account, caller.loginId, context)),
  ),

  giveResponse: endpointWithBody(loginFace.giveResponse, async ({ system, caller, body }) =>
    changeLogin(system, caller, (account, context) =>
      giveResponse(account, caller.loginId, body.response, context),
    ),
  ),

  giveSecurityCode: endpointWithBody(loginFace.giveSecurityCode, async ({ system, caller, body }) =>
    changeLogin(system, caller, (account, context) =>
      giveSecurityCode(account, caller.loginId, body.code, context),
    ),
  ),

  askForAnotherSms: endpoint(loginFace.askForAnotherSms, async ({ system, caller }) =>
    changeLogin(system, caller, (account, context) => askForAnotherSms(account, caller.loginId, context)),
  ),

  readSession: endpoint(loginFace.readSession, async ({ system, caller: { username, session } }) => {
    const account = await system.read(username)
    if (!account) return refuse('unauthenticated', 'no such person')
    const { screens, labels } = system.parts
    const screen = screens.loggedIn(session.platform, labels[session.locale])
    return { ok: true, value: { username: account.username, platform: session.platform, screen } }
  }),

  logOut: endpoint(loginFace.logOut, async ({ system, caller: { username, session } }) => {
    const ended = await system.decide(username, (account, context) =>
      endSession(account, session.id, context),
    )
    if (!ended.ok) return ended
    const { screens, labels } = system.parts
    const screen = screens.loggedOut(session.platform, session.locale, labels[session.locale])
    return { ok: true, value: { done: true as const, screen } }
  }),
}
