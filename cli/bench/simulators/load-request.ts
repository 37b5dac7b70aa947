/** @module What a server under load takes, so that a load generator that knows no protocol can send it again and again. */

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { Result } from '../../../reports/result.ts'
import { exampleAccount } from '../../../simulators/sms-carrier/credentials.ts'
import { timeOfMachine } from '../../../simulators/standalone/wall-time.ts'
import { certificates } from '../../../simulators/transport/certificates.ts'
import { plainConnection, type Service, type ServiceRequest } from '../../../simulators/transport/service.ts'

import type { KeptCredentials } from '../../simulate/credentials-folder.ts'
import { openSimulationPage } from '../../simulate/open-page.ts'
import { readSimulateOptions } from '../../simulate/options.ts'
import { openServices, type SimulatedServices } from '../../simulate/services.ts'

/** The three services, by the name of the protocol that their clients speak. */
export const protocols = ['apns', 'fcm', 'twilio'] as const
export type Protocol = (typeof protocols)[number]

/** A request that is accepted, and where it goes. */
export const loadRequest = z.strictObject({
  origin: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
export type LoadRequest = z.infer<typeof loadRequest>

/** A simulator that is full of work: with a phone, its rules, the ledger, and the page beside it. */
export interface LoadedSimulator {
  readonly service: Service
  readonly loadRequest: LoadRequest
}

const number = '+12025550112'

/** Starts what `sls simulate` starts, and says which request one of its services accepts. `opened` closes it. */
export async function loadedSimulator(
  protocol: Protocol,
  opened: AsyncDisposableStack,
): Promise<LoadedSimulator> {
  const options = unwrapped(
    readSimulateOptions(['--port', '0', '--phone', 'iphone=iOS', '--phone', `android=Android,${number}`]),
  )
  const simulation = await openServices(
    options,
    await credentials(),
    { onError: rethrow, onHandshakeError: rethrow },
    opened,
  )
  await openSimulationPage(simulation, '', options, opened)
  return protocol === 'twilio' ? loadedCarrier(simulation) : loadedGateway(protocol, simulation)
}

/** Of this process alone: a program under load is ended by a signal, and would leave a folder behind. */
const credentials = async (): Promise<KeptCredentials> => ({
  folder: '',
  seed: 'bench',
  apnsKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  account: exampleAccount,
  certificates: await certificates(),
  release() {},
})

function unwrapped<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems.join(' '))
  return result.value
}

const rethrow = (error: unknown): never => {
  throw error
}

function loadedCarrier({ carrier }: SimulatedServices): LoadedSimulator {
  const { sid, authToken } = exampleAccount
  const fields = {
    To: number,
    From: '+12025550100',
    Body: 'Your code is 482913. It is valid for ten minutes.',
  }
  return {
    service: carrier.messages,
    loadRequest: {
      origin: carrier.url,
      path: `/2010-04-01/Accounts/${sid}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(fields).toString(),
    },
  }
}

async function loadedGateway(
  protocol: 'apns' | 'fcm',
  { gateway, phoneNamed }: SimulatedServices,
): Promise<LoadedSimulator> {
  const { apns, fcm } = gateway.provider
  const token = phoneNamed(protocol === 'apns' ? 'iphone' : 'android')?.pushToken() ?? ''
  if (protocol === 'apns') {
    const jwt = await signed('ES256', apns.privateKey, { iss: apns.teamId }, apns.keyId)
    return {
      service: gateway.apns,
      loadRequest: {
        origin: gateway.urls.apns,
        path: `/3/device/${token}`,
        headers: {
          authorization: `bearer ${jwt}`,
          'apns-topic': apns.topic,
          'apns-push-type': 'alert',
          'apns-priority': '10',
        },
        body: JSON.stringify({ aps: { alert: { title: 'Login', body: 'Do you want to log in?' } } }),
      },
    }
  }
  const assertion = await signed('RS256', fcm.privateKey, {
    iss: fcm.clientEmail,
    aud: 'https://oauth2.googleapis.com/token',
    scope: 'https://www.googleapis.com/auth/firebase.messaging',
  })
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
  const granted = await gateway.fetch('https://oauth2.googleapis.com/token', {
    method: 'POST',
    body: new URLSearchParams(grant),
  })
  const { access_token: accessToken } = z
    .looseObject({ access_token: z.string() })
    .parse(await granted.json())
  const notification = { title: 'Login', body: 'Do you want to log in?' }
  return {
    service: gateway.fcm,
    loadRequest: {
      origin: gateway.urls.fcm,
      path: `/v1/projects/${fcm.projectId}/messages:send`,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: { token, notification, android: { priority: 'high' } } }),
    },
  }
}

const anHour = 3_600

function signed(alg: 'ES256' | 'RS256', key: string, claims: object, kid?: string): Promise<string> {
  const now = Math.floor(timeOfMachine() / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .setIssuedAt(now)
    .setExpirationTime(now + anHour)
    .sign(createPrivateKey(key))
}

/** The request as a service takes it. */
export const requestOf = ({ path, headers, body }: LoadRequest): ServiceRequest => ({
  method: 'POST',
  path,
  headers,
  body,
  connection: plainConnection(),
})
