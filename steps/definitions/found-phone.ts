/** @module What someone tries who has found a phone. */

import type { Actor } from '../support/actor.ts'
import { repeat } from '../support/attempts.ts'
import { outcome, step } from '../support/step.ts'
import {
  tryFinger,
  tryFingerForNotification,
  tryPinForNotification,
  tryWrongPin,
  verifyDoesNotRespond,
  verifyResponds,
} from '../tasks/found-phone.ts'

step("somebody tries {int} wrong PINs for a challenge on {persona}'s phone", (times: number, owner: Actor) =>
  repeat(times, () => tryWrongPin(owner)),
)

step(
  "somebody tries {int} wrong PINs for a challenge on {persona}'s phone, and restarts it after each",
  (times: number, owner: Actor) =>
    repeat(times, async () => {
      await tryWrongPin(owner)
      await owner.phone.reboot()
    }),
)

step("somebody else holds a finger against {persona}'s phone {int} time(s)", tryFinger)

step(
  "somebody else taps the notification and holds a finger against {persona}'s phone, {int} time(s)",
  (owner: Actor, times: number) => repeat(times, () => tryFingerForNotification(owner)),
)

step(
  "somebody tries {int} wrong PINs for the notification on {persona}'s phone",
  (times: number, owner: Actor) => repeat(times, () => tryPinForNotification(owner)),
)

outcome("{persona}'s phone answers a challenge", verifyResponds)

outcome("{persona}'s phone answers no challenge any more", verifyDoesNotRespond)
