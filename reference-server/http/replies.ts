/** @module Replies of the login face and the account face: the view of the domain, with its screen. */

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
import type { OperationResult } from './endpoint.ts'
import { refuse } from './refusal.ts'

const deviceReply = ({ id, type, name }: SlsDevice) => ({ id, type, name })

/** The state of a login. `credentials` are in one response only: the login secret, and the session token. */
export function loginReply(
  {
    parts,
    context,
    language,
  }: {
    parts: System['parts']
    context: ReturnType<System['context']>
    language?: Locale | undefined
  },
  account: Account,
  loginId: string,
  credentials: Pick<LoginReply, 'secret' | 'session'> = {},
): OperationResult<LoginReply> {
  const login = findLogin(account, loginId)
  if (!login) return refuse('not_found', 'no such login')
  const view = viewLogin(account, login, context)
  return {
    ok: true,
    value: {
      loginId,
      ...credentials,
      state: view.state,
      devices: view.devices?.map(deviceReply),
      challenge: view.challenge,
      sms: view.sms,
      screen: parts.screens.login(view, parts.labels[language ?? login.locale]),
    },
  }
}

/** A page of Client Portal; undefined if there is no such page. */
export function portalScreenFor(
  system: System,
  account: Account,
  page: string,
  locale: Locale,
): Screen | undefined {
  const { screens, labels } = system.parts
  return screens.portal(page, viewSettings(account, system.context()), labels[locale])
}

/** The settings, with the screen of a page. */
export function settingsReply(
  system: System,
  account: Account,
  session: Session,
  page: string,
): OperationResult<SettingsReply> {
  const view = viewSettings(account, system.context())
  return {
    ok: true,
    value: {
      ...view,
      devices: view.devices.map(deviceReply),
      screen: portalScreenFor(system, account, page, session.locale),
    },
  }
}
