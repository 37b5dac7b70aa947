/** @module One of several phones of a person, and what can be found out about it without taking it for good. */

import type { Phone } from '../../drivers/ports/phone.ts'
import { generate } from '../definitions/challenge-response.ts'
import { asFarAsPossible } from '../tasks/as-far-as-possible.ts'
import type { Actor } from './actor.ts'

export interface Handset {
  readonly owner: Actor
  readonly phone: Phone
}

/** Does something with this phone, and then takes the one that was in hand before. */
export async function inHand<Result>(
  { owner, phone }: Handset,
  deed: (actor: Actor) => Promise<Result>,
): Promise<Result> {
  const before = owner.phone
  owner.takeInHand(phone)
  try {
    return await deed(owner)
  } finally {
    owner.takeInHand(before)
  }
}

/** The response of this phone to a challenge, or undefined where the phone shows none. */
export const responseOf = (handset: Handset, challenge: string): Promise<string | undefined> =>
  inHand(handset, (actor) => asFarAsPossible(() => generate(actor, challenge)))
