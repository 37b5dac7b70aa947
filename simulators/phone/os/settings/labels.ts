/** @module What the items of a phone's settings are called: by system, vendor, version and language. */

import type { Locale } from '../../../../contract/primitives.ts'
import type { Menus, PhoneProfile } from '../../profiles.ts'
export const menusOf = ({ os, menus }: PhoneProfile): Menus => menus ?? os

const english = {
  settings: 'Settings',
  browser: 'Browser',
  address: 'Address',
  go: 'Go',
  back: 'Back',
  on: 'On',
  off: 'Off',
  panel: 'Quick Settings',
  notifications: 'Notifications',
  ibkr: 'IBKR',
  ibkrMobile: 'IBKR Mobile',
  allowNotifications: 'Allow Notifications',
  lockScreen: 'Lock Screen',
  notificationCenter: 'Notification Center',
  banners: 'Banners',
  bannerStyle: 'Banner Style',
  persistent: 'Persistent',
  temporary: 'Temporary',
  badges: 'Badges',
  showPreviews: 'Show Previews',
  always: 'Always',
  whenUnlocked: 'When Unlocked',
  never: 'Never',
  focus: 'Focus',
  doNotDisturb: 'Do Not Disturb',
  personal: 'Personal',
  sleep: 'Sleep',
  work: 'Work',
  allowedNotifications: 'Allowed Notifications',
  apps: 'Apps',
  battery: 'Battery',
  powerSaving: 'Battery saver',
  airplane: 'Airplane mode',
  appsAndNotifications: 'Apps & notifications',
  appNotifications: 'App notifications',
  dots: 'Allow notification dots',
  interruptions: 'Allow interruptions',
  onTheLockScreen: 'On the lock screen',
  overrideDoNotDisturb: 'Override Do Not Disturb',
  digitalWellbeing: 'Digital Wellbeing & parental controls',
  focusMode: 'Focus mode',
  turnOnNow: 'Turn on now',
  distractingApps: 'Your Distracting Apps',
  phoneSection: 'Phone',
  deviceSection: 'Device',
  applicationManager: 'Application Manager',
  storage: 'Storage',
  dataSize: 'Data',
  clearData: 'Clear Data',
  clearCache: 'Clear Cache',
  ok: 'OK',
  cancel: 'Cancel',
  permissionQuestion: 'IBKR Mobile would like to send you notifications',
  allow: 'Allow',
  dontAllow: 'Don’t Allow',
}

export type ItemName = keyof typeof english

export type SettingsLabels = Readonly<Record<ItemName, string>>

const onIos: Partial<SettingsLabels> = {
  panel: 'Control Center',
  powerSaving: 'Low Power Mode',
  airplane: 'Airplane Mode',
}

/** NOTIF-16, NOTIF-EN-AND-06 */
const ofAnotherVendor: Partial<SettingsLabels> = {
  appsAndNotifications: 'Sound & notification',
  airplane: 'Flight mode',
  doNotDisturb: 'Do not disturb',
  powerSaving: 'Power saving mode',
}

const russian: Partial<SettingsLabels> = {
  settings: 'Настройки',
  browser: 'Браузер',
  address: 'Адрес',
  go: 'Перейти',
  back: 'Назад',
  on: 'Вкл.',
  off: 'Выкл.',
  panel: 'Быстрые настройки',
  battery: 'Батарея',
  powerSaving: 'Экономия заряда',
  airplane: 'Режим полета',
  doNotDisturb: 'Не беспокоить',
  apps: 'Приложения',
  phoneSection: 'Телефон',
  deviceSection: 'Устройство',
  applicationManager: 'Диспетчер приложений',
  storage: 'Память',
  dataSize: 'Данные',
  clearData: 'Очистить данные',
  clearCache: 'Очистить кэш',
  cancel: 'Отмена',
  permissionQuestion: 'Разрешить IBKR Mobile отправлять уведомления?',
  allow: 'Разрешить',
  dontAllow: 'Запретить',
}

const own: Readonly<Record<Menus, Partial<SettingsLabels>>> = {
  iOS: onIos,
  Android: {},
  'Android of another vendor': ofAnotherVendor,
  'Android 6.0': {},
  'Android 5.0': {},
}

export const settingsLabelsOf = (menus: Menus, language: Locale): SettingsLabels => ({
  ...english,
  ...own[menus],
  ...(language === 'ru' && russian),
})
