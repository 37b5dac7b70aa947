/** @module APNs and FCM as servers of this process, for whoever has no server under test of ours beside them. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Now } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import { type ProviderCredentials, pushCredentialsWith } from '../push-gateway/credentials.ts'
import { createPushGateway, type PushGateway } from '../push-gateway/gateway.ts'
import { certificates } from '../transport/certificates.ts'
import { asFetch } from '../transport/in-process/as-fetch.ts'
import { listenApns } from '../transport/listen-apns.ts'
import { listenHttp2 } from '../transport/listen-http.ts'
import type { Listener, ListenOptions } from '../transport/listener.ts'
import { olderTokenHosts, pushHosts, topicHosts } from '../transport/production-hosts.ts'
import type { Service } from '../transport/service.ts'
import { type StandaloneOptions, standaloneParts } from './options.ts'
import { timeOfMachine } from './wall-time.ts'
import { WorkScheduler } from './work-scheduler.ts'

/** The parts of the gateway that listen, each on a port of its own. */
export type PushSocket = 'apns' | 'fcm' | 'oauth'

export interface PushGatewaySettings extends StandaloneOptions {
  /** Bundle id (the topic of APNs) and package name of the app. By default `com.example.app`. */
  readonly app?: string
  /** The project of Firebase. By default `example-project`. */
  readonly projectId?: string
  /** The signing key of the team at Apple: a private key on P-256 (ES256). By default a new one. */
  readonly apnsKey?: KeyObject
  /** By default free ones. */
  readonly ports?: Partial<Readonly<Record<PushSocket, number>>>
}

export interface RunningPushGateway extends PushGateway, AsyncDisposable {
  /** Origins, by address and port. Without sockets, those of production. */
  readonly urls: Readonly<Record<PushSocket, string>>
  /** PEM: the authority that a client has to trust. Empty without sockets. */
  readonly ca: string
  /** What a client is configured with: team, key id, `.p8`, topic; project, account and key. */
  readonly provider: ProviderCredentials
  readonly now: Now
  readonly timeline: Timeline
  /** FCM and its token endpoints under their real names; every other host is a `TypeError`. */
  readonly fetch: typeof fetch
  /** Resolves when everything is delivered that can be delivered now. */
  settled(): Promise<void>
  /** Ends all connections. */
  close(): Promise<void>
}

/**
 * Starts APNs (HTTP/2 over TLS), FCM v1 and its token endpoint on free ports of this machine. A message that is accepted has
 * been delivered, where it can be, before its answer leaves; so a test needs to wait for nothing. Rejects where a port is taken.
 *
 * The rules are those of Apple's and Google's documentation; simulators/README.md names sources and what is assumed.
 *
 * @example
 * await using gateway = await pushGateway({ app: 'com.example.shop' })
 * const iphone = await phone({ name: 'Ann', os: 'iOS', gateway })
 * // a client sends to gateway.urls.apns with gateway.provider.apns
 * iphone.notifications()
 */
export async function pushGateway(settings: PushGatewaySettings = {}): Promise<RunningPushGateway> {
  const { app = 'com.example.app', projectId = 'example-project', apnsKey = newApnsKey(), ports } = settings
  const { now, passes, random, timeline, keepNewest, onError } = standaloneParts(settings)
  const accounts = pushCredentialsWith(apnsKey, { app, projectId })
  let tokenUrl = `${productionUrl('oauth')}/token`
  const fcm = {
    ...accounts.gateway.fcm,
    // Known once the socket is open.
    get tokenUrl() {
      return tokenUrl
    },
  }
  const core = createPushGateway({
    clock: now,
    credentialClock: timeOfMachine,
    random,
    timeline,
    credentials: { ...accounts.gateway, fcm },
    keepNewest,
  })
  const scheduler = new WorkScheduler(core, { now, passes, onError })
  const delivering =
    (service: Service): Service =>
    async (request, at) => {
      const answer = await service(request, at)
      await scheduler.run()
      return answer
    }
  const services = { apns: delivering(core.apns), fcm: delivering(core.fcm), oauth: core.oauth }
  const open: Listener[] = []
  const close = async (): Promise<void> => {
    scheduler.stop()
    await Promise.all(open.map((listener) => listener.close()))
  }
  const listen = async (
    name: PushSocket,
    start: (service: Service, options: ListenOptions) => Promise<Listener>,
  ): Promise<string> => {
    const { host, onHandshakeError, certificates: given } = settings
    const port = ports?.[name]
    const listener = await start(services[name], {
      clock: now,
      certificates: given ?? (await certificates()),
      onError,
      ...(port !== undefined && { port }),
      ...(host !== undefined && { host }),
      ...(onHandshakeError && { onHandshakeError }),
    })
    open.push(listener)
    return listener.url
  }
  const urls = { apns: productionUrl('apns'), fcm: productionUrl('fcm'), oauth: productionUrl('oauth') }
  let ca = ''
  if (settings.sockets !== false) {
    try {
      urls.apns = await listen('apns', listenApns)
      urls.fcm = await listen('fcm', listenHttp2)
      urls.oauth = await listen('oauth', listenHttp2)
      tokenUrl = `${urls.oauth}/token`
    } catch (error) {
      await close()
      throw error
    }
    ca = (settings.certificates ?? (await certificates())).ca
  }
  const hosts = [
    ...[pushHosts.fcm, ...topicHosts].map((host) => [host, services.fcm] as const),
    ...[pushHosts.oauth, ...olderTokenHosts].map((host) => [host, services.oauth] as const),
  ]
  return {
    ...core,
    ...services,
    urls,
    ca,
    provider: accounts.provider,
    now,
    timeline,
    fetch: asFetch(Object.fromEntries(hosts), now),
    settled: () => scheduler.run(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const productionUrl = (name: PushSocket): string => `https://${pushHosts[name]}`

const newApnsKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
