/** @module Who lives in the world that is fired at: people whose passwords are known, and bystanders. */

import {
  codeIn,
  createTestDevice,
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  password,
  provisionSms,
  type TestDevice,
} from '../../testing/people.ts'
import type { TestServer } from '../../testing/reference-server.ts'
import { createTestServer } from '../../testing/reference-server.ts'
import type { Dice } from './dice.ts'
import { Knowledge } from './knowledge.ts'
import { overheard } from './overhear.ts'
import type { Shot } from './shot.ts'

export type Change = NonNullable<Parameters<typeof createTestServer>[0]>

export interface World {
  readonly server: TestServer
  /** What was sent so far, by whomever. */
  readonly shots: Shot[]
  readonly known: Knowledge
  readonly people: readonly string[]
  /** Nobody here knows more of them than their names. */
  readonly bystanders: readonly string[]
  /** Phones by their push tokens. */
  readonly phones: ReadonlyMap<string, TestDevice>
  readonly answering: readonly TestDevice[]
}

export const bystanderPassword = 'what no attacker has ever read'

const people = ['amara', 'bruno', 'chen', 'dina'] as const
const bystanders = ['edda', 'farid', 'gita'] as const

/** What may be asked for from the beginning, by the names of the contract. */
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
    'home',
    'user-menu',
    'menu',
    'user-settings',
    'mobile-number',
    'secure-login',
    'seamless',
  ],
}

export async function newWorld(change: Change | undefined): Promise<World> {
  const shots: Shot[] = []
  const server = overheard(createTestServer(change), shots)
  for (const username of people) await createTestPerson(server, { username })
  const answering = [
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
  for (const { deviceId, accessKey } of answering) {
    known.meet(deviceId)
    known.hold('accessKey', { bearer: accessKey, path: { deviceId } })
  }
  const phones = new Map(answering.map((own, n) => [['abcd', 'efgh'][n] ?? '', own]))
  return { server, shots, known, people, bystanders, phones, answering }
}

const minute = 60_000

/** What attackers read on phones of their own, and what the time is. */
export function lookAround({ server, known, answering }: World, dice: Dice): void {
  const request = server.pushes.at(-1)?.data.requestId
  if (request !== undefined) known.learn('requestId in a path', request)
  for (const name of ['code', 'token']) known.learn(name, dice.oneIn(3) ? '000000' : codeIn(server))
  const challenge = known.newest('challenge')
  const device = dice.maybe(answering)
  if (typeof challenge === 'string' && device) {
    const response = dice.oneIn(4) ? '00000000' : device.respond(challenge)
    known.learn('response', response)
    if (dice.oneIn(4)) known.learn('token', response)
  }
  known.learn('to', server.parts.clock.now() + dice.pick([1, 1, minute / 2, 2 * minute]))
}
