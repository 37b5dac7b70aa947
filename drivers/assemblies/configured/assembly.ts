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
import { type Needs, needs } from '../people/needs.ts'
import { People, type PreparedPeople } from '../people/people.ts'
import type { Stage } from '../people/visit.ts'
import { type ServerUnderTest, simulatedScene } from '../scene/simulated-scene.ts'
import { createSimulators } from '../scene/simulators.ts'
import type { PhoneVariant } from '../variant.ts'
import { readTextMessages, writePeople, writeTextMessages } from './gateway-files.ts'
import { openInstance } from './instance.ts'
import { OpenScenes } from './open-scenes.ts'
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
  const scenes = withoutLab && new OpenScenes(simulatorsOf('nobody'))
  const sockets = await openGatewaySockets((call) => scenes?.simulatorsFor(call) ?? simulators, {
    certificates: keys.certificates,
    isShared: withoutLab !== undefined,
    ...instance.gateways,
    onHandshakeError(service, error) {
      for (const { timeline } of scenes?.all() ?? [simulators])
        timeline.record(serviceNames[service], 'broken TLS handshake', { reason: error.message })
    },
  })
  const close = async (): Promise<void> => {
    await instance.process.end()
    await sockets.close()
  }
  const newClient = (own = fetch) =>
    createClient({ baseUrl, fetch: own, traceHeaders: () => ({}), timeLimitMs: instance.timeLimitMs })
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

  const known = new Map<string, Needs>()
  const needsOf = (id: string): Needs => {
    const own = known.get(id) ?? needs.parse(system.needs?.[id])
    known.set(id, own)
    return own
  }
  const people =
    withoutLab &&
    clock &&
    new People(withoutLab, clock, await readTextMessages(instance.gatewaysFile, clock.now()))
  /** The time between two scenarios, with simulated services of its own. */
  const openStage = (numbers: readonly string[]): Stage => {
    const between = simulatorsOf('between scenarios')
    scenes?.claim(between, numbers)
    return {
      ...between.time,
      client: newClient(scenes?.naming(between, fetch)),
      simulators: between,
      async settle() {
        await clock?.quiet(between.timeline.length)
        await between.time.settle([between.gateway, between.carrier], between.timeline.length)
      },
    }
  }
  /** Whoever plays in this scenario, where there is no lab face; otherwise the server is reset. */
  const peopleFor = async (seed: string): Promise<PreparedPeople | undefined> => {
    if (!people) {
      await reset(seed)
      return undefined
    }
    return people.prepare(idIn(seed), needsOf(idIn(seed)), openStage)
  }

  return {
    name: 'configured',
    timeLimitMs: timeLimitMs + (configuration.process?.readyWithinMs ?? 0) + longestWaitMs(configuration),
    ...(people && withoutLab && { turns: people.turns(withoutLab.atOnce, needsOf) }),
    async open(seed) {
      if (!people) simulators = simulatorsOf(seed)
      await instance.process.ensureRunning()
      instance.process.forgetLines()
      const prepared = await peopleFor(seed).catch(async (error: unknown) => {
        // Killed in the scenario before, it is missed by the next one first.
        if (!(error instanceof NotTestable && (await instance.process.hasEnded()))) throw error
        await instance.process.ensureRunning()
        return peopleFor(seed)
      })
      const own = prepared ? simulatorsOf(seed) : simulators
      if (prepared) scenes?.open(own, prepared.numbers)
      const server: ServerUnderTest = {
        baseUrl,
        fetch: scenes?.naming(own, fetch) ?? fetch,
        labToken,
        timeLimitMs: instance.timeLimitMs,
        description: declaredOnly,
        hasActivation: profiles.includes('activationAndMigration'),
        lastLines: () => instance.process.lastLines(),
        ...(prepared && { people: prepared.existing }),
        ...(clock && { quiet: clock.quiet }),
        restart: () => instance.process.restart(),
        async close() {
          scenes?.close(own)
        },
      }
      return simulatedScene(own, server, variant).catch((error: unknown) => {
        people?.release(idIn(seed))
        throw error
      })
    },
    async close() {
      try {
        const left = await people?.leave(openStage)
        for (const sentence of left?.sentences ?? []) process.emitWarning(sentence)
        if (left) writeTextMessages(instance.gatewaysFile, left.textMessages)
        if (left && left.moved.length > 0) process.emitWarning(writePeople(instance.gatewaysFile, left.moved))
      } finally {
        await close()
      }
    },
    lastLines: () => instance.process.lastLines(),
    gatewaysFile: instance.gatewaysFile,
  }
}

/** `1/feature#scenario` */
const idIn = (seed: string): string => seed.slice(seed.indexOf('/') + 1)

/** What people have to wait for before a scenario begins, where nobody sets the clock. */
const longestWaitMs = ({ clock }: Configuration): number =>
  clock.kind === 'real' ? clock.budgetMinutes * 60_000 : 0
