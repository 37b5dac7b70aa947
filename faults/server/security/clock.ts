/** @module Servers that take the clock of their machine for the time, or forget how late it was. */

import type { Clock } from '../../../reference-server/runtime/clock.ts'
import type { ServerFault } from '../../fault.ts'

const clock =
  (change: (right: Clock) => Partial<Clock>): ServerFault['inject'] =>
  (parts) => ({ ...parts, clock: { ...parts.clock, ...change(parts.clock) } })

/** The time stands still until the clock of the machine has caught up. */
function standsStill({ machineTime }: Clock): Partial<Clock> {
  let latest = machineTime()
  return {
    now() {
      latest = Math.max(latest, machineTime())
      return latest
    },
    resume(at) {
      latest = Math.max(latest, at)
    },
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'clock-of-the-machine-believed',
    title: 'When the clock is set back, it is that time again.',
    subject: 'server',
    violates: ['SEC-TIME-01', 'SEC-TIME-02'],
    inject: clock(({ machineTime }) => ({ now: machineTime })),
  },
  {
    id: 'time-stands-still',
    title: 'When the clock is set back, no time passes until it has caught up.',
    subject: 'server',
    violates: ['SEC-TIME-02'],
    inject: clock(standsStill),
  },
  {
    id: 'restart-forgets-how-late-it-was',
    title: 'A server that starts again takes the clock of the machine for the time.',
    subject: 'server',
    violates: ['SEC-TIME-01'],
    inject: clock(() => ({ resume: () => {} })),
  },
]

export default faults
