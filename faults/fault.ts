/** @module The shape of a fault: a deliberately wrong server or phone, by which the suite proves that it can see one. */

import type { ServerParts } from '../reference-server/parts.ts'
import type { PhoneParts } from '../simulators/phone/parts.ts'

interface Description<Subject extends 'server' | 'phone', Parts> {
  /** Lower-case words joined by hyphens; unique among all faults. */
  readonly id: string
  /** What is different, in one sentence. */
  readonly title: string
  readonly subject: Subject
  /**
   * Makes the parts wrong, and leaves those that it is given as they are. It is called for each server and each phone:
   * what the fault has to remember stands in here, and not in the module.
   */
  readonly inject: (parts: Parts) => Parts
}

/** Breaks the rows of the catalogue that it names: at least one scenario of each has to turn red. */
interface Violation {
  readonly violates: readonly [string, ...string[]]
  readonly harmless?: never
}

/** Different, and right all the same: every scenario has to stay green. */
interface HarmlessVariant {
  readonly violates?: never
  readonly harmless: true
}

export type ServerFault = Description<'server', ServerParts> & (Violation | HarmlessVariant)
export type PhoneFault = Description<'phone', PhoneParts> & (Violation | HarmlessVariant)

/** A wrong server that answers every request of a scenario rightly: another check than the suite has to see it. */
export type UnobservableFault = Description<'server', ServerParts>
