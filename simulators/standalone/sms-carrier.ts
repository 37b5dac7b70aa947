/** @module Twilio's Messages API as a server of this process. */

import type { Now } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import { createSmsCarrier, type SmsCarrier } from '../sms-carrier/carrier.ts'
import { exampleAccount, type SmsAccount } from '../sms-carrier/credentials.ts'
import { certificates } from '../transport/certificates.ts'
import { asFetch } from '../transport/in-process/as-fetch.ts'
import { listenHttp } from '../transport/listen-http.ts'
import { smsHosts } from '../transport/production-hosts.ts'
import type { Service } from '../transport/service.ts'
import { type StandaloneOptions, standaloneParts } from './options.ts'
import { callbackFetch } from './wall-time.ts'
import { WorkScheduler } from './work-scheduler.ts'

export interface SmsCarrierSettings extends StandaloneOptions {
  /** By default an example account, whose sid and token `account` tells. */
  readonly account?: SmsAccount
  /** Posts status callbacks. By default the global `fetch`, with the 15 seconds that Twilio waits. */
  readonly callback?: typeof fetch
  /** From acceptance to arrival, in milliseconds. By default 0. */
  readonly latencyMs?: number
  /** By default a free one. */
  readonly port?: number
}

export interface RunningSmsCarrier extends SmsCarrier, AsyncDisposable {
  /** Origin, by address and port. Without sockets, that of production. */
  readonly url: string
  /** PEM: the authority that a client has to trust. Empty without sockets. */
  readonly ca: string
  /** What a client is configured with. */
  readonly account: SmsAccount
  readonly now: Now
  readonly timeline: Timeline
  /** The API under its real name; every other host is a `TypeError`. */
  readonly fetch: typeof fetch
  /** Resolves when everything is delivered that can be delivered now. */
  settled(): Promise<void>
  /** Ends all connections. */
  close(): Promise<void>
}

/**
 * Starts Twilio's Messages API (HTTPS) on a free port of this machine. A message that is accepted has been delivered, where it
 * can be, before its answer leaves; status callbacks follow on their own (`reported`). Rejects where the port is taken.
 *
 * @example
 * await using carrier = await smsCarrier()
 * const android = await phone({ name: 'Bob', os: 'Android', carrier, number: '+12025550112' })
 * // a client sends to carrier.url with carrier.account
 * android.messages()
 */
export async function smsCarrier(settings: SmsCarrierSettings = {}): Promise<RunningSmsCarrier> {
  const { account = exampleAccount, callback = callbackFetch, latencyMs = 0, port } = settings
  const { now, passes, random, timeline, keepNewest, onError } = standaloneParts(settings)
  const core = createSmsCarrier({ random, timeline, account, callback, latencyMs, keepNewest })
  const scheduler = new WorkScheduler(core, { now, passes, onError })
  const messages: Service = async (request, at) => {
    const answer = await core.messages(request, at)
    await scheduler.run()
    return answer
  }
  const { host, onHandshakeError } = settings
  const tls = settings.sockets === false ? undefined : (settings.certificates ?? (await certificates()))
  const listener =
    tls &&
    (await listenHttp(messages, {
      clock: now,
      certificates: tls,
      onError,
      ...(port !== undefined && { port }),
      ...(host !== undefined && { host }),
      ...(onHandshakeError && { onHandshakeError }),
    }))
  const close = async (): Promise<void> => {
    scheduler.stop()
    await listener?.close()
  }
  return {
    ...core,
    messages,
    url: listener?.url ?? `https://${smsHosts.messages}`,
    ca: tls?.ca ?? '',
    account,
    now,
    timeline,
    fetch: asFetch({ [smsHosts.messages]: messages }, now),
    settled: () => scheduler.run(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
