/** @module On which phone IB Key is active, found out as a person would: by logging in with each of them. */

import type { Platform } from '../../contract/primitives.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { challengeOf, reachChallenge, responseOfPhone } from './challenge-response.ts'

/** Whether the response of this phone completes the login that waits for one. */
async function completesLogin(ownedPhone: OwnedPhone): Promise<boolean> {
  const { owner } = ownedPhone
  const response = await responseOfPhone(ownedPhone, challengeOf(owner))
  if (response === undefined) return false
  const answer = await owner.window.submitResponse(response)
  if (answer.kind === 'login') owner.record(answer)
  return answer.kind === 'login' && answer.state === 'loggedIn'
}

/** Of all phones of its owner, this one and no other gets notifications and gives responses that are accepted. */
export async function verifyActiveAlone({ owner, phone }: OwnedPhone): Promise<void> {
  owner.acknowledge()
  const others = owner.phones.filter((other) => other !== phone)
  await verifyNoNotificationFor(others, owner)
  for (const other of others) {
    await verifyNotCompleting({ owner, phone: other })
    // Each wrong response may be the last one that a challenge takes.
    await reachChallenge(owner)
  }
  await verifyCompleting({ owner, phone })
  owner.record(await owner.window.readSettings())
  const count = owner.lastSettings().devices.filter(({ type }) => type === 'ibKey').length
  verify(count === 1, { expected: 'IB Key once among the SLS devices', observed: `it ${count} times` })
}

/** Begins a login, of which none of these phones is notified. */
async function verifyNoNotificationFor(phones: OwnedPhone['phone'][], owner: Actor): Promise<void> {
  const before = phones.map((phone) => owner.scene.pushesTo(phone).length)
  await reachChallenge(owner)
  await owner.scene.settle()
  for (const [index, phone] of phones.entries()) {
    const count = owner.scene.pushesTo(phone).length - (before[index] ?? 0)
    verify(count === 0, { expected: `no notification for ${phone.name}`, observed: `${count}` })
  }
}

async function verifyCompleting(ownedPhone: OwnedPhone): Promise<void> {
  verify(await completesLogin(ownedPhone), {
    expected: `the response of ${ownedPhone.phone.name} to complete the login`,
    observed: 'no session',
  })
}

async function verifyNotCompleting(ownedPhone: OwnedPhone): Promise<void> {
  verify(!(await completesLogin(ownedPhone)), {
    expected: `the response of ${ownedPhone.phone.name} to be refused`,
    observed: 'it completed the login',
  })
}

export async function verifyNotActive(ownedPhone: OwnedPhone): Promise<void> {
  await reachChallenge(ownedPhone.owner)
  await verifyNotCompleting(ownedPhone)
}

export async function logInWithIbKey(actor: Actor, platform: Platform): Promise<void> {
  await reachChallenge(actor, platform)
  await verifyCompleting({ owner: actor, phone: actor.phone })
}
