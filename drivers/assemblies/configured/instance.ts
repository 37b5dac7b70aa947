/** @module One instance of a system under test: how it is reached, and what it is told of the simulated services. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { routeOf } from '../../../contract/routes.ts'
import { type Configuration, instancesOf } from '../../config/configuration.ts'
import { type BaseUrl, baseUrlOf, type Fetch, type HttpRequest } from '../../http/client.ts'
import { keepAliveFetchTrusting } from '../../http/keep-alive-fetch.ts'
import { HarnessError } from '../../ports/errors.ts'
import type { GatewayService } from '../gateway-sockets.ts'
import { type KeptKeys, openKeys, writeGatewayFiles } from './gateway-files.ts'
import { type SystemProcess, systemProcess } from './system-process.ts'

/** A configuration, and the folder that its paths and commands are relative to. */
export interface ConfiguredSystem {
  readonly configuration: Configuration
  readonly folder: string
}

export interface SystemInstance {
  readonly baseUrl: BaseUrl
  readonly fetch: Fetch
  readonly labToken: string
  readonly timeLimitMs: number
  readonly keys: KeptKeys
  readonly gateways: { readonly host: string; readonly ports: Readonly<Record<GatewayService, number>> }
  /** The file that says all of the simulated services. */
  readonly gatewaysFile: string
  readonly process: SystemProcess
}

/** Instances that were asked what they are and run already, by folder and index: starting one anew takes longer than asking it. */
const kept = new Map<string, SystemInstance>()
const keyOf = ({ folder }: ConfiguredSystem, index: number): string => `${index} ${folder}`

/** Leaves an instance running for whoever opens it next in this process. */
export function keepInstance(system: ConfiguredSystem, index: number, instance: SystemInstance): void {
  kept.set(keyOf(system, index), instance)
}

/** Ends what was kept and nobody has opened. */
export async function endKeptInstances(): Promise<void> {
  const unused = [...kept.values()]
  kept.clear()
  await Promise.all(unused.map((instance) => instance.process.end()))
}

/** The instance with this index, as it was kept, or prepared anew. Rejects with a `HarnessError` where what the configuration names is not there. */
export async function openInstance(
  { configuration, folder }: ConfiguredSystem,
  index: number,
): Promise<SystemInstance> {
  const key = keyOf({ configuration, folder }, index)
  const running = kept.get(key)
  kept.delete(key)
  if (running) return running
  const all = instancesOf(configuration)
  const own = all[index]
  if (own === undefined)
    throw new HarnessError(`there are ${all.length} instances, and no. ${index + 1} was asked for`)
  const { host, name = host, apns, fcm, oauth, sms } = own.gateways
  const ports = { apns, fcm, oauth, sms }
  const home = resolve(folder, configuration.credentials)
  const keys = await openKeys(home, namesIn(all))
  const urlAt = (port: number) => `https://${name}:${port}`
  const urls = { apns: urlAt(apns), fcm: urlAt(fcm), oauth: urlAt(oauth), sms: urlAt(sms) }
  const gatewaysFile = writeGatewayFiles(
    all.length === 1 ? home : join(home, `instance-${index + 1}`),
    keys,
    urls,
  )
  const { fcm: project } = keys.push.gateway
  const push = {
    ...keys.push,
    gateway: { ...keys.push.gateway, fcm: { ...project, tokenUrl: `${urls.oauth}/token` } },
  }
  const baseUrl = own.url ?? (own.faces ? { ...own.faces, lab: own.faces.lab ?? '' } : '')
  const fetch = withHeaders(keepAliveFetchTrusting(authority(configuration, folder)), own.headers ?? {})
  const labToken = process.env[configuration.labToken.env] ?? ''
  const { timeLimitMs } = configuration
  return {
    baseUrl,
    fetch,
    labToken,
    timeLimitMs,
    keys: { ...keys, push },
    gateways: { host, ports },
    gatewaysFile,
    process: systemProcess(configuration.process, {
      folder,
      environment: {
        SLS_INSTANCE: String(index + 1),
        SLS_URL: typeof baseUrl === 'string' ? baseUrl : baseUrl.login,
        SLS_GATEWAYS: gatewaysFile,
      },
      // Whatever it answers: what is wrong with the answer, others say.
      probe: async () =>
        void (configuration.withoutLab
          ? await fetch(`${baseUrlOf(baseUrl, 'login')}/windows/tws/en`, { method: 'GET', headers: {} })
          : await fetch(baseUrlOf(baseUrl, 'lab') + routeOf('describe').path, describeRequest(labToken))),
    }),
  }
}

const describeRequest = (labToken: string): HttpRequest => ({
  method: routeOf('describe').method,
  headers: { authorization: `Bearer ${labToken}` },
})

/** All names by which instances reach this machine: one certificate is for all. */
const namesIn = (instances: ReturnType<typeof instancesOf>): string[] => [
  ...new Set(
    instances.flatMap(({ gateways: { host, name } }) => [host, ...(name === undefined ? [] : [name])]),
  ),
]

function authority({ ca }: Configuration, folder: string): string | undefined {
  if (ca === undefined) return undefined
  const path = resolve(folder, ca)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new HarnessError(`ca: ${path} cannot be read: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

const withHeaders =
  (fetch: Fetch, own: Readonly<Record<string, string>>): Fetch =>
  (url, request) =>
    fetch(url, { ...request, headers: { ...own, ...request.headers } })
