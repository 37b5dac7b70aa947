/** @module The reference server as its own program, with every socket real: proof that the boundary holds. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appId } from '../../contract/primitives.ts'
import { attestationKey } from '../../simulators/attestation/attestation-service.ts'
import { virtualStart } from '../../simulators/clock/clock.ts'
import { pushCredentials } from '../../simulators/push-gateway/credentials.ts'
import { exampleAccount } from '../../simulators/sms-carrier/credentials.ts'
import { certificates } from '../../simulators/transport/certificates.ts'
import { createClient, type Fetch } from '../http/client.ts'
import { describeOnce } from '../http/driver.ts'
import { keepAliveFetch } from '../http/keep-alive-fetch.ts'
import { HarnessError } from '../ports/errors.ts'
import type { Assembly } from '../ports/scene.ts'
import { memoryBacked, temporaryFolder } from '../temporary-folder.ts'
import { type GatewaySockets, openGatewaySockets } from './gateway-sockets.ts'
import { simulatedScene, type WindowOpener } from './scene/simulated-scene.ts'
import { createSimulators } from './scene/simulators.ts'
import { prepareServer, type ServerProcess, type StandbyServer } from './server-process.ts'
import type { Variant } from './variant.ts'

const labToken = 'lab-token-of-this-process'

/** A way to the same server beside its faces: its pages. */
export interface WindowAccess {
  readonly name: string
  /** Settings of a server whose pages are to listen on this port; 0: any free one. */
  settings(port: number): Readonly<Record<string, string>>
  /** `server` returns the process that runs now: a restart replaces it. */
  windows(server: () => ServerProcess): WindowOpener
  close(): Promise<void>
}

interface ProcessOptions {
  readonly windowAccess?: WindowAccess
  /** Carries requests to the server. */
  readonly fetch?: Fetch
  /** The file of the server's state. Default: a temporary one, removed when this process exits. */
  readonly store?: string
  /** Receives the log of the server, which writes none without it. */
  readonly log?: (text: string) => void
}

/**
 * The environment of a reference server that is told of these simulated services. `caFile`: of the authority of their
 * certificates, as PEM.
 */
export function referenceSettings(
  { apns, fcm, oauth, sms }: GatewaySockets['urls'],
  caFile: string,
  token: string,
): Readonly<Record<string, string>> {
  const { provider } = pushCredentials()
  return {
    SLS_LAB_TOKEN: token,
    SLS_PASSWORD_COST: 'suite',
    SLS_APNS: JSON.stringify(provider.apns),
    SLS_FCM: JSON.stringify(provider.fcm),
    SLS_TWILIO: JSON.stringify({
      accountSid: exampleAccount.sid,
      authToken: exampleAccount.authToken,
      from: '+12025550100',
    }),
    SLS_ATTESTATION_SERVICE: JSON.stringify({ keys: attestationKey().published, appId }),
    SLS_URLS: JSON.stringify({ apns, fcm, fcmToken: `${oauth}/token`, twilio: sms }),
    SLS_CA_FILE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
  }
}

/** Includes the start of a new server, where the last one has died. */
const timeLimitMs = 30_000

/** One program per worker, reset before each scenario; one that died or hangs is replaced before the next. */
export async function processAssembly(variant: Variant, options: ProcessOptions = {}): Promise<Assembly> {
  // A restart tests the death of the process, which a file in memory survives as well as one on a disk.
  const folder = temporaryFolder('sls-process-', memoryBacked())
  const { windowAccess, fetch = keepAliveFetch, store = join(folder.path, 'store.sqlite'), log } = options
  let simulators = createSimulators('none')
  const trusted = await certificates()
  const caFile = join(folder.path, 'ca.pem')
  writeFileSync(caFile, trusted.ca)
  const sockets = await openGatewaySockets(() => simulators, { certificates: trusted })
  const settings = {
    ...referenceSettings(sockets.urls, caFile, labToken),
    SLS_START: String(virtualStart),
    SLS_STORE: store,
    ...(variant.fault !== undefined && { SLS_FAULT: variant.fault }),
    ...(log && { SLS_LOG: '1' }),
  }
  const prepare = (): StandbyServer => prepareServer({ ...settings, ...windowAccess?.settings(0) }, log)
  /** Loads the server while the current one still runs, so that a restart does not wait for it. */
  let standby: StandbyServer | undefined
  const start = (its: Readonly<Record<string, string>> = {}, windowPort = 0): Promise<ServerProcess> => {
    const next = standby ?? prepare()
    standby = undefined
    return next.start({ ...windowAccess?.settings(windowPort), ...its })
  }
  let server = await start().catch(async (error: unknown) => {
    await sockets.close()
    folder.remove()
    throw error
  })
  let broken = false
  const description = describeOnce(labToken)

  const reset = async (seed: string): Promise<void> => {
    const client = createClient({ baseUrl: server.url, fetch, traceHeaders: () => ({}), timeLimitMs: 5_000 })
    const answer = await client.call('reset', { bearer: labToken, body: { now: virtualStart, seed } })
    if (answer.kind === 'refused') throw new HarnessError(`the server refused to be reset: ${answer.detail}`)
  }

  return {
    name: windowAccess?.name ?? 'process',
    timeLimitMs,
    async open(seed) {
      simulators = createSimulators(seed)
      if (broken) {
        await server.kill()
        server = await start()
      }
      // Until it has responded: the scenario that finds it dead or hanging reports that.
      broken = true
      await reset(seed)
      broken = false
      const sut = {
        baseUrl: server.url,
        labToken,
        description,
        fetch,
        ...(windowAccess?.windows && { windows: windowAccess.windows(() => server) }),
        async restart() {
          await server.kill()
          const own = { SLS_START: String(simulators.serverClock.now()), SLS_PORT: new URL(server.url).port }
          server = await start(own, server.pages === undefined ? 0 : Number(new URL(server.pages).port))
          // From the first restart on: most runs of a few scenarios have none, and need none in advance.
          standby = prepare()
        },
        async close() {},
      }
      return simulatedScene(simulators, sut, variant)
    },
    async close() {
      await windowAccess?.close()
      await standby?.kill()
      await server.kill()
      await sockets.close()
      folder.remove()
    },
  }
}
