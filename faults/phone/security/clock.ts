/** @module Phones that believe their own clock, which their owner may have set to any time. */

import type { PhoneFault } from '../../fault.ts'

/** After so many milliseconds by its own clock a forgetful phone begins to count anew. */
const forgetfulAfter = 3_600_000

const halfADay = 43_200_000
const month = 60 * halfADay

const faults: readonly PhoneFault[] = [
  {
    id: 'question-over-by-the-phones-clock',
    title: 'The app takes an approval request for expired by the clock of the phone.',
    subject: 'phone',
    violates: ['SEC-TIME-03'],
    inject: (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) => parts.isRequestOpen(request, clock) && clock < request.expiresAt,
    }),
  },
  {
    id: 'half-a-day-ahead-ends-questions',
    title: 'A phone whose clock is half a day ahead or more takes each approval request for expired.',
    subject: 'phone',
    violates: ['SEC-TIME-03'],
    inject: (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) && clock < request.expiresAt + halfADay,
    }),
  },
  {
    id: 'month-behind-ends-questions',
    title:
      'A phone whose clock is a month behind or more takes each approval request for one of another time.',
    subject: 'phone',
    violates: ['SEC-TIME-03'],
    inject: (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) && clock > request.expiresAt - month,
    }),
  },
  {
    id: 'month-ahead-keeps-questions',
    title: 'A phone whose clock is a month ahead or more takes each approval request for valid.',
    subject: 'phone',
    violates: ['SEC-TIME-03'],
    inject: (parts) => ({
      ...parts,
      isRequestOpen: (request, clock) =>
        parts.isRequestOpen(request, clock) || clock > request.expiresAt + month,
    }),
  },
  {
    id: 'question-stands-by-the-phones-clock',
    title: 'The app takes an approval request for valid by the clock of the phone, whatever the server says.',
    subject: 'phone',
    violates: ['SEC-TIME-03'],
    inject: (parts) => ({ ...parts, isRequestOpen: ({ expiresAt }, clock) => clock < expiresAt }),
  },
  {
    id: 'wrong-pins-forgotten-by-the-phones-clock',
    title:
      'An IB Key that wrong PINs have put out of use comes back when the clock of the phone shows an hour more.',
    subject: 'phone',
    violates: ['SEC-PIN-02'],
    inject(parts) {
      let since: number | undefined
      return {
        ...parts,
        reasonUnusable(use, fitness) {
          const found = parts.reasonUnusable(use, fitness)
          if (found !== 'suspended') return found
          since ??= fitness.clock
          return fitness.clock - since < forgetfulAfter ? found : undefined
        },
      }
    },
  },
]

export default faults
