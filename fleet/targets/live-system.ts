/** @module A system under load in a process of its own, with the simulated services that it sends to, all in real time. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Numbers } from '../../contract/lab-face.ts'
import {
  type ConfiguredSystem,
  openInstance,
  type SystemInstance,
} from '../../drivers/assemblies/configured/instance.ts'
import { realClock, realTime } from '../../drivers/assemblies/configured/real-time.ts'
import { openGatewaySockets, type SocketOptions } from '../../drivers/assemblies/gateway-sockets.ts'
import { referenceSettings } from '../../drivers/assemblies/process.ts'
import {
  createSimulators,
  type ServiceKeys,
  type Simulators,
} from '../../drivers/assemblies/scene/simulators.ts'
import { startServer } from '../../drivers/assemblies/server-process.ts'
import { instancesOf } from '../../drivers/config/configuration.ts'
import { type BaseUrl, type Client, createClient, type Fetch } from '../../drivers/http/client.ts'
import { describeOnce, labFaceOf } from '../../drivers/http/driver.ts'
import { pooledFetch } from '../../drivers/http/pooled-fetch.ts'
import type { Lab } from '../../drivers/ports/driver.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import { memoryBacked, temporaryFolder } from '../../drivers/temporary-folder.ts'
import { type AttestationKey, attestationKey } from '../../simulators/attestation/attestation-service.ts'
import type { TimelineOptions } from '../../simulators/clock/timeline.ts'
import { certificates } from '../../simulators/transport/certificates.ts'
import { steadyClock } from '../time/real-time.ts'
import type { SystemReach } from './system-reach.ts'

export interface LiveSystem {
  readonly name: string
  readonly client: Client
  readonly lab: Lab
  readonly numbers: Numbers
  readonly simulators: Simulators
  /** Of its process, where the fleet has started it. */
  readonly pid?: number | undefined
  /** That of the vendor of the phones' systems. */
  readonly attestationKey: AttestationKey
  /** For other processes that send requests to it. */
  readonly reach: SystemReach
  close(): Promise<void>
}

export interface LiveOptions {
  readonly seed: number
  readonly timelineOptions: TimelineOptions
}

/** Nobody ends a load for its length but whoever asked for it: a day is more than anybody does. */
const clockSettings = { kind: 'real', settleMs: 200, budgetMinutes: 60, speed: 1 } as const

const simulatorsFor = ({ seed, timelineOptions }: LiveOptions, keys?: ServiceKeys): Simulators => {
  const clock = realClock(clockSettings)
  return createSimulators(`fleet ${seed}`, keys, clock.now, realTime(clock), timelineOptions)
}

interface Reached {
  readonly baseUrl: BaseUrl
  readonly fetch: Fetch
  readonly labToken: string
  readonly timeLimitMs: number
}

/** Resets the server to now, and asks what it is. */
async function begun(
  reached: Reached,
  simulators: Simulators,
  { seed }: LiveOptions,
): Promise<Omit<LiveSystem, 'close' | 'attestationKey' | 'pid' | 'reach'>> {
  const { labToken } = reached
  const client = createClient({ ...reached, traceHeaders: () => ({}) })
  const body = { now: simulators.clock.now(), seed: `fleet ${seed}` }
  const answer = await client.call('reset', { bearer: labToken, body })
  if (answer.kind === 'refused')
    throw new NotTestable(`the lab face refused to reset the server: ${answer.code}, ${answer.detail}`)
  const { name, version, numbers = {} } = await describeOnce(labToken)(client)
  return { name: `${name} ${version}`, client, lab: labFaceOf(client, labToken), numbers, simulators }
}

/** The reference server, started for this load. `fault`: of a wrong one. */
export async function liveReference(options: LiveOptions, fault?: string): Promise<LiveSystem> {
  const simulators = simulatorsFor(options)
  const folder = temporaryFolder('sls-fleet-', memoryBacked())
  const opened = new AsyncDisposableStack()
  opened.defer(() => folder.remove())
  try {
    const trusted = await certificates()
    const caFile = join(folder.path, 'ca.pem')
    writeFileSync(caFile, trusted.ca)
    const sockets = await openSockets(simulators, { certificates: trusted })
    opened.defer(() => sockets.close())
    const labToken = 'lab-token-of-this-process'
    const server = await startServer({
      ...referenceSettings(sockets.urls, caFile, labToken),
      SLS_STORE: join(folder.path, 'store.sqlite'),
      ...(fault !== undefined && { SLS_FAULT: fault }),
    })
    opened.defer(() => server.kill())
    const fetch = pooledFetch(steadyClock())
    const reached = { baseUrl: server.url, fetch, labToken, timeLimitMs: 10_000 }
    return {
      ...(await begun(reached, simulators, options)),
      attestationKey: attestationKey(),
      pid: server.pid,
      reach: { baseUrl: server.url, labToken, timeLimitMs: reached.timeLimitMs },
      close: () => opened.disposeAsync(),
    }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** The system of a configuration, whose first instance is under load. */
export async function liveConfigured(system: ConfiguredSystem, options: LiveOptions): Promise<LiveSystem> {
  const instance = await openInstance(system, 0)
  const simulators = simulatorsFor(options, instance.keys)
  const opened = new AsyncDisposableStack()
  opened.defer(() => instance.process.end())
  try {
    const sockets = await openSockets(simulators, {
      certificates: instance.keys.certificates,
      ...instance.gateways,
    })
    opened.defer(() => sockets.close())
    await instance.process.ensureRunning()
    return {
      ...(await begun(instance, simulators, options)),
      attestationKey: instance.keys.attestation,
      reach: foreignReach(system, instance),
      close: () => opened.disposeAsync(),
    }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

function foreignReach({ configuration, folder }: ConfiguredSystem, instance: SystemInstance): SystemReach {
  const { baseUrl, labToken, timeLimitMs } = instance
  const { ca } = configuration
  const trusted = ca === undefined ? undefined : readFileSync(resolve(folder, ca), 'utf8')
  const headers = instancesOf(configuration)[0]?.headers ?? {}
  return { baseUrl, labToken, timeLimitMs, foreign: { ca: trusted, headers } }
}

const openSockets = (simulators: Simulators, options: Omit<SocketOptions, 'isShared'>) =>
  openGatewaySockets(() => simulators, { ...options, isShared: true })
