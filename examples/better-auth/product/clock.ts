/** @module The clock of this process: better-auth reads `Date`, so the lab replaces it. Timers keep running. */

import { mock } from 'node:test'

/** Stands at this instant until it is set again. */
export function setClock(now: number): void {
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now })
}
