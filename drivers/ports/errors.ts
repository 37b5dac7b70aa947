/** @module The errors of the harness. Failed expectations are not among them: these are assertion errors (verify.ts). */

import type { Capability } from '../../contract/lab-face.ts'

/** The scenario does not apply to this implementation or target: no verdict, and no error. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'

  constructor(reason: string) {
    super(`Not applicable: ${reason}`)
  }
}

/** This run cannot reach a verdict, which is nobody's fault: the message says what would make it possible. */
export class NotTried extends Error {
  override readonly name = 'NotTried'

  constructor(reason: string) {
    super(`Not tried: ${reason}`)
  }
}

/** No verdict can be reached, which counts as failed. Reports recognize it by the start of its message. */
export class NotTestable extends Error {
  override readonly name = 'NotTestable'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Not testable: ${reason}`, options)
  }
}

/** A bug of the harness, a driver or a simulator, not of the system under test. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Harness error: ${reason}`, options)
  }
}

export const missingCapability = (capability: Capability): NotApplicable =>
  new NotApplicable(`the server has not declared the capability "${capability}"`)

export const missingRestart = (): NotApplicable =>
  new NotApplicable('the configuration does not say how the server is restarted (member process)')

/** Throws `NotApplicable` unless the implementation has declared the capability. */
export function requireCapability(capability: Capability, declared: ReadonlySet<Capability>): void {
  if (!declared.has(capability)) throw missingCapability(capability)
}
