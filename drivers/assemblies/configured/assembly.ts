/** @module A system under test that is not ours: a configuration says where it is, and how it is restarted. */

import type { z } from 'zod'
import type { Capability } from '../../../contract/lab-face.ts'
import { virtualStart } from '../../../simulators/clock/clock.ts'
import type { ConformanceProfile, systemUnderTest } from '../../config/configuration.ts'
import { createClient } from '../../http/client.ts'
import { describeOnce } from '../../http/driver.ts'
import { NotTestable } from '../../ports/errors.ts'
import type { Assembly } from '../../ports/scene.ts'
import { openGatewaySockets, serviceNames } from '../gateway-sockets.ts'
import { type ServerUnderTest, simulatedScene } from '../scene/simulated-scene.ts'
import { createSimulators } from '../scene/simulators.ts'
import type { PhoneVariant } from '../variant.ts'
import { openInstance } from './instance.ts'

/** Reads the clock of the machine, which client libraries stamp their tokens by. */
const machineClock = () => Date.now()

/** The time that a system may take to start is added. */
const timeLimitMs = 10_000

/** The capabilities that count as declared only with their profile. */
const profileOfCapability: Partial<Record<Capability, ConformanceProfile>> = {
  seamless: 'seamlessPush',
  sms: 'sms',
  integrity: 'deviceIntegrity',
  russian: 'localisation',
}

export interface ConfiguredAssembly extends Assembly {
  /** What the system last wrote to its standard error, where the suite has started it. */
  lastLines(): readonly string[]
  /** The file that says all of the simulated services. */
  readonly gatewaysFile: string
}

/** One instance of the system, reset before each scenario. */
export async function configuredAssembly(
  system: z.infer<typeof systemUnderTest>,
  variant: PhoneVariant,
): Promise<ConfiguredAssembly> {
  const { configuration, profiles } = system
  const instance = await openInstance(system, system.instance)
  const { labToken, fetch, baseUrl, keys } = instance
  const credentialClock = configuration.credentialClock === 'machine' ? machineClock : undefined
  const simulatorsOf = (seed: string) => createSimulators(seed, keys, credentialClock)
  let simulators = simulatorsOf('none')
  const sockets = await openGatewaySockets(() => simulators, {
    certificates: keys.certificates,
    ...instance.gateways,
    onHandshakeError: (service, error) =>
      simulators.timeline.record(serviceNames[service], 'broken TLS handshake', { reason: error.message }),
  })
  const close = async (): Promise<void> => {
    await instance.process.end()
    await sockets.close()
  }
  await instance.process.ensureRunning().catch(async (error: unknown) => {
    await close()
    throw error
  })
  const description = describeOnce(labToken)
  const isDeclared = (capability: Capability): boolean => {
    const profile = profileOfCapability[capability]
    return profile === undefined || profiles.includes(profile)
  }
  const declaredOnly: typeof description = async (client) => {
    const described = await description(client)
    return { ...described, capabilities: described.capabilities.filter(isDeclared) }
  }

  const reset = async (seed: string): Promise<void> => {
    const client = createClient({
      baseUrl,
      fetch,
      traceHeaders: () => ({}),
      timeLimitMs: instance.timeLimitMs,
    })
    const answer = await client.call('reset', { bearer: labToken, body: { now: virtualStart, seed } })
    if (answer.kind === 'refused')
      throw new NotTestable(`the lab face refused to reset the server: ${answer.code}, ${answer.detail}`)
  }

  return {
    name: 'configured',
    timeLimitMs: timeLimitMs + (configuration.process?.readyWithinMs ?? 0),
    async open(seed) {
      simulators = simulatorsOf(seed)
      await instance.process.ensureRunning()
      instance.process.forgetLines()
      await reset(seed)
      const server: ServerUnderTest = {
        baseUrl,
        fetch,
        labToken,
        timeLimitMs: instance.timeLimitMs,
        description: declaredOnly,
        hasActivation: profiles.includes('activationAndMigration'),
        lastLines: () => instance.process.lastLines(),
        restart: () => instance.process.restart(),
        async close() {},
      }
      return simulatedScene(simulators, server, variant)
    },
    close,
    lastLines: () => instance.process.lastLines(),
    gatewaysFile: instance.gatewaysFile,
  }
}
