/** @module Phones that lose, hide or show notifications where they should do otherwise. */

import type { Os } from '../../../contract/primitives.ts'
import { type Conditions, isOnline } from '../../../simulators/phone/os/conditions.ts'
import type { PhoneFault } from '../../fault.ts'
import { inStage } from '../support/app.ts'

/** A phone on which IBKR Mobile cannot be opened in some conditions. */
const pausedIn =
  (unfit: (os: Os, phone: Conditions) => boolean): PhoneFault['inject'] =>
  (parts) => ({ ...parts, appPaused: (os, phone) => unfit(os, phone) || parts.appPaused(os, phone) })

const faults: readonly PhoneFault[] = [
  {
    id: 'no-notifications-no-app',
    title: 'Without the permission to send notifications IBKR Mobile cannot be opened.',
    subject: 'phone',
    violates: ['NOTIF-26', 'NOTIF-39'],
    inject: pausedIn((_, { notificationsAllowed }) => !notificationsAllowed),
  },
  {
    id: 'power-saving-closes-the-app',
    title: 'IBKR Mobile cannot be opened while power is saved.',
    subject: 'phone',
    violates: ['NOTIF-27', 'NOTIF-39'],
    inject: pausedIn((_, { powerSaving }) => powerSaving),
  },
  {
    id: 'do-not-disturb-pauses-the-app',
    title: 'Do Not Disturb keeps IBKR Mobile from being opened.',
    subject: 'phone',
    violates: ['NOTIF-17', 'NOTIF-39'],
    inject: pausedIn((_, { doNotDisturb }) => doNotDisturb),
  },
  {
    id: 'focus-pauses-the-app-of-an-iphone',
    title: 'A Focus of an iPhone keeps IBKR Mobile from being opened.',
    subject: 'phone',
    violates: ['NOTIF-39'],
    inject: pausedIn((os, { focusMode }) => os === 'iOS' && focusMode !== 'off'),
  },
  {
    id: 'app-closed-in-china',
    title: 'IBKR Mobile cannot be opened in China.',
    subject: 'phone',
    violates: ['NOTIF-39'],
    inject: pausedIn((_, { country }) => country === 'CN'),
  },
  {
    id: 'nothing-over-edge',
    title: 'Notifications do not come over EDGE.',
    subject: 'phone',
    violates: ['NOTIF-05'],
    inject: inStage('network', ({ bearer }) => bearer === 'EDGE', 'held'),
  },
  {
    id: 'nothing-over-edge-on-an-iphone',
    title: 'An iPhone gets no notifications over EDGE.',
    subject: 'phone',
    violates: ['NOTIF-05'],
    inject: inStage('network', ({ os, bearer }) => os === 'iOS' && bearer === 'EDGE', 'held'),
  },
  {
    id: 'notification-without-internet',
    title: 'Notifications come without any internet.',
    subject: 'phone',
    violates: ['NOTIF-05'],
    inject: inStage('network', ({ internet }) => !internet, 'passes'),
  },
  {
    id: 'hidden-means-not-listed',
    title: 'A notification whose banner is hidden is not in the list either.',
    subject: 'phone',
    violates: ['NOTIF-14'],
    inject: inStage('list', ({ banners, coveredByOthers }) => !banners || coveredByOthers, 'notListed'),
  },
  {
    id: 'airplane-mode-ignored',
    title: 'Notifications come in airplane mode.',
    subject: 'phone',
    violates: ['NOTIF-15'],
    inject: inStage('network', ({ airplaneMode }) => airplaneMode, 'passes'),
  },
  {
    id: 'airplane-mode-loses-notifications',
    title: 'What was sent during airplane mode is lost for good.',
    subject: 'phone',
    violates: ['NOTIF-15'],
    inject: inStage('network', (phone) => !isOnline(phone), 'dropped'),
  },
  {
    id: 'do-not-disturb-announces',
    title: 'Do Not Disturb lets the banner through.',
    subject: 'phone',
    violates: ['NOTIF-17'],
    inject: inStage('Do Not Disturb', ({ doNotDisturb }) => doNotDisturb, 'passes'),
  },
  {
    id: 'do-not-disturb-removes',
    title: 'Do Not Disturb keeps the notification out of the list.',
    subject: 'phone',
    violates: ['NOTIF-17'],
    inject: inStage('list', ({ doNotDisturb }) => doNotDisturb, 'notListed'),
  },
  {
    id: 'nothing-asked-on-installing',
    title: 'Installing the app does not ask for the permission to notify.',
    subject: 'phone',
    violates: ['NOTIF-26'],
    inject: (parts) => ({ ...parts, permissionDialog: { ...parts.permissionDialog, entries: [] } }),
  },
  {
    id: 'do-not-disturb-hides-the-battery',
    title: 'In Do Not Disturb there is no sign of saving power.',
    subject: 'phone',
    violates: ['NOTIF-28', 'NOTIF-31'],
    inject: (parts) => ({
      ...parts,
      statusIcons: (os, phone) =>
        parts.statusIcons(os, { ...phone, powerSaving: phone.powerSaving && !phone.doNotDisturb }),
    }),
  },
  {
    id: 'sign-of-a-network-that-is-gone',
    title: 'The sign of the network stays when there is no internet.',
    subject: 'phone',
    violates: ['NOTIF-35'],
    inject: (parts) => ({
      ...parts,
      statusIcons: (os, phone) => parts.statusIcons(os, { ...phone, internet: true }),
    }),
  },
  {
    id: 'denial-forgotten',
    title: 'What was denied on installing is allowed all the same.',
    subject: 'phone',
    violates: ['NOTIF-26'],
    inject: (parts) => ({
      ...parts,
      permissionDialog: {
        ...parts.permissionDialog,
        entries: parts.permissionDialog.entries.map(({ name }) => ({ name, closes: true })),
      },
    }),
  },
  {
    id: 'denied-notifications-come-later',
    title: 'What was not allowed when it came is shown once notifications are allowed.',
    subject: 'phone',
    violates: ['NOTIF-26'],
    inject: inStage('permission', ({ notificationsAllowed }) => !notificationsAllowed, 'deferred'),
  },
  {
    id: 'power-saving-prevents-nothing',
    title: 'Notifications come at once while power is saved.',
    subject: 'phone',
    violates: ['NOTIF-27'],
    inject: inStage('power saving', () => true, 'passes'),
  },
  {
    id: 'power-saving-loses-notifications',
    title: 'What was sent while power was saved is lost for good.',
    subject: 'phone',
    violates: ['NOTIF-27'],
    inject: inStage('power saving', ({ powerSaving }) => powerSaving, 'dropped'),
  },
  {
    id: 'second-delivery-listed-twice',
    title: 'A notification that is delivered twice is listed twice.',
    subject: 'phone',
    violates: ['NOTIF-35'],
    inject: (parts) => ({ ...parts, replacesNotification: () => false }),
  },
]

export default faults
