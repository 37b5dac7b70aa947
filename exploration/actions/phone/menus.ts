/** @module Switches of the phone in use: in its settings and in its control panel, and what is the matter with it. */

import { type Expectation, expectation } from '../../model/expectation.ts'
import type { Model, Person } from '../../model/person.ts'
import { type Display, isAppPaused, listedCount, obstacleOf } from '../../model/phone/display.ts'
import { usesIbKeyPhone } from '../../model/phone/ib-key.ts'
import {
  answerPermission,
  closeApp,
  lock,
  type PhoneSwitch,
  signsOn,
  switchesOf,
  tapSwitch,
} from '../../model/phone/menus.ts'
import { showWhatWaits } from '../../model/phone/waiting.ts'
import { observation, type WalkAction, type WalkActionsOf } from '../action.ts'

const onPhone = (
  model: Model,
  person: Person,
  sentence: string,
  weight: number,
  happen: (display: Display) => readonly Expectation[],
): WalkAction => ({
  sentence,
  person,
  weight,
  opensNoApp: true,
  happen: () => {
    const seen = happen(person.display)
    showWhatWaits(model, person)
    return seen
  },
})

const stateOf = ({ name, display }: Person, { row, label, isOn }: PhoneSwitch): Expectation =>
  expectation(row, `${name}'s phone shows "${label}" as "${isOn(display) ? 'On' : 'Off'}"`)

/**
 * Only both together pause an app (NOTIF-22): whoever has done the one often does the other. And whoever waits for a notification
 * often ends what keeps it from the phone.
 */
const worth = ({ row }: PhoneSwitch, display: Display): number => {
  if (display.waiting.length > 0 && obstacleOf(display)?.row === row) return 8
  if (row !== 'NOTIF-25') return 1
  return display.isDistracting === display.isFocused ? 1.5 : 4
}

/** The phone is left on the page of the switch, or on its home screen again. */
export const phoneSettings: WalkActionsOf = (model, person) => {
  if (!usesIbKeyPhone(person)) return []
  const { name, display } = person
  const { settings } = switchesOf(display)
  const weight = 1.2 / settings.length
  return [
    ...settings.map((one) =>
      onPhone(
        model,
        person,
        `${name} opens "${one.path}" from the home screen`,
        weight * worth(one, display),
        () => {
          tapSwitch(person, one)
          return [stateOf(person, one)]
        },
      ),
    ),
    onPhone(model, person, `${name} opens "Settings → Back" from the home screen`, 0.2, () => {
      closeApp(person)
      return badgeOf(person)
    }),
  ]
}

/** A dot on Android has no number. */
function badgeOf(person: Person): readonly Expectation[] {
  const { name, display } = person
  const { isIphone, hasBadges, isAllowed } = display
  const count = listedCount(person)
  if (count === undefined || (!isAllowed && count > 0) || (!isIphone && hasBadges && count > 1)) return []
  const icon = `the icon of IBKR Mobile on ${name}'s phone has`
  const row = isIphone ? 'NOTIF-EN-IOS-05' : 'NOTIF-EN-AND-03'
  return [expectation(row, hasBadges && count > 0 ? `${icon} the badge "${count}"` : `${icon} no badge`)]
}

export const phoneModes: WalkActionsOf = (model, person) => {
  if (!usesIbKeyPhone(person)) return []
  const { name, display } = person
  const { panel } = switchesOf(display)
  const phone = `${name}'s phone`
  const weight = 1 / panel.length
  const unusable: WalkAction[] = isAppPaused(display)
    ? [observation('NOTIF-22', `IBKR Mobile cannot be used on ${phone}`, person)]
    : []
  const { isLocked, isCovered, isInChina, isIphone } = display
  return [
    ...panel
      .filter(({ label }) => display.isInAirplaneMode || !isFlight(label) || canFly(person))
      .map((one) =>
        onPhone(
          model,
          person,
          `${name} swipes down from the top and taps "${one.path}" in the control panel`,
          weight * worth(one, display),
          () => {
            tapSwitch(person, one)
            return [stateOf(person, one), ...signs(person)]
          },
        ),
      ),
    onPhone(model, person, `${phone} is ${isLocked ? 'unlocked' : 'locked'}`, 0.3, () => {
      lock(person, !isLocked)
      return []
    }),
    onPhone(model, person, `${phone} ${isInChina ? 'has left' : 'is used in'} China`, 0.15, () => {
      display.isInChina = !isInChina
      display.isTouched = true
      return []
    }),
    ...(isCovered
      ? []
      : [
          onPhone(model, person, `${phone} has notifications of other apps over it`, 0.1, () => {
            display.isCovered = true
            display.isTouched = true
            return []
          }),
        ]),
    onPhone(
      model,
      person,
      `${name} swipes down from the top for "${isIphone ? 'Control Center' : 'Quick Settings'}"`,
      0.05,
      () => {
        closeApp(person)
        return [expectation(isIphone ? 'NOTIF-29' : 'NOTIF-32', `"Battery" is on the screen of ${phone}`)]
      },
    ),
    onPhone(model, person, `${name} visits "ibkr.com" with the browser`, 0.05, () => {
      closeApp(person)
      const shows = person.online ? 'shows' : 'does not show'
      return [expectation('NOTIF-36', `${name}'s browser ${shows} "ibkr.com"`)]
    }),
    ...permission(model, person),
    ...networks(model, person),
    ...unusable,
  ]
}

const isFlight = (label: string): boolean => label.startsWith('Airplane') || label === 'Flight mode'

/** A text message that cannot reach the phone may be sent again: none is to be on its way. */
const canFly = ({ codes }: Person): boolean =>
  codes.every(({ purpose, open }) => purpose !== 'number' || open === false)

const signs = ({ name, display }: Person): Expectation[] =>
  signsOn(display).map(([row, sign, isThere]) =>
    expectation(row, `the sign "${sign}" is ${isThere ? '' : 'not '}at the top of ${name}'s screen`),
  )

/** Denied on installing, notifications have to be allowed in the settings. */
const permission = (model: Model, person: Person): WalkAction[] =>
  person.display.isAskingPermission
    ? [true, false].map((isAllowed) =>
        onPhone(model, person, `${person.name} taps "${isAllowed ? 'Allow' : 'Don’t Allow'}"`, 1.5, () => {
          answerPermission(person, isAllowed)
          return []
        }),
      )
    : []

const bearers = ['Wi-Fi', 'EDGE', '3G', '4G', 'LTE', '5G'] as const

/** None of them keeps a notification away. */
const networks = (model: Model, person: Person): WalkAction[] =>
  bearers.map((bearer) =>
    onPhone(model, person, `${person.name}'s phone is connected by ${bearer}`, 0.02, () => {
      const isThere = person.online ? '' : 'not '
      return [
        expectation('NOTIF-35', `the sign "${bearer}" is ${isThere}at the top of ${person.name}'s screen`),
      ]
    }),
  )
