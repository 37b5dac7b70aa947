/** @module Observes the content of a window, for pages that wait for a change. */

import type { WindowWatcher } from '../changes.ts'
import { digest } from '../domain/crypto/secrets.ts'
import type { Account } from '../domain/model/account.ts'
import { findLogin } from '../domain/model/account.ts'
import type { System } from '../system.ts'
import { verifyCredentials } from './authentication.ts'
import { loginReply, portalScreenFor } from './replies.ts'

/** The credentials of a window: those of a pending login, or a session with a page of Client Portal. */
export type WindowSecret =
  | { readonly loginId: string; readonly secret: string }
  | { readonly session: string; readonly page: string }

function watchAccount(
  system: System,
  username: string,
  contentOf: (account: Account) => unknown,
): WindowWatcher {
  return {
    fingerprint: async () => {
      const account = await system.read(username)
      return digest(JSON.stringify(account && contentOf(account)) ?? '')
    },
    subscribe: (listener) => system.changes.subscribe(username, listener),
  }
}

/** Undefined if the secret is wrong. */
export async function watchWindow(system: System, window: WindowSecret): Promise<WindowWatcher | undefined> {
  if ('session' in window) {
    const caller = await verifyCredentials('session', system, { bearer: window.session, parameters: {} })
    if (!caller) return undefined
    const { locale } = caller.session
    return watchAccount(system, caller.username, (account) =>
      portalScreenFor(system, account, window.page, locale),
    )
  }
  const { loginId, secret } = window
  const caller = await verifyCredentials('loginSecret', system, { bearer: secret, parameters: { loginId } })
  // The screen does not change on approval: the stage makes the page collect the session.
  return (
    caller &&
    watchAccount(system, caller.username, (account) => [
      findLogin(account, loginId)?.stage.at,
      loginReply({ parts: system.parts, context: system.context() }, account, loginId),
    ])
  )
}
