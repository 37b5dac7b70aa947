/** @module Phones that the services of Google and Apple reach, or do not, in the wrong country. */

import type { Os } from '../../../contract/primitives.ts'
import type { StageEffect } from '../../../simulators/phone/os/notification-stages.ts'
import type { PhoneFault } from '../../fault.ts'
import { inStage } from '../support/app.ts'

/** Being in China has another effect on phones of one system. */
const inChina = (on: Os, effect: StageEffect) =>
  inStage('country', ({ os, country }) => os === on && country === 'CN', effect)

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
