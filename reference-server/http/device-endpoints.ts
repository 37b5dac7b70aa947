/** @module The device face. */

import { deviceFace } from '../../contract/device-face.ts'
import { activate } from '../domain/events/activation/activate.ts'
import { type ActivationProof, verifyActivationToken } from '../domain/events/activation/activation-proof.ts'
import { offerActivation, startActivation } from '../domain/events/activation/start-activation.ts'
import {
  answerApprovalRequest,
  approvalRequestState,
  readApprovalRequest,
} from '../domain/events/approval/answer.ts'
import { offerPushToken } from '../domain/events/devices/push-token.ts'
import { activeIbKey } from '../domain/model/account.ts'
import type { ApprovalRequest } from '../domain/model/approval-request.ts'
import type { PresentedAttestation } from '../domain/model/attestation.ts'
import type { Context } from '../domain/rules/context.ts'
import type { System } from '../system.ts'
import { endpoint, endpointWithBody, type OperationResult } from './endpoint.ts'
import { checkPassword, reauthenticate } from './password-check.ts'
import { refuse } from './refusal.ts'

/** An approval request as the device face returns it. */
function approvalRequestReply(
  request: ApprovalRequest,
  state: ReturnType<typeof approvalRequestState>,
  { profile }: Context,
) {
  const { id, loginId, platform, nonce, createdAt } = request
  return {
    requestId: id,
    loginId,
    platform,
    nonce,
    expiresAt: createdAt + profile.pushLifetime,
    state,
  }
}

/** The verifier of a PIN, and whether it is the PIN of the active IB Key. */
async function pinVerifier(
  text: string,
  system: System,
  username: string,
): Promise<OperationResult<NonNullable<ActivationProof['pin']>>> {
  const { passwordHash } = system.parts
  const account = await system.read(username)
  const active = account && activeIbKey(account)
  const matches = await passwordHash.matches(text, active?.pinVerifier ?? passwordHash.decoy)
  if (!matches.ok) return matches
  const verifier = await passwordHash.verifier(text, system.context().random)
  if (!verifier.ok) return verifier
  const matchingIbKey = matches.value ? active?.id : undefined
  return { ok: true, value: { text, verifier: verifier.value, matchingIbKey } }
}

async function presentedAttestation({ parts }: System, text = ''): Promise<PresentedAttestation> {
  return { text, attestation: await parts.verifyAttestation(text) }
}

export const deviceEndpoints = {
  readActivationOptions: endpointWithBody(deviceFace.readActivationOptions, async ({ system, body }) => {
    const checked = await checkPassword(system, body)
    if (!checked.ok) return checked
    const offered = await system.decide(checked.value.username, (account, context) =>
      offerActivation(account, body.phone, context),
    )
    return offered.ok
      ? { ok: true, value: { ...offered.value, options: [...offered.value.options] } }
      : offered
  }),

  startActivation: endpointWithBody(deviceFace.startActivation, async ({ system, caller, body }) => {
    const reauthenticated = await reauthenticate(system, caller.username, body)
    if (!reauthenticated.ok) return reauthenticated
    const started = await system.decide(caller.username, (account, context) =>
      startActivation(account, caller.activationId, body.option, context),
    )
    if (!started.ok) return started
    const { nonce, challenge } = started.value
    const asks = challenge === undefined ? ('activationToken' as const) : ('securityDevice' as const)
    return { ok: true, value: { asks, nonce, challenge } }
  }),

  verifyActivationToken: endpointWithBody(
    deviceFace.verifyActivationToken,
    async ({ system, caller, body }) => {
      const verified = await system.decide(caller.username, (account, context) =>
        verifyActivationToken(account, caller.activationId, body.token, context),
      )
      return verified.ok ? { ok: true, value: { verified: true as const } } : verified
    },
  ),

  activate: endpointWithBody(deviceFace.activate, async ({ system, caller, body }) => {
    const { token = '', pin, element, pushToken, integrityClaim } = body
    const verifier = pin === undefined ? undefined : await pinVerifier(pin, system, caller.username)
    if (verifier?.ok === false) return verifier
    const attestation = await presentedAttestation(system, integrityClaim)
    const proof = { token, pin: verifier?.value, element, attestation, pushToken }
    return system.decide(caller.username, (account, context) =>
      activate(account, caller.activationId, proof, context),
    )
  }),

  readPushRequest: endpoint(
    deviceFace.readPushRequest,
    async ({ system, caller: { username, deviceId }, parameters: { requestId = '' } }) => {
      const account = await system.read(username)
      if (!account) return refuse('unauthenticated', 'no such person')
      const context = system.context()
      const found = readApprovalRequest(account, deviceId, requestId, context)
      if (!found.ok) return found
      const { request } = found.value
      return {
        ok: true,
        value: approvalRequestReply(request, approvalRequestState(account, request, context), context),
      }
    },
  ),

  answerPushRequest: endpointWithBody(
    deviceFace.answerPushRequest,
    async ({ system, caller: { username, deviceId }, parameters: { requestId = '' }, body }) => {
      const { integrityClaim, ...answer } = body
      const attestation = await presentedAttestation(system, integrityClaim)
      const answered = await system.decide(username, (account, context) =>
        answerApprovalRequest(account, deviceId, requestId, { ...answer, attestation }, context),
      )
      if (!answered.ok) return answered
      const { value } = answered
      return { ok: true, value: approvalRequestReply(value, value.state, system.context()) }
    },
  ),

  offerPushToken: endpointWithBody(
    deviceFace.offerPushToken,
    async ({ system, caller: { username, deviceId }, body }) => {
      const offered = await system.decide(username, (account, context) =>
        offerPushToken(account, deviceId, body.pushToken, context),
      )
      return offered.ok ? { ok: true, value: { done: true as const } } : offered
    },
  ),
}
