/** @module Passwords that somebody else guesses, one after the other or at the same time, and the right one in another form. */

import { expectedRefusal } from '../../model/expectation.ts'
import { countWrongPassword, mayCountWrongPassword, passwordLocked } from '../../model/failures.ts'
import type { Model, Person } from '../../model/person.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { mostWindows, platforms } from '../logging-in.ts'

export const passwordActions: WalkActionsOf = (model, person) => {
  if (passwordLocked(model, person) !== false) return []
  return [...guesses(model, person), ...forms(model, person)]
}

/** At every entry point, and at the same time, each is counted (SEC-LIMIT-09, SEC-RACE-07). */
function guesses(model: Model, person: Person): WalkAction[] {
  const { password, name } = person
  const { least, most } = password.count
  if (!model.published.has('passwordTries') || least !== most) return []
  const tries = model.limits.passwordTries.least
  const hasApp = model.capabilities.has('ibKey')
  const action = (sentence: string, count: number, weight = 0.06): WalkAction => ({
    sentence,
    person,
    weight,
    happen: () => {
      for (let left = count; left > 0 && !countWrongPassword(model, person); left--);
      return []
    },
  })
  const inApp = (count: number): WalkAction =>
    action(`${name}'s password is guessed in the app ${count} time${count === 1 ? '' : 's'}`, count)
  const atOnce = (where: string, count: number): WalkAction =>
    action(
      `somebody gives a wrong password for ${name}${where} ${count} time${count === 1 ? '' : 's'} at the same time`,
      count,
    )
  const left = tries - least
  const counts = left > 1 ? [left - 1, left] : [left]
  return [
    ...counts.flatMap((count) => [atOnce('', count), ...(hasApp ? [atOnce(' in the app', count)] : [])]),
    action(`somebody gives 1 wrong password for ${name}`, 1, 0.1),
    ...(hasApp ? [inApp(1), ...counts.filter((count) => count > 1).map(inApp)] : []),
    ...(hasApp && least === 0
      ? [0, 1].map((shortfall) =>
          action(
            `somebody gives wrong passwords for ${name} in a window and in the app at the same time, ${shortfall === 0 ? 'as often as' : 'once less than'} the server allows`,
            tries - shortfall,
          ),
        )
      : []),
  ]
}

/** Whether a case of the first letter or blanks around it are taken for mistyping is the system's choice (AMB-36). */
const wrongForms = [
  'in the other case',
  'without its last sign',
  'followed by one more',
  'followed by a null character and one more',
] as const

const weight = 0.2 / wrongForms.length

function forms(model: Model, person: Person): WalkAction[] {
  const { password, name, windows } = person
  if (windows.length >= mostWindows || password.count.most + 1 >= model.limits.passwordTries.least) return []
  const platform = platforms[windows.length % platforms.length] ?? 'TWS'
  return wrongForms.map((form) => ({
    sentence: `${name} gives the password "${form}" to ${platform}`,
    person,
    weight,
    happen: () => {
      // What is no password by its form may count or not.
      if (form === 'followed by a null character and one more') mayCountWrongPassword(person)
      else countWrongPassword(model, person)
      windows.push({ platform, login: undefined, session: undefined })
      person.seen = undefined
      return [expectedRefusal('SEC-EXACT-05', `${name} is refused`)]
    },
  }))
}
