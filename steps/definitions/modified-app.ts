/** @module Modified copies of the app, which send what the app itself would not. */

import type { SecurityElement } from '../../contract/primitives.ts'
import { requireCapability } from '../../drivers/ports/errors.ts'
import type { AttestationSource } from '../../drivers/ports/scene.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { appDeviceAnswer, receivedToken } from '../tasks/activation.ts'
import { challengeOf } from '../tasks/challenge-response.ts'
import {
  activateByCopy,
  activateWithoutToken,
  approvalBy,
  approveByCopy,
  approveRequestOf,
  sendProof,
  startMigrationByCopy,
  verifyNoCopyAccepted,
  verifyOneCopyAccepted,
  verifyOnlyFirstCopyAccepted,
  verifyReadable,
} from '../tasks/modified-app.ts'

// Approvals

step("a copy of {persona}'s app with the keys approves the login", (actor: Actor) => approveByCopy(actor))

step("a copy of {persona}'s app reads the approval request", async (actor: Actor) => {
  await actor.scene.modifiedApp(actor.phone).canReadRequest(actor.phone)
})

step("a copy of {persona}'s app without the keys approves the login", (actor: Actor) =>
  approveByCopy(actor, approvalBy(actor.phone, { signature: 'invalid' })),
)

step("a copy of {persona}'s app without the keys declines the login", async (actor: Actor) => {
  actor.copyResults.push(await actor.scene.modifiedApp(actor.phone).declineUnsigned())
})

step("a modified copy of {persona}'s app approves the login without any security element", (actor: Actor) =>
  approveByCopy(actor, { signature: 'valid', attestation: 'genuine' }),
)

step(
  "a modified copy of {persona}'s app approves the login with {element}",
  (actor: Actor, element: SecurityElement) => approveByCopy(actor, approvalBy(actor.phone, { element })),
)

step(
  "a modified copy of {persona}'s app approves the login {attestation}",
  (actor: Actor, attestation: AttestationSource) => {
    requireCapability('integrity', actor.scene.driver.capabilities)
    return approveByCopy(actor, approvalBy(actor.phone, { attestation }))
  },
)

step(
  "a modified copy of {persona}'s app approves the login with the attestation of {ownedPhone}",
  (actor: Actor, attested: OwnedPhone) => {
    requireCapability('integrity', actor.scene.driver.capabilities)
    const copy = actor.scene.modifiedApp(actor.phone, attested.phone)
    return approveByCopy(actor, approvalBy(actor.phone), copy)
  },
)

step("an approval by a copy of {persona}'s app is recorded", (actor: Actor) =>
  approveByCopy(actor, approvalBy(actor.phone), actor.replayingApp),
)

step("the keys of {persona}'s phone are copied", (actor: Actor) => {
  actor.replayingApp.respond('000000')
})

step("{persona}'s challenge is answered with the copied keys", async (actor: Actor) => {
  const response = actor.replayingApp.respond(challengeOf(actor))
  actor.record(await actor.window.submitResponse(response))
})

step("the recorded approval is sent for {persona}'s new login", (actor: Actor) =>
  approveByCopy(actor, approvalBy(actor.phone, { signature: 'replayed' }), actor.replayingApp),
)

step("a refusal by a copy of {persona}'s app is recorded and sent as an approval", (actor: Actor) =>
  approveByCopy(actor, approvalBy(actor.phone, { signature: 'of a decline' }), actor.replayingApp),
)

outcome('one of the approvals for {persona} has been accepted', verifyOneCopyAccepted)

outcome('none of the approvals for {persona} has been accepted', verifyNoCopyAccepted)

outcome('only the first of {int} approvals for {persona} has been accepted', (count: number, actor: Actor) =>
  verifyOnlyFirstCopyAccepted(actor, count),
)

// Approval requests that were sent to another phone

step(
  "a copy of the app on {persona}'s phone answers the approval request of {persona}'s phone",
  (owner: Actor, requested: Actor) => approveRequestOf({ owner, phone: owner.phone }, requested.phone),
)

step(
  'a copy of the app on {ownedPhone} answers the approval request of {ownedPhone}',
  (own: OwnedPhone, requested: OwnedPhone) => approveRequestOf(own, requested.phone),
)

outcome(
  'a copy of the app on {ownedPhone} receives the approval request of {ownedPhone}',
  (own: OwnedPhone, requested: OwnedPhone) => verifyReadable(own, requested, true),
)

outcome(
  'a copy of the app on {ownedPhone} does not receive the approval request of {ownedPhone}',
  (own: OwnedPhone, requested: OwnedPhone) => verifyReadable(own, requested, false),
)

// Activations

step("a modified copy of {persona}'s app asks for the migration", startMigrationByCopy)

step("a modified copy of {persona}'s app sends the Activation Token", async (actor: Actor) => {
  actor.record(await sendProof(actor, receivedToken(actor)))
})

step(
  "a modified copy of {persona}'s app sends the response of the physical security device",
  async (actor: Actor) => {
    const response = appDeviceAnswer(actor)
    actor.save('response', response)
    actor.record(await sendProof(actor, response))
  },
)

step("a modified copy of {persona}'s app sends the same response again", async (actor: Actor) => {
  actor.record(await sendProof(actor, actor.saved('response')))
})

step(
  "a modified copy of {persona}'s app activates IB Key with {element}",
  (actor: Actor, element: SecurityElement) => activateByCopy(actor, { element, attestation: 'genuine' }),
)

step("a modified copy of {persona}'s app obtains an attestation in advance", (actor: Actor) => {
  requireCapability('integrity', actor.scene.driver.capabilities)
  return actor.scene.modifiedActivation(actor.phone).keepAttestation()
})

step(
  "a modified copy of {persona}'s app activates IB Key {attestation}",
  (actor: Actor, attestation: AttestationSource) => {
    requireCapability('integrity', actor.scene.driver.capabilities)
    return activateByCopy(actor, { attestation })
  },
)

step("a modified copy of {persona}'s app submits the PIN {string}", async (actor: Actor, pin: string) => {
  await actor.scene.modifiedActivation(actor.phone).activate({ pin, attestation: 'genuine' })
})

step(
  [
    "a modified copy of {persona}'s app taps Activate without any Activation Token",
    "a modified copy of {persona}'s app taps Activate without any response",
  ],
  activateWithoutToken,
)
