/** @module For tests: the reference server as a system without a lab face, with people who exist already. */

import { join, resolve } from 'node:path'
import { commandOf, foreignEnvironment, writeForeignSystem } from '../cli/bench/foreign/system.ts'
import { capability, numbers } from '../contract/lab-face.ts'
import { createClient } from '../drivers/http/client.ts'
import { labFaceOf } from '../drivers/http/driver.ts'
import type { Provision } from '../drivers/ports/driver.ts'
import { memoryBacked, temporaryFolder } from '../drivers/temporary-folder.ts'
import { referenceProfile } from '../reference-server/domain/model/profile.ts'
import { referenceParts } from '../reference-server/parts.ts'
import { createServer } from '../reference-server/server.ts'
import { openStore } from '../reference-server/store/sqlite-store.ts'
import { inProcessFetch } from '../simulators/transport/in-process/messages.ts'
import { testClock } from './foreign-reference/real-time.ts'

/** Whoever a test wants to be there. */
export interface TestPerson {
  readonly residence?: string
  readonly accounts?: readonly string[]
  readonly mobileNumber?: 'none' | 'unverified'
  readonly devices: readonly ReadyTestDevice[]
}
export type ReadyTestDevice = 'Android' | 'iOS' | 'physical' | 'suspended' | 'sms'

/** Ten people, of whom most requirements get a verdict in an hour: of those who are needed for longest there are several. */
export const tenPeople: readonly TestPerson[] = [
  { devices: ['Android'] },
  { devices: ['Android'] },
  { devices: ['Android'] },
  { devices: ['iOS'] },
  { devices: ['iOS'] },
  { devices: ['Android', 'physical'] },
  { devices: ['sms'] },
  { devices: ['sms'] },
  { devices: ['sms'] },
  { mobileNumber: 'unverified', devices: [] },
]

const ofTheLab: readonly string[] = ['clock', 'reset', 'provision', 'clockSetBack', 'residenceChanges']
const labToken = 'token-of-the-seeding'
const program = resolve(import.meta.dirname, 'foreign-reference', 'without-lab.ts')

/** Its folder, configuration and environment; `speed`: how many seconds pass by its clock in one. */
export async function systemWithoutLab(
  people: readonly TestPerson[],
  speed: number,
  changes: { readonly clock?: object; readonly process?: object } = {},
) {
  const since = '2026-06-01T09:00:00.000Z'
  const clock = JSON.stringify({ speed, since })
  const { path: folder, remove } = temporaryFolder('sls-without-lab-', memoryBacked())
  const store = join(folder, 'store.sqlite')
  const secrets: Record<string, string> = {}
  const described = await seed(people, store, testClock(clock), (name, value) => {
    secrets[name] = value
    return { env: name }
  })
  const published = Object.entries(referenceProfile).filter(([name]) => name in numbers.shape)
  const { clock: settings = { kind: 'real', settleMs: 120, speed }, ...further } = changes
  const written = await writeForeignSystem(folder, 1, {
    product: 'The reference server',
    version: 'without a lab face',
    process: { kind: 'start', command: commandOf(program) },
    clock: { ...settings, since },
    withoutLab: {
      capabilities: capability.options.filter((name) => !ofTheLab.includes(name)),
      numbers: Object.fromEntries(published),
      people: described,
    },
    ...further,
  })
  return {
    ...written,
    folder,
    out: join(folder, 'out'),
    environment: { ...foreignEnvironment, ...secrets, SLS_STORE: store, SLS_TEST_CLOCK: clock },
    remove,
  }
}

const hardwareIdOf = (username: string): string => Buffer.from(username).toString('hex').padEnd(16, '0')

async function seed(
  people: readonly TestPerson[],
  file: string,
  now: () => number,
  keep: (name: string, value: string) => { env: string },
): Promise<object[]> {
  const store = openStore(file)
  const server = createServer(referenceParts({ labToken, now, store, passwordCost: 'suite' }))
  const client = createClient({
    baseUrl: 'http://sls.test',
    fetch: inProcessFetch((request) => server.fetch(request)),
    traceHeaders: () => ({}),
    timeLimitMs: 5_000,
  })
  const lab = labFaceOf(client, labToken)
  const described: object[] = []
  for (const [at, { residence = 'US', accounts = ['US'], mobileNumber, devices }] of people.entries()) {
    const username = `person${at + 1}`
    const password = `Aa1-password-${at + 1}`
    const number = `+1202555${String(100 + 10 * at).padStart(4, '0')}`
    const onRecord = mobileNumber === 'none' ? undefined : { number, verified: mobileNumber === undefined }
    await lab.createPerson({
      username,
      password,
      residence,
      accounts,
      seamless: true,
      mobileNumber: onRecord,
    })
    const ready: object[] = []
    for (const device of devices) {
      const { deviceId, deviceSecret = '' } = await lab.provision(username, provisionOf(device, username))
      const secret =
        device === 'sms' ? {} : { deviceSecret: keep(`SECRET_${at + 1}_${ready.length + 1}`, deviceSecret) }
      ready.push({ ...readyAs(device, username, deviceId, keep), ...secret })
    }
    described.push({
      username,
      password: keep(`PASSWORD_${at + 1}`, password),
      residence,
      accounts,
      ...(onRecord && { mobileNumber: onRecord }),
      devices: ready,
    })
  }
  await server.close()
  await store.close()
  return described
}

const pin = '7pin'

function provisionOf(device: ReadyTestDevice, username: string): Provision {
  if (device === 'sms') return { type: 'sms' }
  if (device === 'physical' || device === 'suspended')
    return { type: 'physical', name: 'Security device', active: device === 'physical' }
  const hardwareId = hardwareIdOf(username)
  return { type: 'ibKey', os: device, model: 'a phone', hardwareId, ...(device === 'Android' && { pin }) }
}

function readyAs(
  device: ReadyTestDevice,
  username: string,
  deviceId: string,
  keep: (name: string, value: string) => { env: string },
): object {
  if (device === 'sms') return { type: 'sms' }
  if (device === 'physical' || device === 'suspended')
    return { type: 'physical', active: device === 'physical' }
  const own = { type: 'ibKey', os: device, hardwareId: hardwareIdOf(username), deviceId }
  return device === 'Android' ? { ...own, pin: keep('PIN_OF_ALL', pin) } : own
}
