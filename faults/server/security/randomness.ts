/** @module Codes and tokens that follow from those before them, or from too few to choose from. */

import type { SmsPurpose } from '../../../reference-server/domain/model/primitives.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import { fault, type ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'

type Draw = Rules['newCode']

/** Draws the codes of one purpose in another way. */
const drawing = (purpose: SmsPurpose, draw: (right: Draw) => Draw) =>
  rules(({ newCode }) => {
    const other = draw(newCode)
    return { newCode: (random, asked) => (asked === purpose ? other : newCode)(random, asked) }
  })

/** Each is the one before it and a bit more. */
const inARow = (radix: number, length: number) => (): Draw => {
  let last = 0
  return () => {
    last += 7919
    return last.toString(radix).toUpperCase().padStart(length, '0').slice(-length)
  }
}

export const securityGuessFaults: readonly ServerFault[] = [
  fault(
    'challenges-in-a-row',
    'Each challenge is the one before it and a bit more.',
    ['SEC-RANDOM-01'],
    rules(() => {
      const next = inARow(10, 6)()
      return { newChallenge: (random) => next(random, 'login') }
    }),
  ),
  fault(
    'security-codes-in-a-row',
    'Each security code is the one before it and a bit more.',
    ['SEC-RANDOM-02'],
    drawing('login', inARow(10, 6)),
  ),
  fault(
    'security-codes-of-four-digits',
    'Security codes are drawn from ten thousand and filled up with zeros.',
    ['SEC-RANDOM-02'],
    drawing('login', (right) => (random, purpose) => `00${right(random, purpose).slice(2)}`),
  ),
  fault(
    'activation-tokens-in-a-row',
    'Each Activation Token is the one before it and a bit more.',
    ['SEC-RANDOM-03'],
    drawing('activation', inARow(36, 8)),
  ),
  fault(
    'activation-tokens-of-six-signs',
    'Activation Tokens have six signs, which are 30 bits.',
    ['SEC-RANDOM-03'],
    drawing('activation', (right) => (random, purpose) => right(random, purpose).slice(2)),
  ),
]
