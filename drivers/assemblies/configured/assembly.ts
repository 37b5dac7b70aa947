/** @module A system under test that is not ours: a configuration says where it is, and how it is restarted. */

import type { z } from 'zod'
import type { Capability } from '../../../contract/lab-face.ts'
import { virtualStart } from '../../../simulators/clock/clock.ts'
import type { Configuration, ConformanceProfile, systemUnderTest } from '../../config/configuration.ts'
import { createClient } from '../../http/client.ts'
import { describeOnce } from '../../http/driver.ts'
import { NotTestable } from '../../ports/errors.ts'
import type { Assembly } from '../../ports/scene.ts'
import { openGatewaySockets, serviceNames } from '../gateway-sockets.ts'
import { describedBy } from '../people/description.ts'
import { needs } from '../people/needs.ts'
import { People } from '../people/people.ts'
import type { Stage } from '../people/visit.ts'
import { type ExistingPeople, type ServerUnderTest, simulatedScene } from '../scene/simulated-scene.ts'
import { createSimulators } from '../scene/simulators.ts'
import type { PhoneVariant } from '../variant.ts'
import { writePeople } from './gateway-files.ts'
import { openInstance } from './instance.ts'
import { realClock, realTime } from './real-time.ts'

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
  const { withoutLab } = configuration
  const instance = await openInstance(system, system.instance)
  const { labToken, fetch, baseUrl, keys } = instance
  const credentialClock = configuration.credentialClock === 'machine' ? machineClock : undefined
  const clock = configuration.clock.kind === 'real' ? realClock(configuration.clock) : undefined
  const time = clock && realTime(clock)
  const simulatorsOf = (seed: string) => createSimulators(seed, keys, credentialClock, time)
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
  const newClient = () =>
    createClient({ baseUrl, fetch, traceHeaders: () => ({}), timeLimitMs: instance.timeLimitMs })
  await instance.process.ensureRunning().catch(async (error: unknown) => {
    await close()
    throw error
  })
  const description = withoutLab ? async () => describedBy(configuration, withoutLab) : describeOnce(labToken)
  const isDeclared = (capability: Capability): boolean => {
    const profile = profileOfCapability[capability]
    return profile === undefined || profiles.includes(profile)
  }
  const declaredOnly: typeof description = async (client) => {
    const described = await description(client)
    return { ...described, capabilities: described.capabilities.filter(isDeclared) }
  }

  const reset = async (seed: string): Promise<void> => {
    const answer = await newClient().call('reset', { bearer: labToken, body: { now: virtualStart, seed } })
    if (answer.kind === 'refused')
      throw new NotTestable(`the lab face refused to reset the server: ${answer.code}, ${answer.detail}`)
  }

  const people = withoutLab && clock && new People(withoutLab, clock)
  /** The time between two scenarios, with simulated services of its own. */
  const openStage = (): Stage => {
    const between = simulatorsOf('between scenarios')
    simulators = between
    return {
      ...between.time,
      client: newClient(),
      simulators: between,
      async settle() {
        await clock?.quiet(between.timeline.length)
        await between.time.settle([between.gateway, between.carrier], between.timeline.length)
      },
    }
  }
  /** Whoever plays in this scenario, where there is no lab face; otherwise the server is reset. */
  const peopleFor = async (seed: string): Promise<ExistingPeople | undefined> => {
    if (!people) {
      await reset(seed)
      return undefined
    }
    const id = seed.slice(seed.indexOf('/') + 1)
    return people.prepare(needs.parse(system.needs?.[id]), openStage)
  }

  return {
    name: 'configured',
    timeLimitMs: timeLimitMs + (configuration.process?.readyWithinMs ?? 0) + longestWaitMs(configuration),
    async open(seed) {
      if (!people) simulators = simulatorsOf(seed)
      await instance.process.ensureRunning()
      instance.process.forgetLines()
      const existing = await peopleFor(seed).catch(async (error: unknown) => {
        // Killed in the scenario before, it is missed by the next one first.
        if (!(error instanceof NotTestable && (await instance.process.hasEnded()))) throw error
        await instance.process.ensureRunning()
        return peopleFor(seed)
      })
      if (existing) simulators = simulatorsOf(seed)
      const server: ServerUnderTest = {
        baseUrl,
        fetch,
        labToken,
        timeLimitMs: instance.timeLimitMs,
        description: declaredOnly,
        hasActivation: profiles.includes('activationAndMigration'),
        lastLines: () => instance.process.lastLines(),
        ...(existing && { people: existing }),
        ...(clock && { quiet: clock.quiet }),
        restart: () => instance.process.restart(),
        async close() {},
      }
      return simulatedScene(simulators, server, variant)
    },
    async close() {
      try {
        const left = await people?.leave(openStage)
        for (const sentence of left?.sentences ?? []) process.emitWarning(sentence)
        if (left && left.moved.length > 0) process.emitWarning(writePeople(instance.gatewaysFile, left.moved))
      } finally {
        await close()
      }
    },
    lastLines: () => instance.process.lastLines(),
    gatewaysFile: instance.gatewaysFile,
  }
}

/** What people have to wait for before a scenario begins, where nobody sets the clock. */
const longestWaitMs = ({ clock }: Configuration): number =>
  clock.kind === 'real' ? clock.budgetMinutes * 60_000 : 0
