/** @module The device face. */

import { deviceFace } from '../../contract/device-face.ts'
import { activate, activationOptions, startActivation, verifyActivationToken } from '../domain/activation.ts'
import type { Context } from '../domain/context.ts'
import { answerPushRequest, offerPushToken, readPushRequest } from '../domain/push.ts'
import type { PushRequest } from '../domain/push-request.ts'
import { endpoint, endpointWithBody } from './endpoint.ts'
import { checkPassword } from './password-check.ts'
import { refuse } from './refusal.ts'

/** A push request as the app shows it. */
function shown(request: PushRequest, { now, rules, profile }: Context) {
  const { id, loginId, platform, nonce, createdAt, state } = request
  const expired = state === 'open' && !rules.pushInTime(request, now, profile)
  return {
    requestId: id,
    loginId,
    platform,
    nonce,
    expiresAt: createdAt + profile.pushLifetime,
    state: expired ? ('expired' as const) : state,
  }
}

export const deviceEndpoints = {
  readActivationOptions: endpointWithBody(deviceFace.readActivationOptions, async ({ system, body }) => {
    const checked = await checkPassword(system, body)
    if (!checked.ok) return checked
    const options = activationOptions(checked.value.account, body.phone, system.context())
    return { ok: true, value: { options: [...options] } }
  }),

  startActivation: endpointWithBody(deviceFace.startActivation, async ({ system, body }) => {
    const checked = await checkPassword(system, body)
    if (!checked.ok) return checked
    return system.decide(checked.value.username, (account, context) =>
      startActivation(account, body.phone, context),
    )
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
    const { token, pin, element, pushToken } = body
    const { passwordHash } = system.parts
    const { random } = system.context()
    const kept =
      pin === undefined ? undefined : { text: pin, verifier: await passwordHash.verifier(pin, random) }
    return system.decide(caller.username, (account, context) =>
      activate(account, caller.activationId, { token, pin: kept, element, pushToken }, context),
    )
  }),

  readPushRequest: endpoint(
    deviceFace.readPushRequest,
    async ({ system, caller: { username, deviceId }, parameters: { requestId = '' } }) => {
      const account = await system.read(username)
      if (!account) return refuse('unauthenticated', 'no such person')
      const found = readPushRequest(account, deviceId, requestId)
      if (!found.ok) return found
      const { request } = found.value
      return { ok: true, value: shown(request, system.context()) }
    },
  ),

  answerPushRequest: endpointWithBody(
    deviceFace.answerPushRequest,
    async ({ system, caller: { username, deviceId }, parameters: { requestId = '' }, body }) => {
      const answered = await system.decide(username, (account, context) =>
        answerPushRequest(account, deviceId, requestId, body, context),
      )
      if (!answered.ok) return answered
      return { ok: true, value: shown(answered.value, system.context()) }
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
