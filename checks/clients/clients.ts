/**
 * @module Whether libraries that production code uses, unmodified, take the simulators for the real services: each sends, is
 * refused for the main reasons, tells its user what it has to, and recovers. Their packages are in this folder alone; those of
 * Debian are left out by name where they are not installed.
 */

import { spawn, spawnSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { divertModule } from '../../cli/simulate/divert.ts'
import { phone, pushGateway, smsCarrier } from '../../simulators/standalone/simulators.ts'
import { simulatedHosts } from '../../simulators/transport/production-hosts.ts'
import { apnsToken } from '../../testing/push-gateway.ts'
import { type Counts, nothingRan, print } from '../parts/parts.ts'
import { type Case, cases, type Order, senderOfTexts, type World } from './cases.ts'
import { type Library, libraries } from './libraries.ts'

const folder = resolve('checks/clients')
const number = '+12025550112'

/** Far more than any needs: one that hangs is ended. */
const longestMs = 3 * 60_000

/** A process with the library in it. */
interface Driver {
  send(order: Order & { readonly text: string }): Promise<string>
  end(): void
}

/** Tells what was not as it has to be, in sentences. */
export async function problemsWithLibrary(library: Library): Promise<string[]> {
  const place = mkdtempSync(join(tmpdir(), 'sls-client-'))
  await using gateway = await pushGateway({ app: 'com.example.shop', projectId: 'shop-1' })
  await using carrier = await smsCarrier()
  const os = library.service === 'apns' ? 'iOS' : 'Android'
  const device = await phone({ name: 'phone', os, gateway, carrier, number })
  const world: World = { gateway, carrier, phone: device, number, topic: 'com.example.shop' }
  const driver = startDriver(library, world, place)
  const problems: string[] = []
  const sendOne = async (name: string, order: Order): Promise<{ said: string; hasArrived: boolean }> => {
    const text = `${library.name} ${name}`.replaceAll(/[^\w ]/g, '')
    const seen = requestsSeen(world)
    const said = await driver.send({ ...order, text })
    const requests = requestsSeen(world) - seen
    const bodies = [...device.notifications(), ...device.messages()].map((shown) => JSON.stringify(shown))
    device.clear()
    return {
      said: requests > 1 ? `${said}, after ${requests} requests` : said,
      hasArrived: bodies.some((body) => body.includes(text)),
    }
  }
  const good = cases[library.service]['a good message']
  if (good === undefined) throw new Error(`${library.service} has no case of a good message`)
  try {
    for (const [name, make] of Object.entries<Case>(cases[library.service])) {
      const expected = library.says[name]
      if (expected === undefined) continue
      const { said, hasArrived } = await sendOne(name, await make(world))
      if (said !== expected)
        problems.push(`${name}: it says ${JSON.stringify(said)}, not ${JSON.stringify(expected)}`)
      if (hasArrived !== said.startsWith('ok'))
        problems.push(`${name}: it says ${said}, and on the phone it is otherwise`)
      await restore(world)
      // Its twin: what failed for this reason alone goes well again.
      const again = await sendOne('again', await good(world))
      if (again.said !== 'ok' || !again.hasArrived)
        problems.push(`after ${name} a good message does not go through: ${again.said}`)
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  } finally {
    driver.end()
    rmSync(place, { recursive: true, force: true })
  }
  return problems.map((problem) => `${library.name}: ${problem}`)
}

/** A person who said STOP says START, and the carrier's own replies are no messages of the library. */
async function restore({ carrier, phone: device }: World): Promise<void> {
  carrier.sendFromPhone({ from: number, to: senderOfTexts, body: 'START' }, carrier.now())
  await carrier.settled()
  device.clear()
}

const requestsSeen = ({ gateway, carrier }: World): number =>
  [gateway, carrier].reduce((sum, { accepted, rejected }) => sum + accepted.length + rejected.length, 0)

function startDriver(library: Library, world: World, place: string): Driver {
  const { gateway, carrier, topic } = world
  const port = (url: string) => Number(new URL(url).port)
  const { apns, fcm } = gateway.provider
  const sockets = {
    apns: port(gateway.urls.apns),
    fcm: port(gateway.urls.fcm),
    oauth: port(gateway.urls.oauth),
    sms: port(carrier.url),
  }
  const ports = Object.fromEntries(
    Object.entries(simulatedHosts).map(([host, service]) => [host, sockets[service]]),
  )
  const ca = join(place, 'ca.pem')
  writeFileSync(ca, gateway.ca)
  writeFileSync(join(place, 'divert.mjs'), divertModule(sockets, gateway.ca))
  const keyFile = join(place, 'AuthKey.p8')
  writeFileSync(keyFile, apns.privateKey)
  const config = {
    ports,
    ca,
    bodyFile: join(place, 'body.json'),
    service: library.service,
    apns: { ...apns, topic, keyFile },
    serviceAccount: {
      type: 'service_account',
      project_id: fcm.projectId,
      private_key_id: '0000000000000000000000000000000000000001',
      private_key: fcm.privateKey,
      client_email: fcm.clientEmail,
      token_uri: 'https://oauth2.googleapis.com/token',
    },
    sms: { ...carrier.account, from: senderOfTexts },
  }
  const [command, ...args] = library.command({ folder, place, ca, apnsPort: sockets.apns })
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      ...process.env,
      CLIENT: JSON.stringify(config),
      SSL_CERT_FILE: ca,
      REQUESTS_CA_BUNDLE: ca,
      PYTHONDONTWRITEBYTECODE: '1',
      NO_COLOR: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
  })
  const complaints: Buffer[] = []
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece))
  child.stdin.on('error', () => {})
  const reports = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  // For tools that know nothing of APNs: the same each time, as it may not change often.
  const issuedAt = Math.floor(gateway.now() / 1000) * 1000
  const provider = { iss: apns.teamId, kid: apns.keyId, key: createPrivateKey(apns.privateKey) }
  const providerToken = apnsToken(issuedAt, provider)
  return {
    async send(order) {
      const jwt = await providerToken
      child.stdin.write(`${JSON.stringify({ ...order, jwt })}\n`)
      const { value, done } = await reports.next()
      if (done)
        throw new Error(`its process ended: ${Buffer.concat(complaints).toString('utf8').slice(-2000)}`)
      return z.string().parse(JSON.parse(value))
    },
    end: () => void child.kill('SIGKILL'),
  }
}

/** Two at a time: most of their time goes into starting. */
const atOnce = 2

/** All libraries, or those whose name has `only` in it. */
export async function checkClients(only = ''): Promise<Counts> {
  if (!existsSync(join(folder, 'node_modules'))) {
    print(`  the packages of checks/clients are missing: npm ci --prefix checks/clients --omit=optional`)
    return process.env.CI ? nothingRan : { passed: 0, failed: 0, skipped: 1 }
  }
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const left = libraries.filter(({ name }) => name.includes(only))
  const work = async (): Promise<void> => {
    for (let library = left.shift(); library !== undefined; library = left.shift()) {
      const [probe, ...args] = library.probe ?? []
      if (probe !== undefined && spawnSync(probe, args, { stdio: 'ignore' }).status !== 0) {
        print(`  ${library.name} is not installed, and left out`)
        counts.skipped++
        continue
      }
      const problems = await problemsWithLibrary(library)
      for (const problem of problems) print(`  ${problem}`)
      if (problems.length === 0) counts.passed++
      else counts.failed++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return counts
}
