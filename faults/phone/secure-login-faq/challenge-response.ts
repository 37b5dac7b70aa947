/** @module Phones that answer challenges in the wrong way. */

import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneFault } from '../../fault.ts'
import { asking, leavesUnused, uses } from '../support/app.ts'

/** An app that takes a challenge of another form than OCRA does still answers it. */
const answeringAnything = (parts: PhoneParts): PhoneParts => ({
  ...parts,
  ocra: (suite, key, input) => parts.ocra(suite, key, { ...input, question: sixDigitsFor(input.question) }),
})

const sixDigitsFor = (text: string): string =>
  /^[0-9]{6}$/.test(text)
    ? text
    : [...text]
        .map((sign) => (sign.codePointAt(0) ?? 0) % 10)
        .join('')
        .padEnd(6, '0')
        .slice(0, 6)

const faults: readonly PhoneFault[] = [
  {
    id: 'response-without-touch-id',
    title: 'An iPhone with Touch ID shows the response without asking for the finger.',
    subject: 'phone',
    violates: ['CR-IOS-05', 'XDEV-IOS-06', 'XDEV-IOS-07', 'SYNC-11'],
    inject: asking(['response'], uses('touchId'), []),
  },
  {
    id: 'response-without-face-id',
    title: 'An iPhone with Face ID shows the response without looking for the face.',
    subject: 'phone',
    violates: ['CR-IOS-06', 'SYNC-11'],
    inject: asking(['response'], uses('faceId'), []),
  },
  {
    id: 'response-without-passcode-for-touch-id',
    title: 'Where Touch ID is not activated, the response is shown without any question.',
    subject: 'phone',
    violates: ['CR-IOS-05'],
    inject: asking(['response'], leavesUnused('touchId'), []),
  },
  {
    id: 'response-without-passcode-for-face-id',
    title: 'Where Face ID is not activated, the response is shown without any question.',
    subject: 'phone',
    violates: ['CR-IOS-06', 'SYNC-11'],
    inject: asking(['response'], leavesUnused('faceId'), []),
  },
  {
    id: 'both-touch-id-and-face-id',
    title: 'An iPhone with Face ID asks for Touch ID as well.',
    subject: 'phone',
    violates: ['CR-IOS-06'],
    inject: asking(['response'], uses('faceId'), ['faceId', 'touchId']),
  },
  {
    id: 'right-pin-good-for-any-after-it',
    title: 'After one right PIN any PIN is accepted.',
    subject: 'phone',
    violates: ['CR-AND-05'],
    inject(parts) {
      const known = new Set<string>()
      return {
        ...parts,
        elementMatches(asked, given, registered = '') {
          const right = parts.elementMatches(asked, given, registered)
          if (right && asked === 'pin') known.add(registered)
          return right || (asked === 'pin' && known.has(registered))
        },
      }
    },
  },
  {
    id: 'challenge-checked-by-its-beginning',
    title: 'The app looks whether a challenge begins with six digits, and answers whatever was typed.',
    subject: 'phone',
    violates: ['SYNC-10'],
    inject: (parts) => ({
      ...parts,
      isValidChallenge: (challenge) => parts.isValidChallenge(challenge.slice(0, 6)),
    }),
  },
  {
    id: 'element-asked-for-once',
    title: 'After one response an iPhone shows the next without any question.',
    subject: 'phone',
    violates: ['CR-IOS-05', 'CR-IOS-06'],
    inject(parts) {
      let given = false
      return {
        ...parts,
        promptedElements: (purpose, profile) =>
          purpose === 'response' && given ? [] : parts.promptedElements(purpose, profile),
        proceedsAfterPrompt(outcome, purpose) {
          given ||= outcome === 'accepted' && purpose === 'response'
          return parts.proceedsAfterPrompt(outcome, purpose)
        },
      }
    },
  },
  {
    id: 'five-digits-will-do',
    title: 'The app answers a challenge of five digits.',
    subject: 'phone',
    violates: ['CR-IOS-04', 'XDEV-IOS-05', 'XDEV-AND-05', 'SYNC-10'],
    inject: (parts) => ({
      ...answeringAnything(parts),
      isValidChallenge: (text) => /^[0-9]{5}$/.test(text) || parts.isValidChallenge(text),
    }),
  },
  {
    id: 'seven-digits-will-do',
    title: 'The app answers a challenge of seven digits.',
    subject: 'phone',
    violates: ['CR-IOS-04', 'XDEV-IOS-05', 'XDEV-AND-05'],
    inject: (parts) => ({
      ...answeringAnything(parts),
      isValidChallenge: (text) => /^[0-9]{7}$/.test(text) || parts.isValidChallenge(text),
    }),
  },
  {
    id: 'blanks-around-the-challenge',
    title: 'The app takes a challenge with blanks around it.',
    subject: 'phone',
    violates: ['XDEV-IOS-05', 'XDEV-AND-05'],
    inject: (parts) => ({
      ...answeringAnything(parts),
      isValidChallenge: (text) => parts.isValidChallenge(text.trim()),
    }),
  },
  {
    id: 'digits-of-other-scripts-will-do',
    title: 'The app answers a challenge in the digits of any script.',
    subject: 'phone',
    violates: ['XDEV-IOS-05', 'XDEV-AND-05'],
    inject: (parts) => ({
      ...answeringAnything(parts),
      isValidChallenge: (text) => /^\p{Nd}{6}$/u.test(text),
    }),
  },
  {
    id: 'letters-will-do',
    title: 'The app answers a challenge with letters in it.',
    subject: 'phone',
    violates: ['CR-IOS-04', 'XDEV-IOS-05', 'XDEV-AND-05'],
    inject: (parts) => ({ ...answeringAnything(parts), isValidChallenge: (text) => text.length === 6 }),
  },
  {
    id: 'leading-zeros-not-accepted',
    title: 'The app takes a challenge with zeros in front for too short.',
    subject: 'phone',
    violates: ['CR-IOS-04', 'CR-AND-05', 'XDEV-IOS-05', 'XDEV-AND-05'],
    inject: (parts) => ({
      ...answeringAnything(parts),
      isValidChallenge: (text) => /^[1-9][0-9]{5}$/.test(text),
    }),
  },
  {
    id: 'response-loses-leading-zeros',
    title: 'The Response String is shown as a number, without the zeros in front.',
    subject: 'phone',
    violates: ['CR-AND-06', 'SYNC-12'],
    inject: (parts) => ({ ...parts, displayedResponse: (digits) => String(Number(digits)) }),
  },
  {
    id: 'response-of-six-digits',
    title: 'The Response String has six digits.',
    subject: 'phone',
    violates: ['CR-AND-06', 'XDEV-IOS-07', 'XDEV-AND-06', 'SYNC-12'],
    inject: (parts) => ({ ...parts, displayedResponse: (digits) => digits.slice(-6) }),
  },
  {
    id: 'challenge-taken-as-a-number',
    title: 'The response is computed from the challenge as a number instead of as text.',
    subject: 'phone',
    violates: ['CR-AND-07', 'CR-IOS-07'],
    inject: (parts) => ({
      ...parts,
      ocra: (suite, key, input) => parts.ocra(suite.replace('QA06', 'QN06'), key, input),
    }),
  },
  {
    id: 'response-needs-internet',
    title: 'The app needs the internet to compute a response.',
    subject: 'phone',
    violates: ['CR-AND-06', 'CR-IOS-05', 'CR-IOS-06', 'XDEV-AND-03'],
    inject: (parts) => ({ ...parts, needsInternet: () => true }),
  },
]

export default faults
