/** @module Narrow shapes: phones and their app. */

import { wrongPhone } from '../../support/written.ts'

export default [
  wrongPhone(
    'the-badge-never-says-more-than-one',
    'The number on the app never says more than one.',
    ['NOTIF-EN-IOS-05'],
    (parts) => ({
      ...parts,
      badgeCount: (listed, phone) => Math.min(1, parts.badgeCount(listed, phone)),
    }),
  ),
  wrongPhone(
    'sleep-is-loud-on-a-locked-phone',
    'The Focus Sleep silences nothing while the phone is locked.',
    ['NOTIF-21'],
    (parts) => ({
      ...parts,
      notificationStages: parts.notificationStages.map((stage) => ({
        ...stage,
        effectOn: (arrival, phone) =>
          stage.name === 'Focus' && phone.focusMode === 'Sleep' && phone.locked
            ? 'passes'
            : stage.effectOn(arrival, phone),
      })),
    }),
  ),
  wrongPhone(
    'an-iphone-without-biometry-activates-unasked',
    'An iPhone whose Touch ID is not activated asks for nothing at the activation.',
    ['REACT-B-05'],
    (parts) => ({
      ...parts,
      promptedElements: (purpose, profile) => {
        const asked = parts.promptedElements(purpose, profile)
        return purpose === 'activation' && asked[0] === 'passcode' ? [] : asked
      },
    }),
  ),
]
