/** @module A system under load, whose clock goes with that of this machine, and whose messages are delivered as soon as they are sent. */

import type { Instant } from '../../simulators/clock/clock.ts'
import { FleetLedger } from '../messages/fleet-ledger.ts'
import type { LiveOptions, LiveSystem } from '../targets/live-system.ts'
import type { Timers } from '../time/timers.ts'
import { keptEvents } from './virtual-fleet.ts'

/** How often the clock of the system is set, and its due work done. */
const clockIntervalMs = 50

export class SystemUnderLoad {
  readonly system: LiveSystem
  /** What became of all messages. */
  readonly ledger: FleetLedger
  readonly #timers: Timers
  #serverNow: Instant
  #isOver = false
  #broken: { readonly error: unknown } | undefined

  private constructor(system: LiveSystem, ledger: FleetLedger, timers: Timers) {
    this.system = system
    this.ledger = ledger
    this.#timers = timers
    this.#serverNow = system.simulators.clock.now()
  }

  static async open(
    open: (options: LiveOptions) => Promise<LiveSystem>,
    seed: number,
    timers: Timers,
  ): Promise<SystemUnderLoad> {
    const ledger = new FleetLedger()
    let settleSoon = () => {}
    const system = await open({
      seed,
      timelineOptions: {
        keepNewest: keptEvents,
        onEvent(event) {
          ledger.record(event)
          if (event.what === 'accepted') settleSoon()
        },
      },
    })
    const { gateway, carrier, clock } = system.simulators
    let isSettling = false
    settleSoon = () => {
      if (isSettling) return
      isSettling = true
      timers.at(timers.now(), () => {
        isSettling = false
        void gateway.settle(clock.now())
        void carrier.settle(clock.now())
      })
    }
    return new SystemUnderLoad(system, ledger, timers)
  }

  /** The time of the server, as it was set last. */
  readonly serverNow = (): Instant => this.#serverNow

  /** Whether the clock could not be set any more: the system is gone. */
  get isBroken(): boolean {
    return this.#broken !== undefined
  }

  /** Sets the clock of the system from now on; `onSet` is told each time. */
  startClock(onSet: (now: Instant) => void = () => {}): void {
    const set = async (): Promise<void> => {
      if (this.#isOver) return
      this.#serverNow = Math.max(this.#serverNow, this.system.simulators.clock.now())
      await this.system.lab.advance(this.#serverNow)
      onSet(this.#serverNow)
      this.#timers.at(this.#timers.now() + clockIntervalMs, () => void set().catch(breakOff))
    }
    const breakOff = (error: unknown): void => {
      // A system that goes away afterwards is missed by nobody.
      if (!this.#isOver) this.#broken ??= { error }
    }
    void set().catch(breakOff)
  }

  /** Throws why the clock could not be set any more. */
  stopClock(): void {
    this.#isOver = true
    if (this.#broken) throw this.#broken.error
  }
}
