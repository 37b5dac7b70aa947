/** @module Phones that show a notification elsewhere than its owner has chosen, or in another way. */

import type { PhoneFault } from '../../fault.ts'
import { inStage } from '../support/app.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'no-banner-without-notification-center',
    title: 'What an iPhone does not list does not announce itself either.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03'],
    inject: inStage('banner and lock screen', ({ notificationCenter }) => !notificationCenter, 'noBanner'),
  },
  {
    id: 'no-lock-screen-without-banners',
    title: 'A phone without banners shows nothing on its lock screen.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03'],
    inject: inStage('banner and lock screen', ({ banners }) => !banners, 'noBanner'),
  },
  {
    id: 'no-banner-without-lock-screen',
    title: 'A phone that shows nothing on its lock screen shows no banners.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03'],
    inject: inStage('banner and lock screen', ({ onLockScreen }) => !onLockScreen, 'noBanner'),
  },
  {
    id: 'android-keeps-its-lock-screen-empty',
    title: 'A locked Android phone announces nothing.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-03'],
    inject: inStage('banner and lock screen', ({ os, locked }) => os === 'Android' && locked, 'noBanner'),
  },
  {
    id: 'do-not-disturb-forgotten-when-locked',
    title: 'In Do Not Disturb a locked phone announces notifications on its lock screen.',
    subject: 'phone',
    violates: ['NOTIF-17'],
    inject: inStage('Do Not Disturb', ({ locked }) => locked, 'passes'),
  },
  {
    id: 'focus-forgotten-when-locked',
    title: 'In a Focus a locked iPhone announces notifications on its lock screen.',
    subject: 'phone',
    violates: ['NOTIF-21'],
    inject: inStage('Focus', ({ locked }) => locked, 'passes'),
  },
  {
    id: 'persistent-banner-needs-no-lock-screen',
    title: 'A persistent banner is shown on a locked iPhone, too, whatever is chosen for its lock screen.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03'],
    inject: inStage(
      'banner and lock screen',
      ({ os, locked, persistentBanners }) => os === 'iOS' && locked && persistentBanners,
      'passes',
    ),
  },
  {
    id: 'android-lists-what-its-lock-screen-shows',
    title: 'A locked Android phone lists nothing that it does not show on its lock screen.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-03'],
    inject: inStage(
      'list',
      ({ os, locked, onLockScreen }) => os === 'Android' && locked && !onLockScreen,
      'notListed',
    ),
  },
]

export default faults
