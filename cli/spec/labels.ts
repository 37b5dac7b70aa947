/** @module The labels of the server's screens for the spec, in both languages side by side. */

import { type LabelEntry, type ScreenLabel, screenLabels } from '../../contract/labels.ts'
import { platformName } from '../../reports/drawings/window.ts'
import type { SpecLabel } from '../../reports/spec/source.ts'

/** The Russian articles print these; each stands in place of the English one. */
const inRussian: readonly (readonly [english: ScreenLabel, russian: ScreenLabel])[] = [
  ['Login', 'Вход'],
  ['Security Code', 'Код безопасности'],
  ['Login or OK', 'Вход или OK'],
  ['Settings', 'Настройки'],
  ['User Settings', 'Настройки пользователя'],
  ['Mobile Number', 'Номер мобильного телефона'],
  ['SMS Verified', 'Подтвержден по SMS'],
  ['VERIFY', 'ПОДТВЕРДИТЬ'],
  ['Confirmation Number', 'Код подтверждения'],
  ['CONTINUE', 'ДАЛЕЕ'],
]

/** In the order of a login and of the pages of Client Portal. A Russian label without an English one stands for itself. */
export function specLabels(): SpecLabel[] {
  const english = new Map<string, string>(inRussian.map(([one, other]) => [other, one]))
  const russian = new Map<string, string>(inRussian)
  return screenLabels
    .filter(({ label }, at) => !english.has(label) && !isSaid(at))
    .map((entry) => {
      const beside = screenLabels.find(({ label }) => label === russian.get(entry.label))
      return {
        ...wordings(entry),
        ...(beside && { russian: wordings(beside).label, russianOthers: wordings(beside).others }),
        kind: kinds[entry.as],
        platforms: entry.platforms.map(platformName),
        where: entry.where.replaceAll(/`([\w-]+)`/g, (_, name: string) => screenNames.get(name) ?? name),
      }
    })
}

/** What may stand on the screen; a label that only sums up its wordings stands nowhere. */
function wordings({ label, shownAs = [label] }: LabelEntry): Pick<SpecLabel, 'label' | 'others'> {
  const [first = label, ...others] = shownAs
  return { label: first, others }
}

/** Whether another label of the same place says the same: one before it with the same wordings, or those that it sums up. */
const isSaid = (at: number): boolean => {
  const [{ label = '', shownAs = [], where } = {}] = screenLabels.slice(at)
  const sumsUp = shownAs.length > 0 && !shownAs.includes(label)
  return screenLabels.some(
    (one, other) =>
      one.where === where &&
      other !== at &&
      (sumsUp ? shownAs.includes(one.label) : other < at && one.shownAs?.includes(label) === true),
  )
}

const kinds: Readonly<Record<LabelEntry['as'], string>> = {
  field: 'field',
  control: 'button or link',
  value: 'name of a value',
  section: 'heading or note',
  'control or section': 'button, link or heading',
  'text of a value': 'value',
}

/** The states of a login and the pages of Client Portal in words. */
const screenNames: ReadonlyMap<string, string> = new Map([
  ['chooseDevice', 'choice of the device'],
  ['waitingForApproval', 'waiting for the approval'],
  ['challenge', 'challenge'],
  ['securityCode', 'security code'],
  ['home', 'first page'],
  ['user-menu', 'user menu'],
  ['menu', 'settings'],
  ['user-settings', 'User Settings'],
  ['mobile-number', 'Mobile Number'],
  ['secure-login', 'Secure Login System'],
  ['seamless', 'Seamless Authentication'],
])
