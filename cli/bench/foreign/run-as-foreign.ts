/**
 * @module Runs the reference server as a system that is not ours: it is told of the simulated services as any other system is,
 * by the file that SLS_GATEWAYS names.
 */

import { readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { setDefaultCACertificates } from 'node:tls'
import { z } from 'zod'
import { runProgram } from '../../../reference-server/program.ts'
import { virtualStart } from '../../../simulators/clock/clock.ts'

type WithoutEnvironment = Parameters<typeof runProgram> extends [unknown, ...infer Others] ? Others : never

const gateways = z.object({
  ca: z.string(),
  apns: z.object({
    url: z.string(),
    keyFile: z.string(),
    keyId: z.string(),
    teamId: z.string(),
    topic: z.string(),
  }),
  fcm: z.object({ url: z.string(), tokenUrl: z.string(), serviceAccountFile: z.string() }),
  sms: z.object({ url: z.string(), accountSid: z.string(), authToken: z.string(), from: z.string() }),
  attestation: z.object({ keysFile: z.string(), app: z.string() }),
})
const account = z.object({ project_id: z.string(), client_email: z.string(), private_key: z.string() })

const text = (path: string): string => readFileSync(path, 'utf8')

/** Runs it until it is stopped; `create` and `now` are those of `runProgram`. */
export async function runAsForeign(...[create, now]: WithoutEnvironment): Promise<void> {
  // Node writes it when a process ends by itself, but this one is going to be killed.
  flushCompileCache()

  const { SLS_GATEWAYS = '', SLS_URL = '', ...inherited } = process.env
  const { ca, apns, fcm, sms, attestation } = gateways.parse(JSON.parse(text(SLS_GATEWAYS)))
  const { project_id, client_email, private_key } = account.parse(JSON.parse(text(fcm.serviceAccountFile)))

  setDefaultCACertificates([text(ca)])
  const urls = { apns: apns.url, fcm: fcm.url, fcmToken: fcm.tokenUrl, twilio: sms.url }
  const { keyId, teamId, topic, keyFile } = apns
  const { accountSid, authToken, from } = sms
  await runProgram(
    {
      ...inherited,
      SLS_PASSWORD_COST: 'suite',
      SLS_PORT: new URL(SLS_URL).port,
      SLS_START: String(virtualStart),
      SLS_STORE: inherited.SLS_STORE ?? join(dirname(SLS_GATEWAYS), 'store.sqlite'),
      SLS_APNS: JSON.stringify({ keyId, teamId, topic, privateKey: text(keyFile) }),
      SLS_FCM: JSON.stringify({ projectId: project_id, clientEmail: client_email, privateKey: private_key }),
      SLS_TWILIO: JSON.stringify({ accountSid, authToken, from }),
      SLS_ATTESTATION_SERVICE: JSON.stringify({
        keys: JSON.parse(text(attestation.keysFile)),
        appId: attestation.app,
      }),
      SLS_URLS: JSON.stringify(urls),
      SLS_CA_FILE: ca,
    },
    create,
    now,
  )
}
