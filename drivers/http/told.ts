/** @module What a window has been told of its logins: the ids and secrets in everything that it heard. */

import { loginReplyForm } from '../../contract/login-face.ts'
import type { Window } from '../ports/driver.ts'

/** The members of a login's answers that open something. A browser is not told the id of a login that is over at once. */
const secrets = loginReplyForm.pick({ loginId: true, secret: true, session: true }).partial()

export interface Told {
  readonly loginId?: string | undefined
  readonly secret?: string | undefined
  readonly session?: string | undefined
}

/** Every answer about a login that this window has heard, the newest last. */
export const toldTo = (window: Window): readonly Told[] =>
  window
    .received()
    .split('\n')
    .flatMap((line): Told[] => {
      if (line === '') return []
      const heard: unknown = JSON.parse(line)
      const reply = typeof heard === 'object' && heard !== null && 'reply' in heard ? heard.reply : undefined
      const told = secrets.safeParse(reply)
      return told.success ? [told.data] : []
    })
