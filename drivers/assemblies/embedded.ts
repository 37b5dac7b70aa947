/** @module The reference server in this process, one per scenario: no sockets, and any other host is refused. */

import { appId } from '../../contract/primitives.ts'
import { type Config, referenceParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { openStore } from '../../reference-server/store/sqlite-store.ts'
import { attestationKey } from '../../simulators/attestation/attestation-service.ts'
import { pushCredentials } from '../../simulators/push-gateway/credentials.ts'
import { exampleAccount } from '../../simulators/sms-carrier/credentials.ts'
import { asApnsTransport } from '../../simulators/transport/in-process/as-apns-transport.ts'
import { InProcessResponse, inProcessFetch } from '../../simulators/transport/in-process/messages.ts'
import { describeOnce } from '../http/driver.ts'
import type { Assembly } from '../ports/scene.ts'
import { withTimeLimit } from '../ports/time-limit.ts'
import { type ServerUnderTest, serverTimeLimitMs, simulatedScene } from './scene/simulated-scene.ts'
import { createSimulators, fetchOf, type Simulators } from './scene/simulators.ts'
import type { Variant } from './variant.ts'

/** The lab token of servers in this process. */
export const labTokenInProcess = 'lab-token-of-this-process'

/** The configuration of a server in this process, without `fetch`, which differs between assemblies. */
export function embeddedConfig({ clock, serverClock, random }: Simulators): Config {
  const { provider } = pushCredentials()
  return {
    now: serverClock.now,
    elapsed: clock.now,
    random: random.fork('reference server'),
    labToken: labTokenInProcess,
    respond: (text, init) => new InProcessResponse(text, init),
    passwordCost: 'suite',
    apns: provider.apns,
    fcm: provider.fcm,
    attestationService: { keys: attestationKey().published, appId },
    twilio: { accountSid: exampleAccount.sid, authToken: exampleAccount.authToken, from: '+12025550100' },
  }
}

/** Servers in this process, one for each scenario, each over a store that outlives it. */
export function serversInProcess(
  variant: Variant,
): (config: Config, simulators: Simulators) => ServerUnderTest {
  const description = describeOnce(labTokenInProcess)
  return (config, simulators) => ({ ...serverInProcess(config, simulators, variant), description })
}

function serverInProcess(
  config: Config,
  { gateway, clock }: Simulators,
  variant: Variant,
): Omit<ServerUnderTest, 'description'> {
  let store = openStore()
  const start = (): Server => {
    // A restarted server opens new connections.
    const apnsTransport = asApnsTransport(gateway.apns, clock.now)
    return createServer(variant.server(referenceParts({ ...config, apnsTransport, store })))
  }
  let server = start()
  // Closing waits for work in progress, which may never end.
  const closed = () => withTimeLimit(serverTimeLimitMs, 'the server to close', server.close())
  return {
    baseUrl: 'http://sls.test',
    labToken: labTokenInProcess,
    fetch: inProcessFetch((request) => server.fetch(request)),
    settle: () => server.settle(),
    async restart() {
      await closed()
      store = store.reopened()
      server = start()
    },
    async close() {
      await closed()
      await store.close()
    },
  }
}

export function embedded(variant: Variant): Assembly {
  const server = serversInProcess(variant)
  return {
    name: 'embedded',
    async open(seed) {
      const simulators = createSimulators(seed)
      const config = { ...embeddedConfig(simulators), fetch: fetchOf(simulators) }
      return simulatedScene(simulators, server(config, simulators), variant)
    },
    async close() {},
  }
}
