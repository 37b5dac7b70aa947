/** @module Deeds that what is under test may stop on the way. */

import { AssertionError } from 'node:assert/strict'

/** Goes as far as it is let, and answers nothing where that is not the end: what has become of it is for a Then. */
export async function asFarAsPossible<Result>(deed: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await deed()
  } catch (error) {
    if (error instanceof AssertionError) return undefined
    throw error
  }
}
