/** @module Phones that approve a login in the wrong way, or not at all. */

import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { PhoneFault } from '../../fault.ts'
import { asking, isAndroid, leavesUnused, takingAny, uses } from '../support/app.ts'

/** Once a wrong element was given, whoever dismisses a prompt has approved. */
function dismissedAfterWrongElement(parts: PhoneParts): PhoneParts {
  let wasWrong = false
  return {
    ...parts,
    proceedsAfterPrompt(outcome, purpose) {
      if (purpose !== 'approval') return parts.proceedsAfterPrompt(outcome, purpose)
      const isWaived = outcome === 'cancelled' && wasWrong
      wasWrong ||= outcome === 'wrong'
      return isWaived || parts.proceedsAfterPrompt(outcome, purpose)
    },
  }
}

/** An element that has approved one login approves the next one with its tap. */
function elementGoodForTwoLogins(parts: PhoneParts): PhoneParts {
  let isGiven = false
  return {
    ...parts,
    promptedElements(purpose, profile) {
      const isSpare = purpose === 'approval' && isGiven
      if (isSpare) isGiven = false
      return isSpare ? [] : parts.promptedElements(purpose, profile)
    },
    proceedsAfterPrompt(outcome, purpose) {
      const proceeds = parts.proceedsAfterPrompt(outcome, purpose)
      if (purpose === 'approval' && outcome === 'accepted') isGiven = proceeds
      return proceeds
    },
  }
}

const faults: readonly PhoneFault[] = [
  {
    id: 'android-approves-on-tap',
    title: 'On Android a tap on the notification approves the login at once.',
    subject: 'phone',
    violates: ['PUSH-AND-05'],
    inject: asking(['approval'], isAndroid, []),
  },
  {
    id: 'touch-id-approves-on-tap',
    title: 'On an iPhone with Touch ID a tap on the notification approves the login at once.',
    subject: 'phone',
    violates: ['PUSH-TID-04'],
    inject: asking(['approval'], uses('touchId'), []),
  },
  {
    id: 'face-id-approves-on-tap',
    title: 'On an iPhone with Face ID a tap on the notification approves the login at once.',
    subject: 'phone',
    violates: ['PUSH-FID-04'],
    inject: asking(['approval'], uses('faceId'), []),
  },
  {
    id: 'no-touch-id-no-question',
    title: 'Where Touch ID is not activated, the login is approved without any question.',
    subject: 'phone',
    violates: ['PUSH-TID-05'],
    inject: asking(['approval'], leavesUnused('touchId'), []),
  },
  {
    id: 'no-face-id-no-question',
    title: 'Where Face ID is not activated, the login is approved without any question.',
    subject: 'phone',
    violates: ['PUSH-FID-05'],
    inject: asking(['approval'], leavesUnused('faceId'), []),
  },
  {
    id: 'pin-despite-fingerprint-sensor',
    title: 'An Android phone with a fingerprint sensor asks for the PIN.',
    subject: 'phone',
    violates: ['PUSH-AND-05'],
    inject: asking(['approval'], uses('fingerprint'), ['pin']),
  },
  {
    id: 'fingerprint-without-sensor',
    title: 'An Android phone without a fingerprint sensor asks for the fingerprint.',
    subject: 'phone',
    violates: ['PUSH-AND-05'],
    inject: asking(['approval'], (profile) => isAndroid(profile) && !profile.biometry, ['fingerprint']),
  },
  {
    id: 'passcode-despite-touch-id',
    title: 'An iPhone with Touch ID asks for the Passcode.',
    subject: 'phone',
    violates: ['PUSH-TID-04', 'CR-IOS-05'],
    inject: asking(['approval', 'response'], uses('touchId'), ['passcode']),
  },
  {
    id: 'passcode-despite-face-id',
    title: 'An iPhone with Face ID asks for the Passcode.',
    subject: 'phone',
    violates: ['PUSH-FID-04', 'CR-IOS-06'],
    inject: asking(['approval', 'response'], uses('faceId'), ['passcode']),
  },
  {
    id: 'touch-id-although-not-activated',
    title: 'An iPhone asks for Touch ID although its owner has not activated it.',
    subject: 'phone',
    violates: ['PUSH-TID-05', 'CR-IOS-05'],
    inject: asking(['approval', 'response'], leavesUnused('touchId'), ['touchId']),
  },
  {
    id: 'face-id-although-not-activated',
    title: 'An iPhone asks for Face ID although its owner has not activated it.',
    subject: 'phone',
    violates: ['PUSH-FID-05', 'CR-IOS-06'],
    inject: asking(['approval', 'response'], leavesUnused('faceId'), ['faceId']),
  },
  {
    id: 'any-finger-will-do',
    title: 'The phone takes any finger for the registered one.',
    subject: 'phone',
    violates: ['PUSH-AND-05', 'PUSH-TID-04', 'CR-IOS-05', 'XDEV-IOS-07'],
    inject: takingAny('fingerprint', 'touchId'),
  },
  {
    id: 'any-face-will-do',
    title: 'The phone takes any face for the registered one.',
    subject: 'phone',
    violates: ['PUSH-FID-04', 'CR-IOS-06'],
    inject: takingAny('faceId'),
  },
  {
    id: 'any-pin-will-do',
    title: 'The app takes any PIN.',
    subject: 'phone',
    violates: ['PUSH-AND-05', 'CR-AND-05', 'XDEV-AND-06'],
    inject: takingAny('pin'),
  },
  {
    id: 'any-passcode-will-do',
    title: 'The phone takes any Passcode.',
    subject: 'phone',
    violates: ['PUSH-TID-05', 'PUSH-FID-05'],
    inject: takingAny('passcode'),
  },
  {
    id: 'prompt-dismissed-after-a-wrong-element-approves',
    title: 'After a wrong security element a prompt that is dismissed has approved the login.',
    subject: 'phone',
    violates: ['PUSH-FID-05'],
    inject: dismissedAfterWrongElement,
  },
  {
    id: 'element-is-good-for-two-logins',
    title: 'A security element that has approved one login approves the next one with its tap.',
    subject: 'phone',
    violates: ['PUSH-AND-05', 'PUSH-TID-04', 'PUSH-FID-04'],
    inject: elementGoodForTwoLogins,
  },
  {
    id: 'right-element-is-not-enough',
    title: 'The app does not go on when the right security element was given.',
    subject: 'phone',
    violates: ['PUSH-AND-07', 'PUSH-TID-06', 'PUSH-FID-06', 'CR-IOS-05', 'CR-IOS-06'],
    inject: (parts) => ({ ...parts, proceedsAfterPrompt: () => false }),
  },
  {
    id: 'approval-sealed-without-nonce',
    title: 'The signature of an approval leaves out the nonce of its request.',
    subject: 'phone',
    violates: ['PUSH-AND-07', 'PUSH-TID-06', 'PUSH-FID-06'],
    inject: (parts) => ({
      ...parts,
      approvalSignature: (key, answer) => parts.approvalSignature(key, { ...answer, nonce: '' }),
    }),
  },
]

export default faults
