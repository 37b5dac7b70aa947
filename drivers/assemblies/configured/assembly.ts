/** @module A system under test that is not ours: a configuration says where it is, and how it is restarted. */

import { virtualStart } from '../../../simulators/clock/clock.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import { createClient } from '../../http/client.ts'
import { describeOnce } from '../../http/driver.ts'
import { HarnessError } from '../../ports/errors.ts'
import type { Assembly } from '../../ports/scene.ts'
import { openGatewaySockets } from '../gateway-sockets.ts'
import { type ServerUnderTest, simulatedScene } from '../scene/simulated-scene.ts'
import { createSimulators } from '../scene/simulators.ts'
import { type ConfiguredSystem, openInstance } from './instance.ts'

/** Reads the clock of the machine, which client libraries stamp their tokens by. */
const machineClock = () => Date.now()

/** The time that a system may take to start is added. */
const timeLimitMs = 10_000

/** The instance with this index, reset before each scenario. */
export async function configuredAssembly(
  system: ConfiguredSystem,
  index: number,
  phoneParts: PhoneParts,
): Promise<Assembly> {
  const { configuration } = system
  const instance = await openInstance(system, index)
  const { labToken, fetch, baseUrl, keys } = instance
  const credentialClock = configuration.credentialClock === 'machine' ? machineClock : undefined
  const simulatorsOf = (seed: string) => createSimulators(seed, keys, credentialClock)
  let simulators = simulatorsOf('none')
  const sockets = await openGatewaySockets(() => simulators, {
    certificates: keys.certificates,
    ...instance.gateways,
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

  const reset = async (seed: string): Promise<void> => {
    const client = createClient({
      baseUrl,
      fetch,
      traceHeaders: () => ({}),
      timeLimitMs: instance.timeLimitMs,
    })
    const answer = await client.call('reset', { bearer: labToken, body: { now: virtualStart, seed } })
    if (answer.kind === 'refused')
      throw new HarnessError(`the lab face refused to reset the server: ${answer.code}, ${answer.detail}`)
  }

  return {
    name: 'configured',
    timeLimitMs: timeLimitMs + (configuration.process?.readyWithinMs ?? 0),
    async open(seed) {
      simulators = simulatorsOf(seed)
      await instance.process.ensureRunning()
      await reset(seed)
      const server: ServerUnderTest = {
        baseUrl,
        fetch,
        labToken,
        timeLimitMs: instance.timeLimitMs,
        description,
        restart: () => instance.process.restart(),
        async close() {},
      }
      return simulatedScene(simulators, server, phoneParts)
    },
    close,
  }
}
