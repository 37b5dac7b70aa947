/**
 * @module A modified copy of the app, with the keys of the phone it was copied from. It computes the seal by itself, so
 * that a mistake in the simulated phone and one here cannot cancel each other out.
 */

import { createHmac, hkdfSync } from 'node:crypto'
import { deviceKeyInfo, type SignedAnswer, signedText } from '../../../contract/device-face.ts'
import type { Client } from '../../http/client.ts'
import type { Provisioned } from '../../ports/driver.ts'
import type { Phone } from '../../ports/phone.ts'
import type { ModifiedActivation, ModifiedApp } from '../../ports/scene.ts'
import { HarnessError } from '../../ports/time-limit.ts'
import type { AttestationSources } from './attestation-sources.ts'
import type { OfferedActivation } from './phone-connection.ts'

const derive = (secret: string, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', info, 32))

export interface StolenKeys extends Provisioned {
  readonly deviceSecret: string
}

/** What somebody could send who has taken the app out of the way, in the activation that was offered to a phone. */
export function modifiedActivation(
  client: Client,
  claims: AttestationSources,
  offered: () => OfferedActivation | undefined,
): ModifiedActivation {
  const flow = (): OfferedActivation => {
    const found = offered()
    if (!found) throw new HarnessError('no activation was offered to this phone')
    return found
  }
  return {
    keepAttestation: () => claims.keep(flow().nonce),
    async start(body) {
      const { activationId, secret } = flow()
      const answer = await client.call('startActivation', { path: { activationId }, bearer: secret, body })
      return answer.kind === 'refused' ? answer : { kind: 'page' }
    },
    async verify(token) {
      const { activationId, secret } = flow()
      const call = { path: { activationId }, bearer: secret, body: { token } }
      const answer = await client.call('verifyActivationToken', call)
      return answer.kind === 'refused' ? answer : { kind: 'page' }
    },
    async activate({ token, pin, element = pin === undefined ? 'passcode' : 'pin', claim }) {
      const { activationId, secret, nonce } = flow()
      const integrityClaim = await claims.from(claim, nonce)
      const body = { element, ...(token && { token }), pin, integrityClaim } as const
      const answer = await client.call('activate', { path: { activationId }, bearer: secret, body })
      return answer.kind === 'refused' ? answer : { kind: 'page' }
    },
  }
}

const noKey = Buffer.alloc(32)

const sealedWith = (key: Buffer, said: SignedAnswer): string =>
  createHmac('sha256', key).update(signedText(said)).digest('base64url')

/** What it sends where the server does not tell it what the request is about. */
const guessed = { loginId: 'unknown', nonce: 'unknown' }

/** `newestRequest` names the push request that the newest notification is about, to its own phone or to another. */
export function modifiedApp(
  client: Client,
  keys: StolenKeys,
  claims: AttestationSources,
  newestRequest: (asked?: Phone) => string | undefined,
): ModifiedApp {
  const { deviceId, deviceSecret } = keys
  const bearer = derive(deviceSecret, deviceKeyInfo.access).toString('base64url')
  const sealKey = derive(deviceSecret, deviceKeyInfo.approval)
  let recorded: string | undefined

  const pathTo = (asked?: Phone) => {
    const requestId = newestRequest(asked)
    if (requestId === undefined)
      throw new HarnessError('there is no notification for the modified app to answer')
    return { deviceId, requestId }
  }

  return {
    async canReadRequest(asked) {
      return (await client.call('readPushRequest', { path: pathTo(asked), bearer })).kind === 'reply'
    },
    async approve({ element, seal, claim }, asked) {
      const path = pathTo(asked)
      const { requestId } = path
      const read = await client.call('readPushRequest', { path, bearer })
      const { loginId, nonce } = read.kind === 'refused' ? guessed : read.reply
      const integrityClaim = await claims.from(claim, nonce)
      const refusal = {
        requestId,
        loginId,
        decision: 'decline',
        element: '',
        integrityClaim: '',
        nonce,
      } as const
      const approval = {
        ...refusal,
        decision: 'approve',
        element: element ?? '',
        integrityClaim: integrityClaim ?? '',
      } as const
      const sealed = sealedWith(seal === 'wrong' ? noKey : sealKey, seal === 'refusal' ? refusal : approval)
      const sent = seal === 'recorded' ? (recorded ?? sealed) : sealed
      recorded = sent
      await claims.keep(nonce)
      const body = { decision: 'approve', element, integrityClaim, seal: sent } as const
      const answer = await client.call('answerPushRequest', { path, bearer, body })
      return answer.kind === 'refused' ? 'refused' : 'accepted'
    },
    async declineUnsigned() {
      const body = { decision: 'decline', seal: noKey.toString('base64url') } as const
      const answer = await client.call('answerPushRequest', { path: pathTo(), bearer, body })
      return answer.kind === 'refused' ? 'refused' : 'accepted'
    },
  }
}
