/** @module Passwords that are kept and compared otherwise than they came. */

import type { ServerFault } from '../../fault.ts'

/** Another password is kept and compared than the one that was given. */
export const takenFor =
  (change: (password: string) => string): ServerFault['inject'] =>
  (parts) => {
    const { passwordHash: right } = parts
    const passwordHash: typeof right = {
      ...right,
      verifier: (password, random) => right.verifier(change(password), random),
      matches: (password, verifier) => right.matches(change(password), verifier),
    }
    return { ...parts, passwordHash }
  }
