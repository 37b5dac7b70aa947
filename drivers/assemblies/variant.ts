/** @module The deliberate change that a run may make to the server or to the phones, by its id. */

import type { ServerParts } from '../../reference-server/parts.ts'
import type { PhoneParts } from '../../simulators/phone/parts.ts'
import { referencePhoneParts } from '../../simulators/phone/reference-parts.ts'

/** What a run changes in the reference server and in the simulated phones. */
export interface Variant {
  /** The id of the server fault, or several with a plus between them, by which a server in a process of its own finds it. */
  readonly fault?: string
  readonly server: (parts: ServerParts) => ServerParts
  readonly phone: PhoneParts
}

/** Nothing is changed. */
export const unchanged: Variant = { server: (parts) => parts, phone: referencePhoneParts }
