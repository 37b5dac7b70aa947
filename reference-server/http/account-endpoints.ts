/** @module Operations of the account face. */

import { accountFace } from '../../contract/account-face.ts'
import {
  changeMobileNumber,
  confirmMobileNumber,
  verifyMobileNumber,
} from '../domain/events/settings/mobile-number.ts'
import { removeDevice, setOptOut } from '../domain/events/settings/opt-out.ts'
import { setSeamless } from '../domain/events/settings/view-settings.ts'
import type { Session } from '../domain/model/session.ts'
import { pageAfter } from '../screens/page-after.ts'
import type { Event, System } from '../system.ts'
import { endpoint, endpointWithBody } from './endpoint.ts'
import { reauthenticate } from './password-check.ts'
import { refuse } from './refusal.ts'
import { portalScreenFor, settingsReply } from './replies.ts'

interface SessionCaller {
  readonly username: string
  readonly session: Session
}

/** Applies an event to the account and replies with the settings. */
async function changeSettings(
  system: System,
  { username, session }: SessionCaller,
  page: string,
  event: Event<undefined>,
) {
  const changed = await system.change(username, event)
  if (!changed) return refuse('unauthenticated', 'no such person')
  return changed.outcome.ok ? settingsReply(system, changed.account, session, page) : changed.outcome
}

export const accountEndpoints = {
  openPortal: endpoint(accountFace.openPortal, async ({ system, caller, parameters: { page = '' } }) => {
    const account = await system.read(caller.username)
    const screen = account && portalScreenFor(system, account, page, caller.session.locale)
    return screen ? { ok: true, value: { screen } } : refuse('not_found', 'no such page')
  }),

  readSettings: endpoint(accountFace.readSettings, async ({ system, caller: { username, session } }) => {
    const account = await system.read(username)
    return account
      ? settingsReply(system, account, session, 'user-settings')
      : refuse('unauthenticated', 'no such person')
  }),

  setSeamless: endpointWithBody(accountFace.setSeamless, async ({ system, caller, body }) =>
    changeSettings(system, caller, pageAfter.setSeamless, (account) => setSeamless(account, body.enabled)),
  ),

  setOptOut: endpointWithBody(accountFace.setOptOut, async ({ system, caller, body }) => {
    const reauthenticated = await reauthenticate(system, caller.username, body)
    if (!reauthenticated.ok) return reauthenticated
    return changeSettings(system, caller, pageAfter.setOptOut, (account, context) =>
      setOptOut(account, body.optedOut, context),
    )
  }),

  removeDevice: endpoint(
    accountFace.removeDevice,
    async ({ system, caller, parameters: { deviceId = '' } }) =>
      changeSettings(system, caller, pageAfter.removeDevice, (account, context) =>
        removeDevice(account, deviceId, context),
      ),
  ),

  changeMobileNumber: endpointWithBody(accountFace.changeMobileNumber, async ({ system, caller, body }) =>
    changeSettings(system, caller, pageAfter.changeMobileNumber, (account, context) =>
      changeMobileNumber(account, body.number, context),
    ),
  ),

  verifyMobileNumber: endpoint(accountFace.verifyMobileNumber, async ({ system, caller }) =>
    changeSettings(system, caller, pageAfter.verifyMobileNumber, (account, context) =>
      verifyMobileNumber(account, caller.session, context),
    ),
  ),

  confirmMobileNumber: endpointWithBody(accountFace.confirmMobileNumber, async ({ system, caller, body }) =>
    changeSettings(system, caller, pageAfter.confirmMobileNumber, (account, context) =>
      confirmMobileNumber(account, body.code, caller.session.locale, context),
    ),
  ),
}
