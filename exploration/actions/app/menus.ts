/** @module The start screen of IBKR Mobile and its menus: what is offered after the password, and where Authenticate is. */

import { expectation } from '../../model/expectation.ts'
import { mayResetWrongPasswords, passwordLocked, secondFactorLocked } from '../../model/failures.ts'
import type { Model, Person } from '../../model/person.ts'
import { hasAppPin } from '../../model/phone/app.ts'
import { isAppPaused } from '../../model/phone/display.ts'
import { activationOffered, phoneAnswers } from '../../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { opens } from './typing.ts'

export const menus: WalkActionsOf = (model, person) => {
  if (!person.hasPhone || !model.capabilities.has('ibKey') || isAppPaused(person.display)) return []
  const { app } = person
  return [...(app.isLoggedIn ? [logout(person)] : logins(model, person)), ...authenticate(person)]
}

const labels = {
  activation: 'Activate IB Key',
  migration: 'Migrate IB Key',
  reactivation: 'Reactivate IB Key',
} as const

/** What the server has for this person, and this phone. */
function logins(model: Model, person: Person): WalkAction[] {
  const { name, app, online, optedOut } = person
  const procedure = activationOffered(person)
  if (!online || optedOut || app.isTampered || (!procedure && !phoneAnswers(person))) return []
  if (passwordLocked(model, person) !== false || secondFactorLocked(model, person) !== false) return []
  return [
    opens(person, `${name} opens IBKR Mobile, enters username and password and taps "Log In"`, 0.5, () => {
      mayResetWrongPasswords(person)
      if (procedure)
        return [
          expectation(rowOfOffer(person, procedure), `IBKR Mobile offers ${name} "${labels[procedure]}"`),
        ]
      app.isLoggedIn = true
      return ['Activate', 'Migrate', 'Reactivate'].map((verb) =>
        expectation(rowOfOffer(person, 'migration'), `IBKR Mobile does not offer ${name} "${verb} IB Key"`),
      )
    }),
  ]
}

function rowOfOffer(person: Person, procedure: keyof typeof labels): string {
  if (procedure === 'reactivation') return 'REACT-A-01'
  return hasAppPin(person) ? 'MIG-AND-02' : 'MIG-IOS-02'
}

const menuOf = (person: Person): string => {
  if (!person.app.isLoggedIn) return 'Services'
  return hasAppPin(person) ? 'Menu' : 'More'
}

const logout = (person: Person): WalkAction =>
  opens(
    person,
    `${person.name} opens "IBKR Mobile → ${menuOf(person)} → Log Out" from the home screen`,
    0.4,
    () => {
      person.app.isLoggedIn = false
      return []
    },
  )

/** Where the form for a challenge is, and whether it is there at all. */
function authenticate(person: Person): WalkAction[] {
  const { name, app } = person
  const answers = phoneAnswers(person)
  if (answers === undefined) return []
  const [android, iphone] = app.isLoggedIn
    ? ['XDEV-AND-04b', 'XDEV-IOS-04b']
    : ['XDEV-AND-04a', 'XDEV-IOS-04a']
  const row = app.isTampered ? 'NOTIF-37' : hasAppPin(person) ? android : iphone
  return [
    opens(
      person,
      `${person.name} opens "IBKR Mobile → ${menuOf(person)} → Authenticate" from the home screen`,
      0.2,
      () => [
        expectation(
          row,
          answers
            ? `IBKR Mobile asks ${name} for "Challenge"`
            : `IBKR Mobile does not ask ${name} for "Challenge"`,
        ),
      ],
    ),
  ]
}
