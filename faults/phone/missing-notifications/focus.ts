/** @module Phones on which a Focus, or Focus mode, does too much or too little. */

import type { PhoneFault } from '../../fault.ts'
import { inStage } from '../support/app.ts'
import { dead, mislabelled, onEntry, onEveryPage } from '../support/settings.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'focus-removes',
    title: 'A Focus keeps the notification out of the list of an iPhone.',
    subject: 'phone',
    violates: ['NOTIF-21'],
    inject: inStage('list', ({ os, focusMode }) => os === 'iOS' && focusMode !== 'off', 'notListed'),
  },
  {
    id: 'focus-silences-nothing',
    title: 'A Focus announces the notifications of every app.',
    subject: 'phone',
    violates: ['NOTIF-21', 'NOTIF-23', 'NOTIF-24'],
    inject: inStage('Focus', () => true, 'passes'),
  },
  {
    id: 'focus-pauses-no-app',
    title: 'Focus mode lets distracting apps be opened.',
    subject: 'phone',
    violates: ['NOTIF-22'],
    inject: (parts) => ({ ...parts, appPaused: () => false }),
  },
  {
    id: 'focus-cannot-allow-an-app',
    title: 'An app that is added to Allowed Notifications is silenced all the same.',
    subject: 'phone',
    violates: ['NOTIF-21', 'NOTIF-23'],
    inject: dead('ibkrMobile', 'apps'),
  },
  {
    id: 'work-allows-sleep-as-well',
    title: 'An app that is allowed in one Focus is allowed in all.',
    subject: 'phone',
    violates: ['NOTIF-24'],
    inject: inStage('Focus', ({ allowedIn }) => allowedIn.length > 0, 'passes'),
  },
  {
    id: 'sleep-allows-for-work',
    title: 'An app that is allowed in Sleep is allowed in Work as well.',
    subject: 'phone',
    violates: ['NOTIF-24'],
    inject: inStage(
      'Focus',
      ({ focusMode, allowedIn }) => focusMode === 'Work' && allowedIn.includes('Sleep'),
      'passes',
    ),
  },
  {
    id: 'personal-takes-any-list',
    title: 'An app that is allowed in any mode is allowed in Personal.',
    subject: 'phone',
    violates: ['NOTIF-24'],
    inject: inStage(
      'Focus',
      ({ focusMode, allowedIn }) => focusMode === 'Personal' && allowedIn.length > 0,
      'passes',
    ),
  },
  {
    id: 'do-not-disturb-takes-any-list',
    title: 'An app that is allowed in any mode is allowed in Do Not Disturb.',
    subject: 'phone',
    violates: ['NOTIF-24'],
    inject: inStage('Do Not Disturb', ({ allowedIn }) => allowedIn.length > 0, 'passes'),
  },
  {
    id: 'allowed-for-good',
    title: 'An app cannot be taken off Allowed Notifications.',
    subject: 'phone',
    violates: ['NOTIF-23'],
    inject: onEntry(
      'ibkrMobile',
      (entry) =>
        'flip' in entry ? { ...entry, flip: (phone) => (entry.on(phone) ? {} : entry.flip(phone)) } : entry,
      'apps',
    ),
  },
  {
    id: 'paused-notifications-never-expire',
    title: 'What a paused app did not show comes afterwards, however late.',
    subject: 'phone',
    violates: ['NOTIF-25'],
    inject: (parts) => ({ ...parts, showsDeferred: () => true }),
  },
  {
    id: 'distracting-apps-cannot-be-changed',
    title: 'The checkbox under Your Distracting Apps has no effect.',
    subject: 'phone',
    violates: ['NOTIF-22', 'NOTIF-25'],
    inject: dead('ibkrMobile', 'distractingApps'),
  },
  {
    id: 'digital-wellbeing-not-there',
    title: 'Digital Wellbeing & parental controls has another label.',
    subject: 'phone',
    violates: ['NOTIF-25'],
    inject: mislabelled('digitalWellbeing'),
  },
  {
    id: 'modes-not-listed-under-focus',
    title: 'Settings, Focus does not list the modes.',
    subject: 'phone',
    violates: ['NOTIF-23'],
    inject: onEveryPage((page) => (page.name === 'focus' ? { ...page, entries: [] } : page)),
  },
  {
    id: 'paused-until-focus-mode-is-off',
    title: 'An app that Focus mode has paused stays paused when it is no distracting app any more.',
    subject: 'phone',
    violates: ['NOTIF-22'],
    inject(parts) {
      let isPaused = false
      return {
        ...parts,
        appPaused(os, phone) {
          isPaused = phone.focusMode !== 'off' && (isPaused || parts.appPaused(os, phone))
          return isPaused
        },
      }
    },
  },
]

export default faults
