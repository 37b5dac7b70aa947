/** @module What only some implementations do: a scenario that needs it says nothing about the others. */

import type { Capability } from '../../contract/lab-face.ts'

/** There is no verdict, and nobody has made a mistake. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'

  constructor(reason: string) {
    super(`Not applicable: ${reason}`)
  }
}

export const missingCapability = (capability: Capability): NotApplicable =>
  new NotApplicable(`the server has not declared the capability "${capability}"`)

export function requireCapability(capability: Capability, declared: ReadonlySet<Capability>): void {
  if (!declared.has(capability)) throw missingCapability(capability)
}
