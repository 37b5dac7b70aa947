/**
 * @module A modified copy of the app, with the keys of the phone it was copied from. It computes the approval signature
 * independently of the simulated phone, so that the same mistake cannot hide in both.
 */

import { createHmac, hkdfSync } from 'node:crypto'
import { deviceKeyInfo, type SignedAnswer, signedText } from '../../../contract/device-face.ts'
import type { RefusalCode } from '../../../contract/refusal.ts'
import type { BodyOf } from '../../../contract/routes.ts'
import { Timeline } from '../../../simulators/clock/timeline.ts'
import { createSecurityDevice } from '../../../simulators/security-device/security-device.ts'
import type { Client } from '../../http/client.ts'
import type { Provisioned } from '../../ports/driver.ts'
import type { Phone } from '../../ports/phone.ts'
import type { ModifiedActivation, ModifiedApp } from '../../ports/scene.ts'
import { mismatchError, verify } from '../../ports/verify.ts'
import type { AttestationSources } from './attestation-sources.ts'
import type { OfferedActivation } from './phone-connection.ts'

const derive = (secret: string, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', info, 32))

/** A refused bearer token, also by a server that checks the body first. */
const keyRefusals: readonly RefusalCode[] = ['unauthenticated', 'forbidden', 'not_found', 'invalid_request']

type Answers = Readonly<
  Record<string, { readonly kind: 'reply' } | { readonly kind: 'refused'; readonly code: RefusalCode }>
>

/** The names of the operations that have not refused the key they were called with. */
const acceptedIn = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([operation, answer]) =>
    answer.kind === 'refused' && keyRefusals.includes(answer.code) ? [] : [operation],
  )

export interface StolenKeys extends Provisioned {
  readonly deviceSecret: string
}

/** Sends the requests of the activation that was offered to a phone, past the checks of the app. */
export function modifiedActivation(
  client: Client,
  attestations: AttestationSources,
  offered: () => OfferedActivation | undefined,
): ModifiedActivation {
  const flow = (): OfferedActivation => {
    const found = offered()
    if (!found)
      throw mismatchError({ expected: 'an activation that is offered to this phone', observed: 'none' })
    return found
  }
  return {
    get secret() {
      return flow().secret
    },
    async accessibleWith(bearer) {
      const { activationId } = flow()
      const call = { path: { activationId }, bearer }
      return acceptedIn({
        startActivation: await client.call('startActivation', {
          ...call,
          body: { option: 'migrate', username: 'nobody', password: 'none' },
        }),
        verifyActivationToken: await client.call('verifyActivationToken', {
          ...call,
          body: { token: 'WRONG1' },
        }),
        activate: await client.call('activate', { ...call, body: { element: 'pin', pin: '1234' } }),
      })
    },
    keepAttestation: () => attestations.keep(flow().nonce),
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
    async activate({ token, pin, element = pin === undefined ? 'passcode' : 'pin', attestation }) {
      const { activationId, secret, nonce } = flow()
      const integrityClaim = await attestations.from(attestation, nonce)
      const body = { element, ...(token && { token }), pin, integrityClaim } as const
      const answer = await client.call('activate', { path: { activationId }, bearer: secret, body })
      return answer.kind === 'refused' ? answer : { kind: 'page' }
    },
  }
}

const wrongKey = Buffer.alloc(32)

const sign = (key: Buffer, answer: SignedAnswer): string =>
  createHmac('sha256', key).update(signedText(answer)).digest('base64url')

/** Sent if the server does not let it read the request. */
const guessed = { loginId: 'unknown', nonce: 'unknown' }

/** `newestRequest` is the id of the approval request in the newest notification to a phone, by default its own. */
export function modifiedApp(
  client: Client,
  keys: StolenKeys,
  attestations: AttestationSources,
  newestRequest: (recipient?: Phone) => string | undefined,
): ModifiedApp {
  const { deviceId, deviceSecret } = keys
  const bearer = derive(deviceSecret, deviceKeyInfo.access).toString('base64url')
  const approvalKey = derive(deviceSecret, deviceKeyInfo.approval)
  let previous: string | undefined

  const pathTo = (recipient?: Phone) => {
    const requestId = newestRequest(recipient)
    // Whether one comes is the server's.
    verify(requestId !== undefined, {
      expected: 'a notification for the modified app to answer',
      observed: 'none so far',
    })
    return { deviceId, requestId }
  }

  /** The signed text of a decline of the request with this path. */
  const declineOf = async (path: ReturnType<typeof pathTo>) => {
    const read = await client.call('readPushRequest', { path, bearer })
    const { loginId, nonce } = read.kind === 'refused' ? guessed : read.reply
    const { requestId } = path
    return { requestId, loginId, decision: 'decline', element: '', integrityClaim: '', nonce } as const
  }

  const answering =
    (path: ReturnType<typeof pathTo>, body: BodyOf<'answerPushRequest'>) =>
    async (): Promise<'accepted' | 'refused'> => {
      const answer = await client.call('answerPushRequest', { path, bearer, body })
      return answer.kind === 'refused' ? 'refused' : 'accepted'
    }

  /** An approval that is ready to be sent. */
  const prepared = async (
    { element, signature, attestation }: Parameters<ModifiedApp['approve']>[0],
    recipient?: Phone,
  ): ReturnType<ModifiedApp['prepare']> => {
    const path = pathTo(recipient)
    const decline = await declineOf(path)
    const { nonce } = decline
    const integrityClaim = await attestations.from(attestation, nonce)
    const approval = {
      ...decline,
      decision: 'approve',
      element: element ?? '',
      integrityClaim: integrityClaim ?? '',
    } as const
    const key = signature === 'invalid' ? wrongKey : approvalKey
    const signed = sign(key, signature === 'of a decline' ? decline : approval)
    const seal = signature === 'replayed' ? (previous ?? signed) : signed
    previous = seal
    await attestations.keep(nonce)
    return answering(path, { decision: 'approve', element, integrityClaim, seal })
  }

  const keysOnly = createSecurityDevice({
    name: 'copied keys',
    deviceSecret,
    timeline: new Timeline(() => 0),
  })

  return {
    accessKey: bearer,
    respond: (challenge) => keysOnly.respond(challenge),
    async accessibleWith(token) {
      const call = { path: pathTo(), bearer: token }
      return acceptedIn({
        readPushRequest: await client.call('readPushRequest', call),
        answerPushRequest: await client.call('answerPushRequest', {
          ...call,
          body: { decision: 'decline', seal: wrongKey.toString('base64url') },
        }),
        offerPushToken: await client.call('offerPushToken', {
          path: { deviceId },
          bearer: token,
          body: { pushToken: 'offered-by-somebody-else' },
        }),
      })
    },
    async canReadRequest(recipient) {
      return (await client.call('readPushRequest', { path: pathTo(recipient), bearer })).kind === 'reply'
    },
    approve: async (approval, recipient) => (await prepared(approval, recipient))(),
    prepare: (approval) => prepared(approval),
    async prepareDecline() {
      const path = pathTo()
      return answering(path, { decision: 'decline', seal: sign(approvalKey, await declineOf(path)) })
    },
    declineUnsigned: async () =>
      answering(pathTo(), { decision: 'decline', seal: wrongKey.toString('base64url') })(),
  }
}
