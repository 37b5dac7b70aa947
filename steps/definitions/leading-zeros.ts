/** @module Codes that begin with a zero, as one in ten does. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { logInBySms, otherNumber, received } from './sms.ts'

const day = 86_400_000

/** Of two hundred fair codes none begins with a zero once in 10^9 samples. */
const most = 200

/** Does it day after day, until a code begins with a zero or is refused. */
async function untilZero(actor: Actor, deed: () => Promise<string>): Promise<void> {
  for (let time = 0; time < most; time++) {
    await actor.scene.advanceBy(day)
    const code = await deed()
    if (actor.read().kind === 'refused' || code.startsWith('0')) return
  }
}

/** Changes the number and changes it back, so that it has to be confirmed; says with which code it was. */
async function confirmAnew(actor: Actor): Promise<string> {
  await logInBySms(actor, 'clientPortal')
  const { window } = actor
  actor.take(await window.changeMobileNumber(otherNumber(actor)))
  actor.take(await window.changeMobileNumber(actor.persona.mobileNumber))
  actor.take(await window.verifyMobileNumber())
  await actor.scene.settle()
  const code = received(actor)
  actor.take(await window.confirmMobileNumber(code))
  return code
}

say(
  [
    '{persona} logs in to {platform} by SMS day after day, until a code begins with a zero',
    '{persona} входит в {platform} по SMS день за днем, пока код не начнется с нуля',
  ],
  (actor: Actor, platform: Platform) => untilZero(actor, () => logInBySms(actor, platform)),
)

say(
  [
    '{persona} confirms the mobile number anew day after day, until a code begins with a zero',
    '{persona} заново подтверждает номер день за днем, пока код не начнется с нуля',
  ],
  (actor: Actor) => untilZero(actor, () => confirmAnew(actor)),
)
