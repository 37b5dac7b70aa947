/** @module The Secure Login System as one function from request to response. */

import type { Watch } from './changes.ts'
import { app } from './http/app.ts'
import { proven } from './http/proof.ts'
import type { ServerParts } from './parts.ts'
import { System } from './system.ts'

/** What a window has: a login that is under way, or a session. */
export type WindowSecret =
  | { readonly loginId: string; readonly secret: string }
  | { readonly session: string }

export interface Server {
  /** Answers one request. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** Changes of the person whose login or session this is; undefined where the secret is wrong. */
  watch(secret: WindowSecret): Promise<Watch | undefined>
  /** Waits for what is under way and ends it. The store stays as it is: another server may go on with it. */
  close(): Promise<void>
}

export function createServer(parts: ServerParts): Server {
  const system = new System(parts)
  return {
    fetch: async (request) => app.fetch(request, { system }),
    async watch(given) {
      const caller =
        'session' in given
          ? await proven('session', system, { bearer: given.session, parameters: {} })
          : await proven('loginSecret', system, {
              bearer: given.secret,
              parameters: { loginId: given.loginId },
            })
      return caller && system.changes.of(caller.username)
    },
    close: () => system.close(),
  }
}
