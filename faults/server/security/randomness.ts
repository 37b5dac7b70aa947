/** @module Codes and tokens that follow from those before them, or from too few to choose from. */

import type { SmsPurpose } from '../../../reference-server/domain/model/primitives.ts'
import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { replies, rules } from '../support/parts.ts'

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

/** What is shown of a challenge goes up by one with each reply, and its response is expected. */
function countingOn(parts: ServerParts): ServerParts {
  const shown = new Map<string, string>()
  const next = (challenge: string) => String((Number(challenge) + 1) % 1_000_000).padStart(6, '0')
  const counting = replies((reply) => {
    if (!('challenge' in reply) || typeof reply.challenge !== 'string') return reply
    const before = shown.get(reply.challenge)
    const challenge = before === undefined ? reply.challenge : next(before)
    shown.set(reply.challenge, challenge)
    return { ...reply, challenge }
  })(parts)
  return rules((right) => ({
    expectedResponse: (secret, challenge) =>
      right.expectedResponse(secret, shown.get(challenge) ?? challenge),
  }))(counting)
}

const faults: readonly ServerFault[] = [
  {
    id: 'challenges-in-a-row',
    title: 'Each challenge is the one before it and a bit more.',
    subject: 'server',
    violates: ['SEC-RANDOM-01'],
    inject: rules(() => {
      const next = inARow(10, 6)()
      return { newChallenge: (random) => next(random, 'login') }
    }),
  },
  {
    id: 'security-codes-in-a-row',
    title: 'Each security code is the one before it and a bit more.',
    subject: 'server',
    violates: ['SEC-RANDOM-02'],
    inject: drawing('login', inARow(10, 6)),
  },
  {
    id: 'security-codes-of-four-digits',
    title: 'Security codes are drawn from ten thousand and filled up with zeros.',
    subject: 'server',
    violates: ['SEC-RANDOM-02'],
    inject: drawing('login', (right) => (random, purpose) => `00${right(random, purpose).slice(2)}`),
  },
  {
    id: 'activation-tokens-in-a-row',
    title: 'Each Activation Token is the one before it and a bit more.',
    subject: 'server',
    violates: ['SEC-RANDOM-03'],
    inject: drawing('activation', inARow(36, 8)),
  },
  {
    id: 'activation-tokens-of-six-signs',
    title: 'Activation Tokens have six signs, which are 30 bits.',
    subject: 'server',
    violates: ['SEC-RANDOM-03'],
    inject: drawing('activation', (right) => (random, purpose) => right(random, purpose).slice(2)),
  },
  {
    id: 'challenge-counts-on-when-read',
    title: 'Whenever a challenge is read again, it is the next number.',
    subject: 'server',
    violates: ['SEC-RANDOM-01'],
    inject: countingOn,
  },
]

export default faults
