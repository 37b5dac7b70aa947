/** @module A full login by notification: the requests of a window and a phone. */

import { z } from 'zod'
import { appId } from '../../../contract/primitives.ts'
import { createAttestationService } from '../../../simulators/attestation/attestation-service.ts'
import { accessToken, approvalKey, approvalSignature } from '../../../simulators/phone/device-keys.ts'
import { benchPassword, deviceOf, hardwareId, nameOf, now, type PopulatedServer } from './populated-server.ts'

const loginStarted = z.object({ loginId: z.string(), secret: z.string() })
const approvalRequest = z.object({ nonce: z.string() })
const loggedIn = z.object({ state: z.literal('loggedIn') })

/** Password, reading of the approval request, approval, and session. */
export const requestsPerLogin = 4

export type LogIn = (person: number) => Promise<void>

export function pushLogin(server: PopulatedServer): LogIn {
  const bearer = accessToken(server.deviceSecret)
  const key = approvalKey(server.deviceSecret)
  const attestationService = createAttestationService(now)

  return async (person) => {
    const credentials = { platform: 'tws', locale: 'en', username: nameOf(person), password: benchPassword }
    const { loginId, secret } = loginStarted.parse(
      await server.exchange('POST', '/logins', { body: credentials }),
    )
    const requestId = server.newestRequest()
    const path = `/device/${deviceOf(person)}/requests/${requestId}`
    const { nonce } = approvalRequest.parse(await server.exchange('GET', path, { bearer }))
    const phone = { hardwareId, tampered: false }
    const integrityClaim = await attestationService.issue(phone, appId, nonce)
    const answer = { decision: 'approve', element: 'faceId', integrityClaim } as const
    const body = { ...answer, seal: approvalSignature(key, { ...answer, requestId, loginId, nonce }) }
    await server.exchange('POST', `${path}/answer`, { bearer, body })
    loggedIn.parse(await server.exchange('GET', `/logins/${loginId}`, { bearer: secret }))
  }
}
