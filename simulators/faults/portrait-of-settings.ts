/** @module For the tests of faults: what the settings of every phone say and do, and what each condition does. */

import { pushMessage } from '../phone/fixture.ts'
import { type Conditions, everydayConditions } from '../phone/os/conditions.ts'
import { fateOf } from '../phone/os/notification-stack.ts'
import type { Entry, Page } from '../phone/os/settings/page.ts'
import type { ItemName, Menus, SettingsWords } from '../phone/os/settings/words.ts'
import type { PhoneParts } from '../phone/parts.ts'

const kinds: readonly Menus[] = ['iOS', 'Android', 'Android of another vendor', 'Android 6.0', 'Android 5.0']

/** Everything that can be the matter with a phone, one at a time or in telling company. */
const circumstances: readonly Partial<Conditions>[] = [
  {},
  { bearer: 'EDGE' },
  { internet: false },
  { airplaneMode: true },
  { doNotDisturb: true },
  { focusMode: 'Sleep' },
  { focusMode: 'Sleep', allowedIn: ['Work'] },
  { focusMode: 'Work', distracting: true },
  { notificationsAllowed: false },
  { powerSaving: true },
  { banners: false },
  { coveredByOthers: true },
]

/** The articles name neither of these. */
const freeWords: ReadonlySet<ItemName> = new Set(['turnOnNow', 'permissionQuestion'])

/** A page in words; what a switch does is told in every circumstance. */
const described = (entry: Entry | Page, words: SettingsWords): unknown => {
  const label = freeWords.has(entry.name) ? entry.name : words[entry.name]
  if ('entries' in entry) {
    const { entries, ...rest } = entry
    // In any order: the articles name labels, not places.
    return { ...rest, label, entries: entries.map((inner) => described(inner, words)).sort(byText) }
  }
  if (!('flip' in entry)) return { ...entry, label }
  return {
    label,
    flips: circumstances.map((some) => entry.flip({ ...everydayConditions, ...some })),
  }
}

const byText = (one: unknown, other: unknown): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other))

const fates = (parts: PhoneParts): unknown =>
  (['iOS', 'Android'] as const).flatMap((os) =>
    circumstances.map((some) => {
      const phone = { ...everydayConditions, ...some, os, appInstalled: true, appOpen: false }
      const service = os === 'iOS' ? 'apns' : 'fcm'
      const fate = fateOf(parts.notificationStages, { service, priority: 'high' }, phone)
      return { fate, paused: parts.appPaused(os, phone), signs: parts.statusSigns(os, phone) }
    }),
  )

const data = {
  activation: { deviceId: '1', deviceSecret: '2' },
  wrongPins: 0,
  loggedIn: true,
  offerDue: false,
}

export const portraitOfSettings = (parts: PhoneParts): Record<string, unknown> => ({
  settings: kinds.map((menus) => {
    const { settings, panel } = parts.settingsPages(menus)
    const words = parts.settingsWords(menus, 'ru')
    return [described(settings, words), described(panel, words)]
  }),
  question: described(parts.permissionQuestion, parts.settingsWords('iOS', 'en')),
  fates: fates(parts),
  banners: [parts.bannerStays(true, 60_000), parts.bannerStays(false, 60_000)],
  text: parts.textReadable({ showPreviews: 'whenUnlocked', locked: true }),
  badges: [parts.badge(1, { badges: true }), parts.badge(1, { badges: false })],
  replaced: parts.replaces(pushMessage(), pushMessage()),
  cleared: parts.cleared(data),
  restored: parts.restored(data),
  sizes: [parts.dataSize(data), parts.dataSize(parts.cleared(data))],
})
