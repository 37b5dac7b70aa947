/** @module Replies of the login face and the account face: what the domain shows, with its screen. */

import type { SettingsReply } from '../../contract/account-face.ts'
import type { LoginReply } from '../../contract/login-face.ts'
import type { Screen } from '../../contract/screen.ts'
import { viewLogin } from '../domain/events/login/login-view.ts'
import { viewSettings } from '../domain/events/settings/view-settings.ts'
import type { Account } from '../domain/model/account.ts'
import { findLogin } from '../domain/model/account.ts'
import type { Locale } from '../domain/model/primitives.ts'
import type { Session } from '../domain/model/session.ts'
import type { SlsDevice } from '../domain/model/sls-device.ts'
import type { System } from '../system.ts'
import type { Answer } from './endpoint.ts'
import { refuse } from './refusal.ts'

const deviceShown = ({ id, type, name }: SlsDevice) => ({ id, type, name })

/** Where a login stands. `given` is what is told only once: the secret of the window, and the session. */
export function loginReply(
  { parts, context }: { parts: System['parts']; context: ReturnType<System['context']> },
  account: Account,
  loginId: string,
  given: Pick<LoginReply, 'secret' | 'session'> = {},
): Answer<LoginReply> {
  const login = findLogin(account, loginId)
  if (!login) return refuse('not_found', 'no such login')
  const view = viewLogin(account, login, context)
  return {
    ok: true,
    value: {
      loginId,
      ...given,
      state: view.state,
      devices: view.devices?.map(deviceShown),
      challenge: view.challenge,
      sms: view.sms,
      screen: parts.screens.login(view, parts.labels[login.locale]),
    },
  }
}

/** A page of Client Portal for this person, or undefined where there is no such page. */
export function portalScreenFor(
  system: System,
  account: Account,
  page: string,
  locale: Locale,
): Screen | undefined {
  const { screens, labels } = system.parts
  return screens.portal(page, viewSettings(account, system.context()), labels[locale])
}

/** The settings, on the page where the person is. */
export function settingsReply(
  system: System,
  account: Account,
  session: Session,
  page: string,
): Answer<SettingsReply> {
  const view = viewSettings(account, system.context())
  return {
    ok: true,
    value: {
      ...view,
      devices: view.devices.map(deviceShown),
      screen: portalScreenFor(system, account, page, session.locale),
    },
  }
}
