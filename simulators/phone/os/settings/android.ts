/** @module Settings and Quick Settings of Android phones, of several vendors and versions. */

import {
  dialogButton,
  page,
  type SettingsButton,
  type SettingsPage,
  type SettingsSwitch,
  toggle,
} from './page.ts'

/** NOTIF-EN-AND-01 to 04 */
const appNotifications = page(
  'appNotifications',
  toggle('notifications', 'notificationsAllowed'),
  toggle('dots', 'badges'),
  toggle('interruptions', 'banners'),
  toggle('onTheLockScreen', 'onLockScreen'),
  toggle('overrideDoNotDisturb', 'overrideDoNotDisturb'),
)

/** Android has one focus mode, whatever it is for. */
const focusSwitch = (name: 'turnOnNow' | 'focusMode'): SettingsSwitch => ({
  name,
  on: ({ focusMode }) => focusMode !== 'off',
  flip: ({ focusMode }) => ({ focusMode: focusMode === 'off' ? 'Work' : 'off' }),
})

/** NOTIF-25 */
const wellbeing = page(
  'digitalWellbeing',
  page('focusMode', focusSwitch('turnOnNow'), page('distractingApps', toggle('ibkrMobile', 'distracting'))),
)

const battery = page('battery', toggle('powerSaving', 'powerSaving'))

const settings = page(
  'settings',
  page('appsAndNotifications', page('ibkrMobile', appNotifications)),
  wellbeing,
  battery,
)

const panelOver = (under: SettingsPage): SettingsPage =>
  page(
    'panel',
    toggle('airplane', 'airplaneMode'),
    toggle('doNotDisturb', 'doNotDisturb'),
    focusSwitch('focusMode'),
    toggle('battery', 'powerSaving'),
    under,
  )

const clearData = page('clearData', dialogButton('ok', { action: 'clearData' }), dialogButton('cancel'))
const clearCache: SettingsButton = { name: 'clearCache', closes: false, action: 'clearCache' }

/** A page that says how much IBKR Mobile has stored, and clears it. */
const clearing = (name: 'storage' | 'ibkrMobile'): SettingsPage => ({
  ...page(name, clearData, clearCache),
  showsStorage: true,
})

/** CACHE-RU-6-01 to 05 */
const settings6 = page(
  'settings',
  page(
    'phoneSection',
    page('apps', page('applicationManager', page('ibkrMobile', clearing('storage'), appNotifications))),
  ),
  battery,
)

/** CACHE-RU-5-01 to 04: no page for storage. */
const settings5 = page('settings', battery, page('deviceSection', page('apps', clearing('ibkrMobile'))))

export const androidPages = { settings, panel: panelOver(settings) }
export const android6Pages = { settings: settings6, panel: panelOver(settings6) }
export const android5Pages = { settings: settings5, panel: panelOver(settings5) }
