/** @module The sockets of push gateway and SMS carrier, through which a server in a process of its own reaches them. */

import type { Certificates } from '../../simulators/transport/certificates.ts'
import { listenApns } from '../../simulators/transport/listen-apns.ts'
import { listenHttp, listenHttp2 } from '../../simulators/transport/listen-http.ts'
import type { Listener, ListenOptions } from '../../simulators/transport/listener.ts'
import type { Service, ServiceRequest } from '../../simulators/transport/service.ts'
import { HarnessError } from '../ports/errors.ts'
import type { Simulators } from './scene/simulators.ts'

export type GatewayService = 'apns' | 'fcm' | 'oauth' | 'sms'

/** What the services are called where people read of them. */
export const serviceNames: Readonly<Record<GatewayService, string>> = {
  apns: 'APNs',
  fcm: 'FCM',
  oauth: 'the OAuth token endpoint of FCM',
  sms: 'the Twilio Messages API',
}

export interface SocketOptions {
  readonly certificates: Certificates
  /** The address of this machine to listen on: 127.0.0.1 by default. */
  readonly host?: string
  /** Free ones by default. */
  readonly ports?: Readonly<Record<GatewayService, number>>
  /** Whether several scenes are open at the same time. */
  readonly isShared?: boolean
  /** Called with each TLS handshake that a client broke off. */
  readonly onHandshakeError?: (service: GatewayService, error: Error) => void
}

export interface GatewaySockets {
  /** Origins, by address and port. */
  readonly urls: Readonly<Record<GatewayService, string>>
  close(): Promise<void>
}

/** A request to a simulated service. */
export interface ServiceCall {
  readonly service: GatewayService
  readonly request: ServiceRequest
}

/**
 * Opened once per process; the sockets pass requests to the simulators of the scene that they are for: `simulatorsFor`, which
 * is asked without a call for what is no scene's. Rejects with a `HarnessError` that names the service whose
 * port cannot be had.
 */
export async function openGatewaySockets(
  simulatorsFor: (call?: ServiceCall) => Simulators,
  { certificates, host, ports, isShared = false, onHandshakeError }: SocketOptions,
): Promise<GatewaySockets> {
  const open: Listener[] = []
  const listen = async (
    name: GatewayService,
    start: (service: Service, options: ListenOptions) => Promise<Listener>,
    pick: (simulators: Simulators) => Service,
  ) => {
    const listener = await start(
      (request, now) => pick(simulatorsFor({ service: name, request }))(request, now),
      {
        clock: () => simulatorsFor().clock.now(),
        certificates,
        isShared,
        // The scene says so; the client gets status 500, or a closed connection.
        onError: (error) => simulatorsFor().report(error),
        ...(host !== undefined && { host }),
        ...(ports && { port: ports[name] }),
        ...(onHandshakeError && { onHandshakeError: (error: Error) => onHandshakeError(name, error) }),
      },
    ).catch((error: unknown) => {
      throw portError(name, host, ports?.[name], error)
    })
    open.push(listener)
    return listener.url
  }
  const close = async () => void (await Promise.all(open.map((listener) => listener.close())))
  try {
    const urls = {
      apns: await listen('apns', listenApns, ({ gateway }) => gateway.apns),
      fcm: await listen('fcm', listenHttp2, ({ gateway }) => gateway.fcm),
      oauth: await listen('oauth', listenHttp2, ({ gateway }) => gateway.oauth),
      sms: await listen('sms', listenHttp, ({ carrier }) => carrier.messages),
    }
    return { urls, close }
  } catch (error) {
    await close()
    throw error
  }
}

function portError(name: GatewayService, host = '127.0.0.1', port = 0, error: unknown): HarnessError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const why =
    code === 'EADDRINUSE'
      ? 'is already in use'
      : `cannot be had (${error instanceof Error ? error.message : error})`
  return new HarnessError(
    `port ${port} of ${host} for ${serviceNames[name]} ${why}: give another one in gateways.${name}`,
    {
      cause: error,
    },
  )
}
