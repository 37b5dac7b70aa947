/** @module A server to be fuzzed: people whose passwords the sender knows, bystanders, and what was sent so far. */

import { isOperation, routeOf, urlOf } from '../../contract/routes.ts'
import {
  createTestDevice,
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  password,
  provisionSms,
  type TestDevice,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import type { Choices } from './choices.ts'
import { Knowledge } from './knowledge.ts'
import type { FuzzRequest } from './request.ts'

export type PartsChange = NonNullable<Parameters<typeof createTestServer>[0]>

export interface FuzzContext {
  readonly server: TestServer
  /** All requests so far, those of valid traffic included: each can be repeated. */
  readonly requests: FuzzRequest[]
  readonly known: Knowledge
  readonly people: readonly string[]
  /** People of whom the sender knows nothing but the user name. */
  readonly bystanders: readonly string[]
  /** Phones by their push tokens. */
  readonly phones: ReadonlyMap<string, TestDevice>
  /** Devices that answer challenges. */
  readonly devices: readonly TestDevice[]
}

export const bystanderPassword = 'what no attacker has ever read'

const people = ['amara', 'bruno', 'chen', 'dina'] as const
const bystanders = ['edda', 'farid', 'gita'] as const

/** Known from the beginning, by the names of the contract. */
const values = {
  username: [...people, ...bystanders, 'nobody'],
  'username in a path': people,
  password: [password, password, password, 'wrong'],
  residence: ['US', 'HK'],
  accounts: ['US', 'IN'],
  number: ['+15551230001', '+12025550142'],
  pin: ['12a4', '1234'],
  hardwareId: ['iOS of amara', 'Android of chen', 'another'],
  pushToken: ['abcd', 'efgh'],
  'platform in a path': ['tws', 'clientPortal', 'webTrader', 'ibkrMobile'],
  'locale in a path': ['en', 'ru'],
  'page in a path': [
    ...['home', 'user-menu', 'menu', 'user-settings', 'mobile-number', 'secure-login', 'seamless'],
  ],
}

type Sent = NonNullable<Parameters<TestServer['call']>[1]>

function recordedRequest(name: string, { path = {}, body, bearer }: Sent): FuzzRequest | undefined {
  // Requests to the lab set the server up; nobody could record them.
  if (!isOperation(name) || routeOf(name).face === 'lab') return undefined
  const { method } = routeOf(name)
  return {
    operation: name,
    method,
    path: urlOf(name, path, 'none'),
    headers: {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    mutations: [],
  }
}

export async function openContext(change: PartsChange | undefined): Promise<FuzzContext> {
  const requests: FuzzRequest[] = []
  const bare = createTestServer(change)
  const server: TestServer = {
    ...bare,
    async call(name, sent = {}) {
      const request = recordedRequest(name, sent)
      if (request) requests.push(request)
      return bare.call(name, sent)
    },
  }
  for (const username of people) await createTestPerson(server, { username })
  const devices = [
    await createTestIPhone(server, 'amara', 'abcd'),
    await createTestDevice(server, 'chen', 'Android', 'efgh'),
    await createTestSecurityDevice(server, 'chen'),
  ]
  await provisionSms(server, 'bruno')
  for (const username of bystanders)
    await createTestPerson(server, { username, password: bystanderPassword, mobileNumber: undefined })
  await createTestIPhone(server, 'edda', 'of edda')
  await createTestSecurityDevice(server, 'farid')
  const known = new Knowledge(values)
  for (const { deviceId, accessKey } of devices) {
    known.learnDevice(deviceId)
    known.learnCredential('accessKey', { bearer: accessKey, path: { deviceId } })
  }
  const phones = new Map(devices.map((device, n) => [['abcd', 'efgh'][n] ?? '', device]))
  return { server, requests, known, people, bystanders, phones, devices }
}

const minute = 60_000

/** What the sender reads on phones of their own, and the time. */
export function learnFromPhones({ server, known, devices }: FuzzContext, choices: Choices): void {
  const request = server.pushes.at(-1)?.data.requestId
  if (request !== undefined) known.learn('requestId in a path', request)
  for (const name of ['code', 'token']) known.learn(name, choices.oneIn(3) ? '000000' : lastSmsCode(server))
  const challenge = known.newest('challenge')
  const device = choices.maybe(devices)
  if (typeof challenge === 'string' && device) {
    const response = choices.oneIn(4) ? '00000000' : device.respond(challenge)
    known.learn('response', response)
    if (choices.oneIn(4)) known.learn('token', response)
  }
  known.learn('to', server.parts.clock.now() + choices.pick([1, 1, minute / 2, 2 * minute]))
}
