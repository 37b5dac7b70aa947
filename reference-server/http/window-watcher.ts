/** @module Watches what a window shows, for pages that wait. */

import type { WindowWatcher } from '../changes.ts'
import { digest } from '../domain/crypto/secrets.ts'
import type { Account } from '../domain/model/account.ts'
import { findLogin } from '../domain/model/account.ts'
import type { System } from '../system.ts'
import { proven } from './proof.ts'
import { loginReply, portalScreenFor } from './replies.ts'

/** What a window has: a login that is under way, or a session and a page of Client Portal. */
export type WindowSecret =
  | { readonly loginId: string; readonly secret: string }
  | { readonly session: string; readonly page: string }

function watch(system: System, username: string, shown: (account: Account) => unknown): WindowWatcher {
  return {
    fingerprint: async () => {
      const account = await system.read(username)
      return digest(JSON.stringify(account && shown(account)) ?? '')
    },
    subscribe: (listener) => system.changes.subscribe(username, listener),
  }
}

/** Undefined where the secret is wrong. */
export async function watchWindow(system: System, given: WindowSecret): Promise<WindowWatcher | undefined> {
  if ('session' in given) {
    const caller = await proven('session', system, { bearer: given.session, parameters: {} })
    if (!caller) return undefined
    const { locale } = caller.session
    return watch(system, caller.username, (account) => portalScreenFor(system, account, given.page, locale))
  }
  const { loginId, secret } = given
  const caller = await proven('loginSecret', system, { bearer: secret, parameters: { loginId } })
  // An approval is to be collected, but it is not on the screen yet.
  return (
    caller &&
    watch(system, caller.username, (account) => [
      findLogin(account, loginId)?.stage.at,
      loginReply({ parts: system.parts, context: system.context() }, account, loginId),
    ])
  )
}
