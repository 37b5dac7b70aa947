/** @module What a modified copy of the app sends past the checks of the app itself. */

import type { SecurityElement } from '../../contract/primitives.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { AttestationSource, ModifiedApp } from '../../drivers/ports/scene.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { awaitedProof, newPin } from './activation.ts'

type Approval = Parameters<ModifiedApp['approve']>[0]

/** An approval as the app on this phone sends it, except for the changes. */
export const approvalBy = ({ element }: Phone, changes: Partial<Approval> = {}): Approval => ({
  element,
  signature: 'valid',
  attestation: 'genuine',
  ...changes,
})

/** Approves the request of the newest notification, by a copy of the app on the phone in use. */
export async function approveByCopy(
  actor: Actor,
  approval: Approval = approvalBy(actor.phone),
  copy: ModifiedApp = actor.scene.modifiedApp(actor.phone),
): Promise<void> {
  actor.copyResults.push(await copy.approve(approval))
}

/** A copy of the app on one phone approves the request that was sent to another. */
export async function approveRequestOf({ owner, phone }: OwnedPhone, requested: Phone): Promise<void> {
  owner.copyResults.push(await owner.scene.modifiedApp(phone).approve(approvalBy(phone), requested))
}

/** Whether a copy of the app on one phone can read the approval request that was sent to another. */
export async function verifyReadable(
  { owner, phone }: OwnedPhone,
  requested: OwnedPhone,
  readable: boolean,
): Promise<void> {
  owner.acknowledge()
  const observed = await owner.scene.modifiedApp(phone).canReadRequest(requested.phone)
  verify(observed === readable, {
    expected: `the approval request to be ${readable ? 'readable' : 'unreadable'} for ${phone.name}`,
    observed: observed ? 'its contents' : 'a refusal',
  })
}

export function verifyOneCopyAccepted({ copyResults }: Actor): void {
  const count = accepted(copyResults)
  verify(count === 1, { expected: 'one accepted answer', observed: `${count} of ${copyResults.length}` })
}

export function verifyNoCopyAccepted({ copyResults }: Actor): void {
  verify(copyResults.length > 0, { expected: 'approvals by copies of the app', observed: 'none' })
  const count = accepted(copyResults)
  verify(count === 0, { expected: 'no accepted approval', observed: `${count} of ${copyResults.length}` })
}

export function verifyOnlyFirstCopyAccepted({ copyResults }: Actor, count: number): void {
  const expected = ['accepted', ...Array(count - 1).fill('refused')].join(', ')
  const observed = copyResults.join(', ')
  verify(observed === expected, { expected, observed })
}

const accepted = (results: Actor['copyResults']): number =>
  results.filter((result) => result === 'accepted').length

/** Sends a token or a response for the activation under way, unchecked by the app. */
export function sendProof({ scene, phone }: Actor, token: string): Promise<WindowAnswer> {
  const copy = scene.modifiedActivation(phone)
  return phone.os === 'Android' ? copy.verify(token) : copy.activate({ token, attestation: 'genuine' })
}

/** Activates with everything that the server asks of a phone of this kind, except for the changes. */
export async function activateByCopy(
  actor: Actor,
  changes: { readonly element?: SecurityElement; readonly attestation: AttestationSource },
): Promise<void> {
  const copy = actor.scene.modifiedActivation(actor.phone)
  const token = awaitedProof(actor)
  if (actor.phone.os === 'iOS') {
    actor.record(await copy.activate({ token, ...changes }))
    return
  }
  const verified = await copy.verify(token)
  actor.record(verified.kind === 'refused' ? verified : await copy.activate({ pin: newPin, ...changes }))
}

/** Taps Activate, though no Activation Token was entered. */
export async function activateWithoutToken({ scene, phone }: Actor): Promise<void> {
  const pin = phone.os === 'Android' ? { pin: newPin } : {}
  await scene.modifiedActivation(phone).activate({ ...pin, attestation: 'genuine' })
}

export async function startMigrationByCopy(actor: Actor): Promise<void> {
  const { username, password } = actor.persona
  const copy = actor.scene.modifiedActivation(actor.phone)
  actor.record(await copy.start({ option: 'migrate', username, password }))
}
