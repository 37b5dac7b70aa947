/** @module What becomes of IBKR Mobile on a phone: installed again, backed up and restored, closed and opened. */

import { type Expectation, expectation } from '../../model/expectation.ts'
import { loseData } from '../../model/phone/ib-key.ts'
import { askPermission } from '../../model/phone/menus.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'

export const installations: WalkActionsOf = (_model, person) => {
  if (!person.hasPhone) return []
  const { name, app, phone } = person
  const cannotBeUsed = (row: string): readonly Expectation[] => [
    expectation(row, `IBKR Mobile cannot be used on ${name}'s phone`),
  ]
  const ends = (
    sentence: string,
    weight: number,
    happen: () => readonly Expectation[] = () => [],
  ): WalkAction => ({
    sentence,
    weight,
    happen: () => {
      person.activation = undefined
      app.isAsking = false
      return happen()
    },
  })
  return [
    ends(`${name} uninstalls IBKR Mobile and installs it again`, 0.2, () => {
      loseData(person)
      askPermission(person)
      return [expectation('NOTIF-26', `"Allow" is on the screen of ${name}'s phone`)]
    }),
    ...(app.isBackedUp
      ? []
      : [
          {
            sentence: `${name} сохраняет резервную копию телефона`,
            weight: 0.03,
            happen: () => {
              app.isBackedUp = true
              return []
            },
          },
        ]),
    // What a backup does to keys that are still there no article says.
    ...(app.isBackedUp && !app.hasKeys
      ? [ends(`${name} восстанавливает телефон из резервной копии`, 0.3, () => cannotBeUsed('CACHE-RU-04'))]
      : []),
    ...(phone > 0
      ? [ends(`IBKR Mobile is closed on ${name}'s new phone and opened again`, 0.15)]
      : [ends(`${name} opens IBKR Mobile on the authentication device`, 0.1)]),
  ]
}
