/** @module A full login by notification, request by request, as a window and a phone make it. */

import { z } from 'zod'
import { appId } from '../../../contract/primitives.ts'
import { createAttestationService } from '../../../simulators/attestation/attestation-service.ts'
import { accessToken, approvalKey, approvalSignature } from '../../../simulators/phone/device-keys.ts'
import { benchPassword, deviceOf, hardwareId, nameOf, now, type PopulatedServer } from './populated-server.ts'

const begun = z.object({ loginId: z.string(), secret: z.string() })
const asked = z.object({ nonce: z.string() })
const ended = z.object({ state: z.literal('loggedIn') })

/** Password, a look at the request, its approval, and the session. */
export const requestsPerLogin = 4

export type LogIn = (person: number) => Promise<void>

export function pushLogin(crowd: PopulatedServer): LogIn {
  const bearer = accessToken(crowd.deviceSecret)
  const key = approvalKey(crowd.deviceSecret)
  const vendor = createAttestationService(now)

  return async (person) => {
    const credentials = { platform: 'tws', locale: 'en', username: nameOf(person), password: benchPassword }
    const { loginId, secret } = begun.parse(await crowd.exchange('POST', '/logins', { body: credentials }))
    const requestId = crowd.newestRequest()
    const path = `/device/${deviceOf(person)}/requests/${requestId}`
    const { nonce } = asked.parse(await crowd.exchange('GET', path, { bearer }))
    const phone = { hardwareId, tampered: false }
    const integrityClaim = await vendor.issue(phone, appId, nonce)
    const said = { decision: 'approve', element: 'faceId', integrityClaim } as const
    const body = { ...said, seal: approvalSignature(key, { ...said, requestId, loginId, nonce }) }
    await crowd.exchange('POST', `${path}/answer`, { bearer, body })
    ended.parse(await crowd.exchange('GET', `/logins/${loginId}`, { bearer: secret }))
  }
}
