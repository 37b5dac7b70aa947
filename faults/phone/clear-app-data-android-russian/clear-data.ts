/** @module Android phones on which the data of an app cannot be cleared as described. */

import { type AppData, noData } from '../../../simulators/phone/app/app-data.ts'
import type { PhoneFault } from '../../fault.ts'
import { mislabelledOn, onEntry, onEveryPage } from '../support/settings.ts'

const faults: readonly PhoneFault[] = [
  {
    id: 'russian-settings-mislabelled',
    title: 'The icon of the settings has another label.',
    subject: 'phone',
    violates: ['CACHE-RU-6-01', 'CACHE-RU-5-01'],
    inject: (parts) =>
      mislabelledOn('Android 5.0', 'settings')(mislabelledOn('Android 6.0', 'settings')(parts)),
  },
  {
    id: 'android-6-without-application-manager',
    title: 'Android 6.0 does not lead to the application manager.',
    subject: 'phone',
    violates: ['CACHE-RU-6-02'],
    inject: mislabelledOn('Android 6.0', 'applicationManager'),
  },
  {
    id: 'android-5-without-apps',
    title: 'Android 5.0 does not list the apps in the section of the device.',
    subject: 'phone',
    violates: ['CACHE-RU-5-02'],
    inject: mislabelledOn('Android 5.0', 'apps'),
  },
  {
    id: 'app-not-listed',
    title: 'IBKR Mobile is not in the list of apps.',
    subject: 'phone',
    violates: ['CACHE-RU-6-03', 'CACHE-RU-5-03'],
    inject: onEveryPage((page) => ({
      ...page,
      entries: page.entries.filter(({ name }) => name !== 'ibkrMobile'),
    })),
  },
  {
    id: 'android-6-without-storage',
    title: 'Android 6.0 has no page for the storage of an app.',
    subject: 'phone',
    violates: ['CACHE-RU-6-04'],
    inject: mislabelledOn('Android 6.0', 'storage'),
  },
  {
    id: 'clear-data-missing',
    title: 'There is no Clear Data.',
    subject: 'phone',
    violates: ['CACHE-RU-6-05', 'CACHE-RU-5-04'],
    inject: onEveryPage((page) => ({
      ...page,
      entries: page.entries.filter(({ name }) => name !== 'clearData'),
    })),
  },
  {
    id: 'cancel-clears-data',
    title: 'Cancel clears the data as well.',
    subject: 'phone',
    violates: ['CACHE-RU-6-05', 'CACHE-RU-5-04'],
    inject: onEntry('cancel', ({ name }) => ({ name, closes: true, action: 'clearData' })),
  },
  {
    id: 'clear-cache-clears-data',
    title: 'Clear Cache clears the data.',
    subject: 'phone',
    violates: ['CACHE-RU-6-05', 'CACHE-RU-5-04'],
    inject: onEntry('clearCache', ({ name }) => ({ name, closes: false, action: 'clearData' })),
  },
  {
    id: 'clearing-keeps-the-key',
    title: 'Clear Data keeps the activation.',
    subject: 'phone',
    violates: ['CACHE-RU-6-06', 'CACHE-RU-5-05', 'CACHE-RU-6-08', 'CACHE-RU-5-07', 'CACHE-RU-04'],
    inject: (parts) => ({ ...parts, dataAfterClear: ({ activation }) => ({ ...noData, activation }) }),
  },
  {
    id: 'clearing-keeps-the-login',
    title: 'Clear Data does not end the login to the app.',
    subject: 'phone',
    violates: ['CACHE-RU-6-06', 'CACHE-RU-5-05'],
    inject: (parts) => ({
      ...parts,
      dataAfterClear: (data) => ({ ...parts.dataAfterClear(data), loggedIn: data.loggedIn }),
    }),
  },
  {
    id: 'size-of-data-not-told',
    title: 'The settings still show stored data after Clear Data.',
    subject: 'phone',
    violates: ['CACHE-RU-6-06', 'CACHE-RU-5-05'],
    inject: (parts) => ({ ...parts, dataSize: () => '24 KB' }),
  },
  {
    id: 'reboot-loses-the-key',
    title: 'A phone that starts again has forgotten the activation.',
    subject: 'phone',
    violates: ['CACHE-RU-6-07', 'CACHE-RU-5-06'],
    inject: (parts) => ({ ...parts, dataAfterReboot: () => noData }),
  },
  {
    id: 'reboot-revives-the-key',
    title: 'A phone that starts again has the data that were cleared.',
    subject: 'phone',
    violates: ['CACHE-RU-6-07', 'CACHE-RU-5-06'],
    inject(parts) {
      let kept: Partial<AppData> = {}
      return {
        ...parts,
        dataAfterClear(data) {
          kept = data
          return parts.dataAfterClear(data)
        },
        dataAfterReboot: (data) => ({ ...data, ...kept }),
      }
    },
  },
  {
    id: 'backup-revives-the-key',
    title: 'An old backup brings the key back.',
    subject: 'phone',
    violates: ['CACHE-RU-04'],
    inject: (parts) => ({ ...parts, dataAfterRestore: (backup) => backup }),
  },
  {
    id: 'app-pretends-to-be-activated',
    title: 'After Clear Data the app offers Authenticate as if it were activated.',
    subject: 'phone',
    violates: ['CACHE-RU-6-08', 'CACHE-RU-5-07'],
    inject: (parts) => ({
      ...parts,
      reasonUnusable(use, fitness) {
        const found = parts.reasonUnusable(use, fitness)
        return found === 'notActivated' ? undefined : found
      },
    }),
  },
  {
    id: 'android-5-with-storage',
    title: 'Android 5.0 has a page for the storage of an app as well.',
    subject: 'phone',
    violates: ['CACHE-RU-5-04'],
    inject: onEveryPage((page) =>
      page.name === 'ibkrMobile' && page.showsStorage
        ? { ...page, entries: [...page.entries, { ...page, name: 'storage' }] }
        : page,
    ),
  },
  {
    id: 'android-6-clears-data-without-storage',
    title: 'Android 6.0 has Clear Data on the page of the app already.',
    subject: 'phone',
    violates: ['CACHE-RU-6-04'],
    inject: onEveryPage((page) => ({
      ...page,
      entries: page.entries.flatMap((entry) =>
        entry.name === 'storage' && 'entries' in entry ? [entry, ...entry.entries] : [entry],
      ),
    })),
  },
  {
    id: 'size-of-data-always-zero',
    title: 'The settings show no stored data, even where there are some.',
    subject: 'phone',
    violates: ['CACHE-RU-6-05', 'CACHE-RU-5-04'],
    inject: (parts) => ({ ...parts, dataSize: () => '0' }),
  },
  {
    id: 'data-cleared-when-the-app-is-opened',
    title: 'Clear Data takes effect when the app is opened next: notifications still come until then.',
    subject: 'phone',
    violates: ['CACHE-RU-04'],
    inject(parts) {
      let isDue = false
      const clearsLater = onEntry(
        'ok',
        ({ name }) => ({
          name,
          on: () => isDue,
          flip() {
            isDue = true
            return {}
          },
        }),
        'clearData',
      )
      return {
        ...clearsLater(parts),
        dataAtStart(data) {
          const kept = isDue ? { ...noData, activation: undefined } : parts.dataAtStart(data)
          isDue = false
          return kept
        },
      }
    },
  },
]

export default faults
