/** @module One part of a load, in a process of its own: its people, their phones, and what they come upon. */

import { createPrivateKey } from 'node:crypto'
import { labFaceOf } from '../../../drivers/http/driver.ts'
import {
  attestationKeyWith,
  createAttestationService,
} from '../../../simulators/attestation/attestation-service.ts'
import type { FleetContext } from '../../journeys/virtual-user.ts'
import { FleetLedger } from '../../messages/fleet-ledger.ts'
import { RemoteNetwork } from '../../messages/remote-network.ts'
import { clientReaching } from '../../targets/system-reach.ts'
import { type RealTimers, realTimers } from '../../time/real-time.ts'
import { drainLimit, FleetLoad, preparePeople } from '../fleet-load.ts'
import { fleetContext } from '../fleet-setup.ts'
import { untilGivenUp } from '../live-fleet.ts'
import type { FromPart, MeasuredByPart, NetworkRequest, PartTask, ToPart } from './protocol.ts'

/** How often it is told what was measured so far: all of it goes from process to process. */
const progressIntervalMs = 2_000

/** How many people are made ready until that is told. */
const preparedAtOnce = 10

export class LoadPart {
  readonly #task: PartTask
  readonly #send: (message: FromPart) => void
  readonly #real: RealTimers = realTimers()
  readonly #context: FleetContext
  readonly #answers = new Map<number, (token: string | undefined) => void>()
  readonly #begun = Promise.withResolvers<number>()
  readonly #told = Promise.withResolvers<void>()
  #serverNow: number
  #nextId = 0
  #isStopped = false
  #isGivenUp = false

  constructor(task: PartTask, send: (message: FromPart) => void) {
    this.#task = task
    this.#send = send
    this.#serverNow = task.serverNow
    const { timers } = this.#real
    const key = attestationKeyWith(createPrivateKey(task.attestationKey))
    const around = {
      client: untilGivenUp(clientReaching(task.reach, timers.now), () => this.#isGivenUp),
      numbers: task.numbers,
      attestationService: createAttestationService(() => this.#serverNow, key),
      networkFor: ({ phones }: Pick<FleetContext, 'phones'>) =>
        new RemoteNetwork(phones, (request) => this.#ask(request)),
      ...{ time: timers, ledger: new FleetLedger() },
    }
    const plan = { ...task, mix: { ...task.mix, limits: [] } }
    this.#context = fleetContext(plan, around, Number.POSITIVE_INFINITY, task.part)
  }

  receive(message: Exclude<ToPart, PartTask>): void {
    const { ledger, mailboxes } = this.#context
    switch (message.kind) {
      case 'done':
        this.#answers.get(message.id)?.(message.token)
        this.#answers.delete(message.id)
        break
      case 'begin':
        this.#begun.resolve(message.at)
        break
      case 'clock':
        this.#serverNow = message.serverNow
        break
      case 'notification':
        ledger.notifications.arrived++
        mailboxes.notify(message.phone, message.generation, message.requestId)
        break
      case 'text':
        ledger.texts.arrived++
        mailboxes.text(message.phone, message.body)
        break
      case 'stop':
        this.#isStopped = true
        break
      default:
        this.#told.resolve()
    }
  }

  /** Resolves when everything is told. */
  async play(): Promise<void> {
    const { timers, run } = this.#real
    const { reach, schedule, numbers, part } = this.#task
    const { client, mix } = this.#context
    const isStopped = () => this.#isStopped
    const onReady = (ready: number): void => {
      if (ready % preparedAtOnce === 0) this.#send({ kind: 'prepared', ready })
    }
    await preparePeople(this.#context, labFaceOf(client, reach.labToken), onReady, isStopped)
    this.#send({ kind: 'ready' })
    const begin = await this.#begun.promise
    const context = { ...this.#context, begin }
    const load = new FleetLoad(context, schedule, part)
    const tellProgress = (): void => {
      this.#send({ kind: 'progress', underWay: load.underWay, measured: this.#measured() })
      timers.at(timers.now() + progressIntervalMs, tellProgress)
    }
    load.start()
    timers.at(begin, tellProgress)
    const last = begin + schedule.durationMs + drainLimit(mix, numbers.pushLifetime)
    await run(() => {
      if (this.#isStopped) load.stop()
      return this.#isStopped || load.isOver || timers.now() > last
    })
    this.#isGivenUp = true
    load.finish()
    this.#send({ kind: 'over' })
    await this.#told.promise
    this.#tell()
  }

  #tell(): void {
    const { mailboxes, phones } = this.#context
    const measured = this.#measured()
    this.#send({ kind: 'told', measured, unexpected: mailboxes.unexpected, phoneBytes: phones.bytes })
  }

  #measured(): MeasuredByPart {
    const { statistics, anomalies, ledger } = this.#context
    const { notifications, texts } = ledger
    return {
      ...{ statistics: statistics.stored(), anomalies: anomalies.stored() },
      notifications: { expected: notifications.expected, arrived: notifications.arrived },
      texts: { expected: texts.expected, arrived: texts.arrived },
    }
  }

  #ask(request: NetworkRequest): Promise<string | undefined> {
    const id = this.#nextId++
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      this.#send({ kind: 'ask', id, request })
    })
  }
}
