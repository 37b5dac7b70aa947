/** @module Phones that the services of Google and Apple reach, or do not, in the wrong country. */

import type { Os } from '../../../contract/primitives.ts'
import type { StageEffect } from '../../../simulators/phone/os/notification-stages.ts'
import type { PhoneFault } from '../../fault.ts'

/** Another effect of being in China on phones of one system. */
const inChina =
  (on: Os, effect: StageEffect): PhoneFault['inject'] =>
  (parts) => ({
    ...parts,
    notificationStages: parts.notificationStages.map((stage) =>
      stage.name === 'country'
        ? {
            ...stage,
            effectOn: (arrival, phone) =>
              phone.os === on && phone.country === 'CN' ? effect : stage.effectOn(arrival, phone),
          }
        : stage,
    ),
  })

const faults: readonly PhoneFault[] = [
  {
    id: 'android-reached-in-china',
    title: 'An Android phone in China gets its notifications all the same.',
    subject: 'phone',
    violates: ['NOTIF-40'],
    inject: inChina('Android', 'passes'),
  },
  {
    id: 'iphone-not-reached-in-china',
    title: 'An iPhone in China gets no notification either.',
    subject: 'phone',
    violates: ['NOTIF-40'],
    inject: inChina('iOS', 'held'),
  },
  {
    id: 'lost-in-china-for-good',
    title: 'What was sent to an Android phone in China is lost instead of delivered later.',
    subject: 'phone',
    violates: ['NOTIF-40'],
    inject: inChina('Android', 'dropped'),
  },
]

export default faults
