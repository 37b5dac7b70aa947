/** @module The three users that a new data folder starts with, one for each way to log in. */

import { randomBytes } from 'node:crypto'
import { type Client, createClient } from '../../drivers/http/client.ts'
import { HarnessError } from '../../drivers/ports/errors.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { type Persona, personaNamed } from '../../simulators/personas/persona.ts'
import type { SimulatedPhone } from '../../simulators/phone/phone.ts'
import type { ProfileName } from '../../simulators/phone/profiles.ts'
import { inProcessFetch } from '../../simulators/transport/in-process/messages.ts'

export interface SeedUserDefinition extends Persona {
  /** How this user logs in, in one line. */
  readonly loginMethod: string
  readonly phoneModel: ProfileName
  /** Of a phone that was bought, and on which nothing is activated yet. */
  readonly secondPhoneModel: ProfileName
  /** Whether notifications are wanted (Seamless Authentication). */
  readonly seamless: boolean
  readonly device: 'ibKey' | 'sms'
}

export interface SeedUser extends SeedUserDefinition {
  readonly phone: SimulatedPhone
  /** To move IB Key to. The number stays with the SIM card in the other one. */
  readonly secondPhone: SimulatedPhone
}

const named = (name: string): Persona => ({ ...personaNamed(name), username: name.toLowerCase() })

export const seedUsers: readonly SeedUserDefinition[] = [
  {
    ...named('Amara'),
    loginMethod: 'Approves a notification with a fingerprint',
    phoneModel: 'Android with fingerprint sensor',
    secondPhoneModel: 'iPhone with Face ID',
    seamless: true,
    device: 'ibKey',
  },
  {
    ...named('Boris'),
    loginMethod: 'Answers a challenge with the IBKR Mobile PIN',
    phoneModel: 'Android without fingerprint sensor',
    secondPhoneModel: 'iPhone with Touch ID',
    seamless: false,
    device: 'ibKey',
  },
  {
    ...named('Chen'),
    loginMethod: 'Enters a code that comes by SMS',
    phoneModel: 'iPhone with Face ID',
    secondPhoneModel: 'Android with fingerprint sensor',
    seamless: false,
    device: 'sms',
  },
]

/** Passwords are hashed at the cost of production, which takes its time on a busy machine. */
const timeLimitMs = 60_000

/** Calls the server as a function of this process. */
export const clientFor = ({ fetch }: Server): Client =>
  createClient({
    baseUrl: 'http://sls.invalid',
    fetch: inProcessFetch(fetch),
    traceHeaders: () => ({}),
    timeLimitMs,
  })

const home = { residence: 'US', accounts: ['US'] }

async function createSeedUser(client: Client, bearer: string, user: SeedUser): Promise<void> {
  const { name, username, password, seamless, device, mobileNumber, phone } = user
  const registration = phone.registration()
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
    throw new HarnessError(
      `the server refused to create the seed user ${name}: ${JSON.stringify([created, provisioned])}`,
    )
  const { deviceId, deviceSecret } = provisioned.reply
  if (deviceSecret !== undefined) phone.provision({ deviceId, deviceSecret, pin: registration.pin })
}

/** Creates the users through the lab face of a second server over the same store, whose token nobody else knows. */
export async function createSeedUsers(parts: ServerParts, users: readonly SeedUser[]): Promise<void> {
  const labToken = randomBytes(32).toString('base64url')
  const server = createServer({ ...parts, labToken })
  for (const user of users) await createSeedUser(clientFor(server), labToken, user)
}
