/** @module What must not be readable on the way, and what nobody may learn from comparing responses. */

import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import {
  anyWrongPassword,
  confirmAsOther,
  requirePasswordHashCount,
  tryPasswordForEach,
  verifyChallengeReceived,
  verifyCodeHidden,
  verifyDistinguishable,
  verifyEqualHashing,
  verifyIndistinguishable,
  verifyPushesReadable,
  verifyPushesWithoutSecrets,
  verifyResponseHidden,
  verifyResponseNotReceived,
  verifySentCodeAccepted,
  verifySmsWithoutSecrets,
  verifyTokenHidden,
} from '../tasks/secrecy.ts'

outcome('no notification to {persona} holds a secret or a name', verifyPushesWithoutSecrets)

outcome('no SMS to {persona} holds a secret but its code', verifySmsWithoutSecrets)

outcome('the notification to {persona} holds what the phone shows of it', verifyPushesReadable)

outcome('the SMS to {persona} holds the code that opens the login', verifySentCodeAccepted)

outcome('no answer of the server to {persona} contains the noted response', verifyResponseNotReceived)

outcome('no answer of the server to {persona} contains the noted response in any form', verifyResponseHidden)

outcome('no answer of the server to {persona} contains the code in any form', verifyCodeHidden)

outcome('no answer of the server to {persona} contains the Activation Token in any form', verifyTokenHidden)

outcome('an answer of the server to {persona} contains the Challenge code', verifyChallengeReceived)

// Responses that nobody may be able to tell apart

step(
  '{persona} gives a wrong password once more in the {string}, for {persona} and for nobody',
  function (this: SlsWorld, actor: Actor, place: string, other: Actor) {
    return confirmAsOther(this, actor, place, other, anyWrongPassword)
  },
)

step(
  '{persona} gives the right password once more in the {string}, for {persona} and for nobody',
  function (this: SlsWorld, actor: Actor, place: string, other: Actor) {
    return confirmAsOther(this, actor, place, other, other.persona.password)
  },
)

step(
  'somebody tries a wrong password in the {string} for {persona}, for {persona} and for nobody, {int} time(s)',
  function (this: SlsWorld, endpoint: string, one: Actor, other: Actor, times: number) {
    return tryPasswordForEach(this, endpoint, anyWrongPassword, [one, other], times)
  },
)

step(
  'somebody tries the password of {persona} in the {string} for {persona}, for {persona} and for nobody',
  function (this: SlsWorld, owner: Actor, endpoint: string, one: Actor, other: Actor) {
    return tryPasswordForEach(this, endpoint, owner.persona.password, [one, other], 1)
  },
)

step('the server reports how often it hashes a password', function (this: SlsWorld) {
  return requirePasswordHashCount(this)
})

outcome('the server has hashed a password equally often for each of them', function (this: SlsWorld) {
  verifyEqualHashing(this)
})

outcome('the answers cannot be told apart', function (this: SlsWorld) {
  verifyIndistinguishable(this)
})

outcome('the answers can be told apart', function (this: SlsWorld) {
  verifyDistinguishable(this)
})
