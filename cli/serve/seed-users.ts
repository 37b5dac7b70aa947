/** @module The three people that are there from the beginning, one for each way to log in. */

import { randomBytes } from 'node:crypto'
import { type Client, createClient } from '../../drivers/http/client.ts'
import { HarnessError } from '../../drivers/ports/time-limit.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { type Persona, personaNamed } from '../../simulators/personas/persona.ts'
import type { SimulatedPhone } from '../../simulators/phone/phone.ts'
import type { ProfileName } from '../../simulators/phone/profiles.ts'
import { inProcessFetch } from '../../simulators/transport/in-process/handed.ts'

export interface ReadyMade extends Persona {
  readonly way: string
  readonly phone: ProfileName
  /** Whether notifications are wanted (Seamless Authentication). */
  readonly seamless: boolean
  readonly device: 'ibKey' | 'sms'
}

export interface SeedUser extends ReadyMade {
  readonly phoneInHand: SimulatedPhone
}

const named = (name: string): Persona => ({ ...personaNamed(name), username: name.toLowerCase() })

export const people: readonly ReadyMade[] = [
  {
    ...named('Amara'),
    way: 'Approves a notification with a fingerprint',
    phone: 'Android with fingerprint sensor',
    seamless: true,
    device: 'ibKey',
  },
  {
    ...named('Boris'),
    way: 'Answers a challenge with the IBKR Mobile PIN',
    phone: 'Android without fingerprint sensor',
    seamless: false,
    device: 'ibKey',
  },
  {
    ...named('Chen'),
    way: 'Enters a code that comes by SMS',
    phone: 'iPhone with Face ID',
    seamless: false,
    device: 'sms',
  },
]

const patienceMs = 10_000

export const clientOf = ({ fetch }: Server): Client =>
  createClient({
    baseUrl: 'http://sls.invalid',
    fetch: inProcessFetch(fetch),
    origin: () => ({}),
    timeLimitMs: patienceMs,
  })

const home = { residence: 'US', accounts: ['US'] }

async function settleOne(client: Client, bearer: string, resident: SeedUser): Promise<void> {
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
  if (deviceSecret !== undefined) phoneInHand.provision({ deviceId, deviceSecret, pin: registration.pin })
}

export async function settleIn(parts: ServerParts, residents: readonly SeedUser[]): Promise<void> {
  const labToken = randomBytes(32).toString('base64url')
  const server = createServer({ ...parts, labToken })
  for (const resident of residents) await settleOne(clientOf(server), labToken, resident)
}
