/** @module Phones whose notification settings are wrong: not to be found, or without the effect they promise. */

import type { PhoneFault } from '../../fault.ts'
import { arranging, asking, inStage } from '../support/app.ts'
import { dead, mislabelled, mislabelledOn, onEntry } from '../support/settings.ts'

const readsOff = (name: 'lockScreen' | 'onTheLockScreen'): PhoneFault['inject'] =>
  onEntry(name, (entry) => ('flip' in entry ? { ...entry, on: () => false } : entry))

const faults: readonly PhoneFault[] = [
  {
    id: 'tap-on-notification-approves',
    title: 'A tap on the notification approves the login, on every phone.',
    subject: 'phone',
    violates: ['NOTIF-EN-04', 'NOTIF-03'],
    inject: asking(['approval'], () => true, []),
  },
  {
    id: 'notifications-off-for-good',
    title:
      'Once a notification has come while they were off, notifications stay off, whatever the switch says.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-02', 'NOTIF-EN-IOS-02', 'NOTIF-26'],
    inject(parts) {
      let wereOff = false
      const remembering = inStage(
        'permission',
        ({ notificationsAllowed }) => {
          wereOff ||= !notificationsAllowed
          return wereOff
        },
        'dropped',
      )
      return remembering(parts)
    },
  },
  {
    id: 'tap-opens-the-newest-notification',
    title: 'Whichever notification is tapped, the app opens as if it had been the newest.',
    subject: 'phone',
    violates: ['NOTIF-EN-04'],
    inject(parts) {
      let newest: Readonly<Record<string, string>> | undefined
      return {
        ...parts,
        replacesNotification(newer, older) {
          newest = newer.data
          return parts.replacesNotification(newer, older)
        },
        requestOpenedByTap: (data) => parts.requestOpenedByTap(newest ?? data),
      }
    },
  },
  {
    id: 'notification-opens-no-login',
    title: 'A tap on the notification opens the app at its beginning.',
    subject: 'phone',
    violates: ['NOTIF-EN-04', 'NOTIF-03'],
    inject: (parts) => ({ ...parts, requestOpenedByTap: () => undefined }),
  },
  {
    id: 'login-to-the-app-shown-as-another',
    title: 'The app shows a login to IBKR Mobile as one to TWS.',
    subject: 'phone',
    violates: ['NOTIF-EN-04'],
    inject: arranging(({ values }) => ({
      values: values.map((one) => (one.value === 'IBKR Mobile' ? { ...one, value: 'TWS' } : one)),
    })),
  },
  {
    id: 'iphone-lists-no-ibkr',
    title: 'The notification settings of an iPhone do not list IBKR.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-01'],
    inject: mislabelled('ibkr'),
  },
  {
    id: 'iphone-ignores-allow-notifications',
    title: 'Allow Notifications is a switch without effect.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-02'],
    inject: dead('allowNotifications'),
  },
  {
    id: 'iphone-banners-without-effect',
    title: 'Banners appear on an iPhone although they are switched off.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03'],
    inject: dead('banners'),
  },
  {
    id: 'persistent-banner-goes',
    title: 'A persistent banner goes by itself.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-04'],
    inject: (parts) => ({ ...parts, bannerIsUp: (_, shownForMs) => parts.bannerIsUp(false, shownForMs) }),
  },
  {
    id: 'persistent-banner-goes-later',
    title: 'A persistent banner goes by itself after two minutes.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-04'],
    inject: (parts) => ({
      ...parts,
      bannerIsUp: (persistent, shownForMs) =>
        shownForMs < 120_000 && parts.bannerIsUp(persistent, shownForMs),
    }),
  },
  {
    id: 'once-persistent-always-persistent',
    title: 'Temporary is a choice without effect.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-04'],
    inject: dead('temporary'),
  },
  {
    id: 'badge-not-counted',
    title: 'The icon of the app has neither badge nor dot.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-05', 'NOTIF-EN-AND-03'],
    inject: (parts) => ({ ...parts, badgeCount: () => 0 }),
  },
  {
    id: 'badge-says-one',
    title: 'The badge says 1, however many notifications are listed.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-05'],
    inject: (parts) => ({
      ...parts,
      badgeCount: (listed, phone) => Math.min(1, parts.badgeCount(listed, phone)),
    }),
  },
  {
    id: 'badge-despite-the-switch',
    title: 'The icon of the app has a badge although badges and dots are switched off.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-05', 'NOTIF-EN-AND-03'],
    inject: (parts) => ({ ...parts, badgeCount: (listed) => listed }),
  },
  {
    id: 'previews-shown-when-locked',
    title: 'The text is shown whatever Show Previews says.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-06'],
    inject: (parts) => ({ ...parts, showsText: () => true }),
  },
  {
    id: 'previews-hidden-from-their-owner',
    title: 'With Always, the text is shown on a locked phone alone.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-06'],
    inject: (parts) => ({
      ...parts,
      showsText: (phone) => parts.showsText(phone) && (phone.locked || phone.showPreviews !== 'always'),
    }),
  },
  {
    id: 'android-hides-app-notifications',
    title: 'The page of IBKR Mobile does not lead to App notifications.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-01'],
    inject: mislabelledOn('Android', 'appNotifications'),
  },
  {
    id: 'android-ignores-the-switch-for-all',
    title: 'With the other switches on, Android shows notifications although they are off for the app.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-02'],
    inject: inStage('permission', ({ os, banners }) => os === 'Android' && banners, 'passes'),
  },
  {
    id: 'android-says-on-when-off',
    title: 'The switch for all reads On although it is off.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-02'],
    inject: onEntry('notifications', (entry) => ('flip' in entry ? { ...entry, on: () => true } : entry)),
  },
  {
    id: 'android-interrupts-all-the-same',
    title: 'Allow interruptions is a switch without effect.',
    subject: 'phone',
    violates: ['NOTIF-EN-AND-03'],
    inject: dead('interruptions'),
  },
  {
    id: 'lock-screen-reads-off',
    title: 'The switch of the lock screen reads Off although it is on.',
    subject: 'phone',
    violates: ['NOTIF-EN-IOS-03', 'NOTIF-EN-AND-03'],
    inject: (parts) => readsOff('lockScreen')(readsOff('onTheLockScreen')(parts)),
  },
]

export default faults
