/** @module What a window has been told of its logins: the ids and secrets in everything that it heard. */

import { loginReplyMembers } from '../../contract/login-face.ts'
import type { Window } from '../ports/driver.ts'

/** The members of a login's answers that open something. A browser is not told the id of a login that is over at once. */
const secrets = loginReplyMembers.pick({ loginId: true, secret: true, session: true }).partial()

export interface LoginCredentials {
  readonly loginId?: string | undefined
  readonly secret?: string | undefined
  readonly session?: string | undefined
}

/** Every answer about a login that this window has heard, the newest last. */
export const loginCredentialsIn = (window: Window): readonly LoginCredentials[] =>
  window
    .received()
    .split('\n')
    .flatMap((line): LoginCredentials[] => {
      if (line === '') return []
      const heard: unknown = JSON.parse(line)
      const reply = typeof heard === 'object' && heard !== null && 'reply' in heard ? heard.reply : undefined
      const told = secrets.safeParse(reply)
      return told.success ? [told.data] : []
    })
