/** @module The three kinds of things that are written blind. */

import type { ServerParts } from '../../../reference-server/parts.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneFault, ServerFault } from '../../fault.ts'

/** Different and right: the guide leaves it open. */
export const honest = (
  id: string,
  title: string,
  inject: (parts: ServerParts) => ServerParts,
): ServerFault => ({ id, title, subject: 'server', harmless: true, inject })

/** A server that breaks the rows. */
export const wrong = (
  id: string,
  title: string,
  violates: readonly [string, ...string[]],
  inject: (parts: ServerParts) => ServerParts,
): ServerFault => ({ id, title, subject: 'server', violates, inject })

/** A phone that breaks the rows. */
export const wrongPhone = (
  id: string,
  title: string,
  violates: readonly [string, ...string[]],
  inject: (parts: PhoneParts) => PhoneParts,
): PhoneFault => ({ id, title, subject: 'phone', violates, inject })
