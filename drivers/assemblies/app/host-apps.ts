/** @module The app under test on every phone of a scene. */

import type { AppContext, PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneOptions } from '../../../simulators/phone/phone-options.ts'
import type { PhoneProfile } from '../../../simulators/phone/profiles.ts'
import type { Fetch } from '../../http/client.ts'
import type { AppUnderTest, ProvisionedActivation } from '../../ports/app.ts'
import { HarnessError } from '../../ports/errors.ts'
import type { PhoneConnection } from '../scene/phone-connection.ts'
import { simulatedDevice, withForeignData } from './device.ts'
import { type Host, HostedApp } from './hosted-app.ts'
import { watchedNetwork } from './watched-network.ts'

/** The network around the phones. */
export interface PhoneNetwork {
  /** Base URL of the device face. */
  readonly serverUrl: string
  readonly fetch: Fetch
  /** Header fields that name the scenario and step of a request. */
  readonly traceHeaders: () => Readonly<Record<string, string>>
  /** The longest that a response may take, in milliseconds of real time. */
  readonly timeLimitMs: number
}

export interface HostedApps {
  /** The members of `PhoneOptions` by which the app is on a phone with this connection. */
  on(
    profile: PhoneProfile,
    parts: PhoneParts,
    connection: PhoneConnection,
  ): Pick<PhoneOptions, 'parts' | 'installApp'>
  /** Stores an activation in the app on the phone with this connection. */
  provision(connection: PhoneConnection, activation: ProvisionedActivation): Promise<void>
  /** Looks at the screens of all apps that are open once more. */
  refresh(): Promise<void>
}

export function hostApps(app: AppUnderTest, network: PhoneNetwork): HostedApps {
  const hosts = new Map<PhoneConnection, Host>()
  const running = new Map<PhoneConnection, HostedApp>()

  const hostOf = (phone: AppContext, connection: PhoneConnection): Host => {
    const { serverUrl, traceHeaders, timeLimitMs } = network
    const traced: Fetch = (url, request) =>
      network.fetch(url, { ...request, headers: { ...request.headers, ...traceHeaders() } })
    const { fetch, verifyAnswers } = watchedNetwork(traced, timeLimitMs)
    return {
      device: simulatedDevice(phone, { serverUrl, fetch: connection.carrying(fetch) }),
      phone,
      verifyAnswers,
    }
  }

  return {
    on: (profile, parts, connection) => ({
      parts: withForeignData(parts, profile.os),
      installApp(phone) {
        const host = hostOf(phone, connection)
        hosts.set(connection, host)
        return () => {
          const started = new HostedApp(app, host)
          running.set(connection, started)
          return started
        }
      },
    }),
    async provision(connection, activation) {
      const host = hosts.get(connection)
      if (!host) throw new HarnessError('this phone is not of this scene: open it with scene.phone()')
      await new HostedApp(app, host).provision(activation)
    },
    async refresh() {
      for (const started of running.values()) await started.refresh()
    },
  }
}
