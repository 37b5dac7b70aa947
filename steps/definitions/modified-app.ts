/** @module A phone whose app has been taken out of the way, and what its owner then says of it to the server. */

import { defineParameterType } from '@cucumber/cucumber'
import { requireCapability } from '../../drivers/ports/capabilities.ts'
import type { AttestationSource } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { asThePhoneWould } from '../tasks/approvals.ts'
import { activatePastTheApp } from './activation.ts'

const claims: Record<string, AttestationSource> = {
  'without any integrity claim': 'nowhere',
  'with the integrity claim of the phone': 'the phone',
  'with the integrity claim of before': 'before',
  'with an integrity claim of five minutes ago': 'five minutes ago',
  'with the integrity claim of another phone': 'another phone',
  'with the integrity claim of another app': 'another app',
  'with a forged integrity claim': 'a forger',
  'with an integrity claim nobody has signed': 'a forger who does not sign',
}

defineParameterType({
  name: 'claim',
  regexp: new RegExp(Object.keys(claims).join('|')),
  transformer(words: string): AttestationSource {
    const claim = claims[words]
    if (claim === undefined) throw new Error(`"${words}" has no meaning here`)
    return claim
  },
})

say(
  "a modified copy of {persona}'s app approves the login {claim}",
  async (actor: Actor, claim: AttestationSource) => {
    requireCapability('integrity', actor.scene.driver.capabilities)
    const copy = actor.scene.modifiedApp(actor.phone)
    actor.notes.push(await copy.approve({ ...asThePhoneWould(actor.phone), claim }))
  },
)

say("a modified copy of {persona}'s app has the phone vouched for in advance", (actor: Actor) => {
  requireCapability('integrity', actor.scene.driver.capabilities)
  return actor.scene.modifiedActivation(actor.phone).keepAttestation()
})

say(
  "a modified copy of {persona}'s app activates IB Key {claim}",
  async (actor: Actor, claim: AttestationSource) => {
    requireCapability('integrity', actor.scene.driver.capabilities)
    actor.take(await activatePastTheApp(actor, { claim }))
  },
)
