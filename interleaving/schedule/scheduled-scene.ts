/** @module A scene in this process whose server stops at every point, and can be killed at each of them. */

import { embeddedConfig, labTokenInProcess } from '../../drivers/assemblies/embedded.ts'
import { simulatedScene } from '../../drivers/assemblies/scene/simulated-scene.ts'
import { createSimulators, fetchOf, type Simulators } from '../../drivers/assemblies/scene/simulators.ts'
import type { Variant } from '../../drivers/assemblies/variant.ts'
import type { Fetch } from '../../drivers/http/client.ts'
import { describeOnce } from '../../drivers/http/driver.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import type { Attestation } from '../../reference-server/domain/model/attestation.ts'
import { referenceParts } from '../../reference-server/parts.ts'
import { createServer, type Server } from '../../reference-server/server.ts'
import { openStore } from '../../reference-server/store/sqlite-store.ts'
import type { AttestationService } from '../../simulators/attestation/attestation-service.ts'
import { asApnsTransport } from '../../simulators/transport/in-process/as-apns-transport.ts'
import { inProcessFetch } from '../../simulators/transport/in-process/messages.ts'
import { withPoints } from './points.ts'
import { Scheduler } from './scheduler.ts'

export interface ScheduledScene {
  readonly scene: Scene
  readonly scheduler: Scheduler
  /** Kills the server between two steps, and starts another one on its store. Clients send again what had no answer. */
  killServer(): Promise<void>
  /** Calls back in each step in which a service has taken a message, which has arrived then. */
  onArrival(listener: () => void): void
  close(): Promise<void>
}

interface Connection {
  readonly server: Server
  /** Resolves when the server is killed. */
  readonly lost: Promise<undefined>
  lose(): void
}

function connectionTo(server: Server): Connection {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { server, lost: promise, lose: () => resolve(undefined) }
}

/** The result of the first call with these arguments, as text. */
function remembered<Arguments extends readonly unknown[], Result>(
  work: (...given: Arguments) => Promise<Result>,
  known: Map<string, Promise<Result>>,
): (...given: Arguments) => Promise<Result> {
  return (...given) => {
    const key = JSON.stringify(given)
    const result = known.get(key) ?? work(...given)
    known.set(key, result)
    return result
  }
}

/** Opens scenes with this variant of server and phones. Those of one seed are equal: what they sign is signed once. */
export function scheduledScenes(variant: Variant): (seed: string) => Promise<ScheduledScene> {
  const description = describeOnce(labTokenInProcess)
  const issued = new Map<string, Promise<string>>()
  const verified = new Map<string, Promise<Attestation | undefined>>()

  /** Attestations are issued by a thread of the platform, which is no point. */
  const watchedBy = (scheduler: Scheduler, simulators: Simulators): Simulators => {
    const { attestationService, clock } = simulators
    const issue = remembered(
      (_now: number, ...attested: Parameters<AttestationService['issue']>) =>
        attestationService.issue(...attested),
      issued,
    )
    return {
      ...simulators,
      attestationService: {
        ...attestationService,
        issue: (...attested) => scheduler.during(() => issue(clock.now(), ...attested)),
      },
    }
  }

  return async (seed) => {
    const scheduler = new Scheduler()
    const simulators = watchedBy(scheduler, createSimulators(seed))
    const { gateway, carrier, clock } = simulators
    const config = { ...embeddedConfig(simulators), fetch: fetchOf(simulators) }
    let onArrival = (): void => {}
    const deliver = async (): Promise<void> => {
      for (const service of [gateway, carrier]) await service.settle(clock.now())
      onArrival()
    }
    let store = openStore()
    const start = (): Connection => {
      const apnsTransport = asApnsTransport(gateway.apns, clock.now)
      const right = referenceParts({ ...config, apnsTransport, store })
      const verifyAttestation = remembered(right.verifyAttestation, verified)
      const parts = withPoints({ ...right, verifyAttestation }, scheduler, deliver)
      return connectionTo(createServer(variant.server(parts)))
    }
    let connection = start()
    const killServer = async (): Promise<void> => {
      const { lose } = connection
      store = store.reopened()
      connection = start()
      await scheduler.kill(lose)
    }
    const fetch: Fetch = async (url, request) => {
      for (;;) {
        const { server, lost } = connection
        const response = await Promise.race([
          inProcessFetch((sent) => server.fetch(sent))(url, request),
          lost,
        ])
        if (response) return response
      }
    }
    const server = {
      baseUrl: 'http://sls.test',
      labToken: labTokenInProcess,
      fetch,
      description,
      settle: () => connection.server.settle(),
      restart: killServer,
      async close() {
        await connection.server.close()
        await store.close()
      },
    }
    const scene = await simulatedScene(simulators, server, variant)
    return {
      scene,
      scheduler,
      killServer,
      onArrival(listener) {
        onArrival = listener
      },
      close: () => scene.close(),
    }
  }
}
