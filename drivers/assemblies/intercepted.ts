/**
 * @module The reference server in this process on its default, the global fetch, whose requests to the production hosts
 * msw routes to the simulators. APNs is reached by its transport: it speaks HTTP/2, which msw does not route.
 */

import { type HttpHandler, http } from 'msw'
import { setupServer } from 'msw/node'
import { pushHosts, smsHosts } from '../../simulators/transport/production-hosts.ts'
import type { Assembly } from '../ports/scene.ts'
import { embeddedConfig, serversInProcess } from './embedded.ts'
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
      return simulatedScene(simulators, server(embeddedConfig(simulators), simulators), variant)
    },
    async close() {
      interception.close()
    },
  }
}

/** Handlers that pass every request for one of `hosts` to `answer`. */
const handlersFor = (hosts: readonly string[], answer: typeof fetch): HttpHandler[] =>
  hosts.map((host) => http.all(`https://${host}/*`, ({ request }) => answer(request)))
