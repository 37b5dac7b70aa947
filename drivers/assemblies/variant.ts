/** @module What a run may change: the server or the phones, by the id of a fault, or the app on the phones. */

import type { ServerParts } from '../../reference-server/parts.ts'
import type { PhoneParts } from '../../simulators/phone/parts.ts'
import { referencePhoneParts } from '../../simulators/phone/reference-parts.ts'
import type { AppUnderTest } from '../ports/app.ts'

/** What a run changes in the reference server and in the simulated phones. */
export interface Variant {
  /** The id of the server fault, or several with a plus between them, by which a server in a process of its own finds it. */
  readonly fault?: string
  readonly server: (parts: ServerParts) => ServerParts
  readonly phone: PhoneParts
  /** In place of our IBKR Mobile. */
  readonly app?: AppUnderTest
}

/** What a run changes in the phones alone. */
export type PhoneVariant = Pick<Variant, 'phone' | 'app'>

/** Nothing is changed. */
export const unchanged: Variant = { server: (parts) => parts, phone: referencePhoneParts }
