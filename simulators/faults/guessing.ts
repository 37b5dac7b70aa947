/** @module Phones on which PINs and fingers can be tried for ever, or that never forget a wrong one. */

import type { PhoneFault } from './fault.ts'

export const guessingFaults: readonly PhoneFault[] = [
  {
    id: 'pins-without-limit',
    title: 'Wrong PINs are counted, and nothing follows.',
    subject: 'phone',
    violates: ['SEC-PIN-01', 'SEC-PIN-02'],
    inject: (parts) => ({
      ...parts,
      hindrance(use, fitness) {
        const found = parts.hindrance(use, fitness)
        return found === 'suspended' ? undefined : found
      },
    }),
  },
  {
    id: 'restart-forgets-wrong-pins',
    title: 'Whoever closes the app and opens it again has all tries once more.',
    subject: 'phone',
    violates: ['SEC-PIN-02'],
    inject: (parts) => ({ ...parts, begunWith: (data) => ({ ...parts.begunWith(data), wrongPins: 0 }) }),
  },
  {
    id: 'no-way-back-after-wrong-pins',
    title: 'After too many wrong PINs the app does not offer to reactivate IB Key.',
    subject: 'phone',
    violates: ['SEC-PIN-03'],
    inject: (parts) => ({
      ...parts,
      offers: (options, data) =>
        data.activation && options.includes('reactivate') ? [] : parts.offers(options, data),
    }),
  },
  {
    id: 'biometry-without-limit',
    title: 'Fingers and faces can be tried for ever.',
    subject: 'phone',
    violates: ['SEC-PIN-04'],
    inject: (parts) => ({ ...parts, biometryGivesWay: () => false }),
  },
]
