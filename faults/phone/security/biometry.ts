/** @module Phones on which wrong fingers are forgotten, or on which anything will do after too many of them. */

import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneFault } from '../../fault.ts'

/** Wrong fingers are counted anew after each occasion, of which `forgetting` tells. */
function countedAnew(parts: PhoneParts, forgetting: (forget: () => void) => Partial<PhoneParts>): PhoneParts {
  let begun = true
  let before = 0
  const forget = () => {
    begun = true
  }
  return {
    ...parts,
    ...forgetting(forget),
    isBiometryLockedOut(failures) {
      if (begun) before = failures
      begun = false
      return parts.isBiometryLockedOut(failures - before)
    },
  }
}

const faults: readonly PhoneFault[] = [
  {
    id: 'fingers-counted-anew-at-each-question',
    title: 'Each request for the finger resets the count of wrong fingers.',
    subject: 'phone',
    violates: ['SEC-PIN-04'],
    inject: (parts) =>
      countedAnew(parts, (forget) => ({
        promptedElements(purpose, profile) {
          forget()
          return parts.promptedElements(purpose, profile)
        },
      })),
  },
  {
    id: 'restart-forgets-wrong-fingers',
    title: 'A restart of the phone resets the count of wrong fingers.',
    subject: 'phone',
    violates: ['SEC-PIN-04'],
    inject: (parts) =>
      countedAnew(parts, (forget) => ({
        dataAfterReboot(data) {
          forget()
          return parts.dataAfterReboot(data)
        },
      })),
  },
  {
    id: 'fingers-without-limit-for-a-response',
    title: 'For a response fingers can be tried for ever.',
    subject: 'phone',
    violates: ['SEC-PIN-04'],
    inject(parts) {
      let responding = false
      return {
        ...parts,
        promptedElements(purpose, profile) {
          responding = purpose === 'response'
          return parts.promptedElements(purpose, profile)
        },
        isBiometryLockedOut: (failures) => !responding && parts.isBiometryLockedOut(failures),
      }
    },
  },
  {
    id: 'anything-will-do-after-wrong-fingers',
    title: 'After too many wrong fingers any PIN and any Passcode will do.',
    subject: 'phone',
    violates: ['PUSH-AND-05', 'PUSH-TID-04'],
    inject(parts) {
      let givenWay = false
      return {
        ...parts,
        isBiometryLockedOut(failures) {
          givenWay = parts.isBiometryLockedOut(failures)
          return givenWay
        },
        elementMatches: (asked, given, registered) =>
          givenWay ? given.element === asked : parts.elementMatches(asked, given, registered),
      }
    },
  },
]

export default faults
