/** @module Codes and tokens that must not be predictable from those before them. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { begin, receivedToken } from '../tasks/activation.ts'
import { sixDigits } from '../tasks/challenge-response.ts'
import {
  sampleCodes,
  verifyDifferentCodes,
  verifySameCode,
  verifyTokensUnpredictable,
  verifyUnpredictable,
} from '../tasks/randomness.ts'
import { logInBySms } from '../tasks/sms.ts'

step(
  '{persona} logs in to {platform} by SMS {int} times, {duration} apart',
  (actor: Actor, platform: Platform, times: number, pauseMs: number) =>
    sampleCodes(actor, times, pauseMs, () => logInBySms(actor, platform)),
)

step(
  '{persona} begins the migration/reactivation/activation {int} times, {duration} apart',
  (actor: Actor, times: number, pauseMs: number) =>
    sampleCodes(actor, times, pauseMs, async () => {
      await begin(actor)
      return receivedToken(actor)
    }),
)

outcome('no Challenge code of {persona} follows from those before it', (actor: Actor) =>
  verifyUnpredictable(actor, sixDigits, 'six digits'),
)

outcome('{persona} and {persona} have different codes', verifyDifferentCodes)

outcome('every Challenge code of {persona} is the one before it', (actor: Actor) =>
  verifySameCode(actor, sixDigits, 'six digits'),
)

outcome('no security code of {persona} follows from those before it', (actor: Actor) => {
  actor.lastAnswer()
  verifyUnpredictable(actor, /^[0-9]{6,}$/, 'six digits or more')
})

outcome(
  'no Activation Token of {persona} follows from those before it, and each has {int} bits',
  verifyTokensUnpredictable,
)
