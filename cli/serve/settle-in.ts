/** @module Makes the ready-made people, through the lab face of a server that nobody else can reach. */

import { randomBytes } from 'node:crypto'
import { type Client, createClient } from '../../drivers/http/client.ts'
import { HarnessError } from '../../drivers/ports/time-limit.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { handTo } from '../../simulators/transport/handed.ts'
import type { Resident } from './people.ts'

const patienceMs = 10_000

export const clientOf = ({ fetch }: Server): Client =>
  createClient({ baseUrl: 'http://sls.invalid', fetch: handTo(fetch), origin: () => ({}), patienceMs })

const home = { residence: 'US', accounts: ['US'] }

async function settleOne(client: Client, bearer: string, resident: Resident): Promise<void> {
  const { name, username, password, seamless, device, mobileNumber, phoneInHand } = resident
  const registration = phoneInHand.registration()
  const person = {
    username,
    password,
    seamless,
    ...home,
    mobileNumber: { number: mobileNumber, verified: true },
  }
  const created = await client.call('createPerson', { bearer, body: person })
  const body = device === 'sms' ? { type: device } : { type: device, ...registration }
  const provisioned = await client.call('provision', { bearer, path: { username }, body })
  if (created.kind === 'refused' || provisioned.kind === 'refused')
    throw new HarnessError(`${name} could not be made: ${JSON.stringify([created, provisioned])}`)
  const { deviceId, deviceSecret } = provisioned.reply
  if (deviceSecret !== undefined) phoneInHand.provisioned({ deviceId, deviceSecret, pin: registration.pin })
}

export async function settleIn(parts: ServerParts, residents: readonly Resident[]): Promise<void> {
  const labToken = randomBytes(32).toString('base64url')
  const server = createServer({ ...parts, labToken })
  for (const resident of residents) await settleOne(clientOf(server), labToken, resident)
}
