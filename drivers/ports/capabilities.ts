/** @module Capabilities that an implementation may lack: a scenario that needs one is not applicable to it. */

import type { Capability } from '../../contract/lab-face.ts'

/** The scenario does not apply to this implementation or target: no verdict, and no error. */
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
