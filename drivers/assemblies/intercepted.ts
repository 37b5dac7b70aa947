/** @module The reference server in this process on its default, the global fetch, which msw routes to the simulators. */

import { setupServer } from 'msw/node'
import { pushHosts } from '../../simulators/push-gateway/hosts.ts'
import { smsHosts } from '../../simulators/sms-carrier/hosts.ts'
import type { Assembly } from '../ports/scene.ts'
import { embeddedConfig, serversInProcess } from './embedded.ts'
import { handlersFor } from './msw-handlers.ts'
import { simulatedScene } from './scene/simulated-scene.ts'
import { createSimulators, fetchOf } from './scene/simulators.ts'
import type { Variant } from './variant.ts'

const hosts = [pushHosts.fcm, pushHosts.oauth, smsHosts.messages]

export function intercepted(variant: Variant): Assembly {
  const interception = setupServer()
  const server = serversInProcess(variant)
  interception.listen({ onUnhandledFrame: 'error' })
  return {
    name: 'intercepted',
    async open(seed) {
      const simulators = createSimulators(seed)
      interception.resetHandlers(...handlersFor(hosts, fetchOf(simulators)))
      return simulatedScene(simulators, server(embeddedConfig(simulators), simulators), variant.phone)
    },
    async close() {
      interception.close()
    },
  }
}
