/** @module A reference server with many people, each with IB Key on a phone; notifications arrive at once. */

import { appId } from '../../../contract/primitives.ts'
import { createClient } from '../../../drivers/http/client.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { PushMessage } from '../../../reference-server/outbound/ports.ts'
import { referenceParts } from '../../../reference-server/parts.ts'
import { createServer, type Server } from '../../../reference-server/server.ts'
import { openStore } from '../../../reference-server/store/sqlite-store.ts'
import type { Store } from '../../../reference-server/store/store.ts'
import { attestationKey } from '../../../simulators/attestation/attestation-service.ts'
import { inProcessFetch } from '../../../simulators/transport/in-process/messages.ts'
import { type Loopback, openLoopback } from './loopback-client.ts'

const labToken = 'lab'
export const benchPassword = 'correct horse battery staple'
export const hardwareId = 'phone'

/** The virtual instant of everything here. */
export const now = (): number => Date.UTC(2026, 2, 2, 9)

export const nameOf = (person: number): string => `person${person}`
export const deviceOf = (person: number): string => `device-${person}`

export interface PopulatedServer extends Loopback {
  readonly people: number
  readonly deviceSecret: string
  /** Does due work, of which there is none. */
  settle(): Promise<unknown>
  /** The approval request that the newest notification announces. */
  newestRequest(): string
}

/** Creates the first person through the lab face; returns the secret of the phone. */
async function firstPerson({ fetch }: Server): Promise<string> {
  const lab = createClient({
    baseUrl: 'http://sls.invalid',
    fetch: inProcessFetch(fetch),
    traceHeaders: () => ({}),
    timeLimitMs: 10_000,
  })
  const username = nameOf(0)
  const person = { username, password: benchPassword, residence: 'US', accounts: ['US'], seamless: true }
  await lab.call('createPerson', { bearer: labToken, body: person })
  const body = { type: 'ibKey', os: 'iOS', model: 'phone', hardwareId, pushToken: 'token' } as const
  const device = await lab.call('provision', { bearer: labToken, path: { username }, body })
  if (device.kind === 'refused' || device.reply.deviceSecret === undefined)
    throw new Error(`the server refused to create the first person: ${JSON.stringify(device)}`)
  return device.reply.deviceSecret
}

/** Copies the first person under other names and ids, straight into the store: requests would take minutes. */
async function copyFirstPerson(store: Store, people: number): Promise<void> {
  const first = await store.read(nameOf(0))
  if (!first) throw new Error('the first person is missing in the store')
  const copy = (person: number): Account => ({
    ...first,
    username: nameOf(person),
    devices: first.devices.map((device) => ({ ...device, id: deviceOf(person) })),
  })
  await store.transact(nameOf(0), () => ({ account: { ...copy(0), devices: [] }, result: undefined }))
  await store.transact(nameOf(0), () => ({ account: copy(0), result: undefined }))
  for (let person = 1; person < people; person++) await store.create(nameOf(person), copy(person))
}

/** Passwords are hashed at the cost of suites: at that of production nothing else would be seen. */
export async function openPopulatedServer(people: number): Promise<PopulatedServer> {
  const store = openStore()
  const pushes: PushMessage[] = []
  const attestationService = { keys: attestationKey().published, appId }
  const parts = {
    ...referenceParts({ now, store, attestationService, labToken, passwordCost: 'suite' }),
    sendPush: async (message: PushMessage) => {
      pushes[0] = message
      return 'sent' as const
    },
  }
  const server = createServer(parts)
  const deviceSecret = await firstPerson(server)
  await copyFirstPerson(store, people)
  const loopback = await openLoopback(server.fetch)
  return {
    people,
    deviceSecret,
    exchange: loopback.exchange,
    settle: server.settle,
    newestRequest: () => pushes[0]?.data.requestId ?? '',
    async close() {
      await loopback.close()
      await server.close()
      await store.close()
    },
  }
}
