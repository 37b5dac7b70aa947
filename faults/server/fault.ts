/** @module A deliberately wrong server, by which the suite proves that it can see one. */

import type { ServerParts } from '../../reference-server/parts.ts'

interface Described {
  readonly id: string
  /** What is different, in one sentence. */
  readonly title: string
  readonly subject: 'server'
  readonly inject: (parts: ServerParts) => ServerParts
}

/** Breaks the rows that it names: at least one scenario of each has to turn red. */
export interface ServerFault extends Described {
  readonly violates: readonly [string, ...string[]]
}

/** Different, and right all the same: every scenario has to stay green. */
export interface HarmlessServer extends Described {
  readonly harmless: true
}

/** A fault of the server in one line per member. */
export const fault = (
  id: string,
  title: string,
  violates: ServerFault['violates'],
  inject: ServerFault['inject'],
): ServerFault => ({ id, title, subject: 'server', violates, inject })
