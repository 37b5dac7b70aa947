/** @module Phones on which PINs and fingers can be tried for ever, or that never forget a wrong one. */

import type { PhoneFault } from '../../fault.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'pins-without-limit',
    title: 'Wrong PINs are counted, and nothing follows.',
    subject: 'phone',
    violates: ['SEC-PIN-01', 'SEC-PIN-02'],
    inject: (parts) => ({
      ...parts,
      reasonUnusable(use, fitness) {
        const found = parts.reasonUnusable(use, fitness)
        return found === 'suspended' ? undefined : found
      },
    }),
  },
  {
    id: 'restart-forgets-wrong-pins',
    title: 'Closing and opening the app resets the attempts at the PIN.',
    subject: 'phone',
    violates: ['SEC-PIN-02'],
    inject: (parts) => ({ ...parts, dataAtStart: (data) => ({ ...parts.dataAtStart(data), wrongPins: 0 }) }),
  },
  {
    id: 'no-way-back-after-wrong-pins',
    title: 'After too many wrong PINs the app does not offer to reactivate IB Key.',
    subject: 'phone',
    violates: ['SEC-PIN-03'],
    inject: (parts) => ({
      ...parts,
      offeredOptions: (options, data) =>
        data.activation && options.includes('reactivate') ? [] : parts.offeredOptions(options, data),
    }),
  },
  {
    id: 'sensor-makes-up-for-wrong-pins',
    title: 'A phone with a fingerprint sensor stays in use after any number of wrong PINs.',
    subject: 'phone',
    violates: ['SEC-PIN-01'],
    inject: (parts) => ({
      ...parts,
      reasonUnusable(use, fitness) {
        const found = parts.reasonUnusable(use, fitness)
        return found === 'suspended' && fitness.profile.biometry ? undefined : found
      },
    }),
  },
  {
    id: 'notification-forgets-wrong-pins',
    title: 'Tapping a notification resets the attempts at the PIN.',
    subject: 'phone',
    violates: ['SEC-PIN-01'],
    inject(parts) {
      let tapped = false
      return {
        ...parts,
        requestOpenedByTap(data) {
          tapped = true
          return parts.requestOpenedByTap(data)
        },
        dataAtStart(data) {
          const begun = parts.dataAtStart(data)
          const forgetful = tapped
          tapped = false
          return forgetful ? { ...begun, wrongPins: 0 } : begun
        },
      }
    },
  },
  {
    id: 'logging-out-forgets-wrong-pins',
    title: 'Logging out of the app resets the attempts at the PIN.',
    subject: 'phone',
    violates: ['SEC-PIN-02'],
    inject(parts) {
      let loggedIn = false
      return {
        ...parts,
        dataAtStart(data) {
          const begun = parts.dataAtStart(data)
          const loggedOut = loggedIn && !data.loggedIn
          loggedIn = data.loggedIn
          return loggedOut ? { ...begun, wrongPins: 0 } : begun
        },
      }
    },
  },
  {
    id: 'biometry-without-limit',
    title: 'Fingers and faces can be tried for ever.',
    subject: 'phone',
    violates: ['SEC-PIN-04'],
    inject: (parts) => ({ ...parts, isBiometryLockedOut: () => false }),
  },
]

export default faults
