/** @module Settings and Control Center of an iPhone. */

import type { Conditions, FocusMode } from '../conditions.ts'
import type { ItemName } from './labels.ts'
import { option, page, type SettingsSwitch, toggle } from './page.ts'

type Mode = Exclude<FocusMode, 'off'>

const modes = { personal: 'Personal', sleep: 'Sleep', work: 'Work' } as const

/** NOTIF-EN-IOS-01 to 06 */
const notifications = page(
  'notifications',
  page(
    'ibkr',
    toggle('allowNotifications', 'notificationsAllowed'),
    toggle('lockScreen', 'onLockScreen'),
    toggle('notificationCenter', 'notificationCenter'),
    toggle('banners', 'banners'),
    page(
      'bannerStyle',
      option('temporary', 'persistentBanners', false),
      option('persistent', 'persistentBanners', true),
    ),
    toggle('badges', 'badges'),
    page(
      'showPreviews',
      option('always', 'showPreviews', 'always'),
      option('whenUnlocked', 'showPreviews', 'whenUnlocked'),
      option('never', 'showPreviews', 'never'),
    ),
  ),
)

/** IBKR Mobile among the apps that a mode lets through (NOTIF-23). */
const allowed = (mode: Conditions['allowedIn'][number]): SettingsSwitch => ({
  name: 'ibkrMobile',
  on: ({ allowedIn }) => allowedIn.includes(mode),
  flip: ({ allowedIn }) => ({
    allowedIn: allowedIn.includes(mode) ? allowedIn.filter((other) => other !== mode) : [...allowedIn, mode],
  }),
})

const modePage = (name: ItemName, mode: Conditions['allowedIn'][number]) =>
  page(name, page('allowedNotifications', page('apps', allowed(mode))))

const focus = page(
  'focus',
  modePage('doNotDisturb', 'Do Not Disturb'),
  modePage('personal', modes.personal),
  modePage('sleep', modes.sleep),
  modePage('work', modes.work),
)

/** One mode at a time: Do Not Disturb is one of them (AMB-24). */
const modeSwitch = (name: ItemName, mode: Mode): SettingsSwitch => ({
  name,
  on: ({ focusMode }) => focusMode === mode,
  flip: ({ focusMode }) => ({ focusMode: focusMode === mode ? 'off' : mode, doNotDisturb: false }),
})

const doNotDisturb: SettingsSwitch = {
  name: 'doNotDisturb',
  on: (phone) => phone.doNotDisturb,
  flip: (phone) => ({ doNotDisturb: !phone.doNotDisturb, focusMode: 'off' }),
}

export const iosPages = {
  settings: page('settings', notifications, focus, page('battery', toggle('powerSaving', 'powerSaving'))),
  panel: page(
    'panel',
    toggle('airplane', 'airplaneMode'),
    doNotDisturb,
    modeSwitch('personal', modes.personal),
    modeSwitch('sleep', modes.sleep),
    modeSwitch('work', modes.work),
    toggle('battery', 'powerSaving'),
  ),
}
