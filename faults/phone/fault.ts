/** @module A deliberately wrong phone, by which the suite proves that it can see one. */

import type { PhoneParts } from '../../simulators/phone/parts.ts'

interface Described {
  readonly id: string
  /** What is different, in one sentence. */
  readonly title: string
  readonly subject: 'phone'
  readonly inject: (parts: PhoneParts) => PhoneParts
}

/** Breaks the rows that it names: at least one scenario of each has to turn red. */
export interface PhoneFault extends Described {
  readonly violates: readonly [string, ...string[]]
}

/** Different, and right all the same: every scenario has to stay green. */
export interface HarmlessPhone extends Described {
  readonly harmless: true
}
