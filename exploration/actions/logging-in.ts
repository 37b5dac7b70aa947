/** @module WalkActions at the login window: password, choice of device, windows, logout. */

import { completeLogin, showChallenge, stillWaits } from '../model/challenges.ts'
import { expectation, expectedRefusal } from '../model/expectation.ts'
import { countWrongPassword, passwordLocked, secondFactorLocked } from '../model/failures.ts'
import { beginWith, logIn, see } from '../model/logins.ts'
import {
  type DeviceType,
  deviceTypes,
  type Model,
  type ModelLogin,
  newestWindow,
  type Person,
  type PlatformName,
} from '../model/person.ts'
import { noteResponse } from '../model/phone/app.ts'
import { phoneAnswers } from '../model/phone/ib-key.ts'
import { closeSession, sessionOpen } from '../model/sessions.ts'
import { codeIsSent } from '../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'
import { canForeseeDevice, canForeseeLogin, canForeseeWrongPassword, choiceIsSeen } from './foresight.ts'

export const platforms: readonly PlatformName[] = ['TWS', 'Client Portal', 'WebTrader', 'IBKR Mobile']

const inDropDown = {
  ibKey: 'IB Key',
  physical: 'the physical security device',
  sms: 'SMS',
} as const

/** More windows than this no short scenario needs. */
export const mostWindows = 9

export const loginActions: WalkActionsOf = (model, person) => [
  ...passwords(model, person),
  ...choices(model, person),
  ...windows(model, person),
]

function passwords(model: Model, person: Person): WalkAction[] {
  const { name } = person
  const actions: WalkAction[] = []
  if (person.windows.length >= mostWindows) return []
  // Who has begun a login goes on with it more often than with another one.
  const pending = newestWindow(person)?.login
  const weight = pending && stillWaits(model, pending) ? 0.35 : 1
  for (const platform of platforms) {
    if (canForeseeLogin(model, person, { platform })) {
      const logsIn = (sentence: string, weightOf: number): WalkAction => ({
        sentence: `${name} ${sentence}`,
        person,
        weight: weightOf,
        opensNoApp: true,
        happen: () => logIn(model, person, { platform }),
      })
      const button = platform === 'IBKR Mobile' ? 'Log In' : 'Login'
      actions.push(
        logsIn(`logs in to ${platform}`, weight),
        logsIn(
          `enters username and password on the ${platform} login screen and clicks "${button}"`,
          weight / 5,
        ),
      )
    }
    const locked = passwordLocked(model, person)
    if (locked === undefined || !(locked || canForeseeWrongPassword(model, person))) continue
    actions.push({
      sentence: `${name} tries to log in to ${platform} with a wrong password`,
      person,
      weight: 0.1,
      happen: () => {
        const isLast = !locked && countWrongPassword(model, person)
        person.windows.push({ platform, login: undefined, session: undefined })
        person.seen = undefined
        const isPlain = !locked && !isLast
        return [
          isPlain
            ? expectedRefusal('PUSH-AND-02', `the server does not accept the credentials of ${name}`)
            : expectedRefusal('SEC-LIMIT-09', `${name} is refused`),
        ]
      },
    })
  }
  return [...actions, ...guesses(model, person), ...inRussian(model, person)]
}

/** Up to the limit, or once less, by somebody in windows of their own. */
function guesses(model: Model, person: Person): WalkAction[] {
  const { password, name } = person
  const tries = model.limits.passwordTries
  const isKnown = model.published.has('passwordTries') && password.count.least === password.count.most
  if (!isKnown || passwordLocked(model, person) !== false || password.count.least > 0) return []
  return [0, 1].map((shortfall) => ({
    sentence: `somebody gives wrong passwords for ${name}, ${shortfall === 0 ? 'as often as' : 'once less than'} the server allows`,
    person,
    weight: 0.15,
    happen: () => {
      for (let time = 0; time < tries.least - shortfall; time++) countWrongPassword(model, person)
      return []
    },
  }))
}

/** A whole login in a window in Russian, by a response where IB Key is active. */
function inRussian(model: Model, person: Person): WalkAction[] {
  const isPlain = phoneAnswers(person) === true && !person.physical && person.sms === false
  if (!model.capabilities.has('russian') || !isPlain) return []
  if (passwordLocked(model, person) !== false || secondFactorLocked(model, person) !== false) return []
  return platforms
    .filter((platform) => canForeseeLogin(model, person, { platform }))
    .map((platform) => ({
      sentence: `${person.name} is logged in to ${platform} in Russian`,
      person,
      weight: 0.15,
      happen: () => {
        logIn(model, person, { platform })
        const window = newestWindow(person)
        if (!window?.login || window.login.stage === 'loggedIn') return []
        showChallenge(model, window.login, 'ibKey')
        noteResponse(person)
        completeLogin(model, person, window)
        person.seen = { login: window.login, challenge: undefined }
        return [expectation('CR-AND-02', `the answer of ${person.name} is accepted`)]
      },
    }))
}

function choices(model: Model, person: Person): WalkAction[] {
  const login = newestWindow(person)?.login
  if (!login || !choiceIsSeen(person) || person.sms === undefined) return []
  if (!stillWaits(model, login) || secondFactorLocked(model, person) !== false) return []
  // As long as no SMS can be sent a system may refuse the choice of SMS, or ask for the code that it sent before.
  const isCertain = (type: DeviceType): boolean =>
    canForeseeDevice(model, person, type) && (type !== 'sms' || codeIsSent(model, person, 'login') === true)
  return deviceTypes(person)
    .filter(isCertain)
    .map((type) => ({
      sentence: `${person.name} chooses ${inDropDown[type]} in the drop-down`,
      person,
      weight: 3,
      happen: () => {
        const expectations = beginWith(model, person, login, type)
        see(model, person, login)
        return expectations
      },
    }))
}

function windows(model: Model, person: Person): WalkAction[] {
  const { name } = person
  const actions: WalkAction[] = []
  const earlier = person.windows.at(-2)
  const newest = newestWindow(person)
  if (earlier?.login && isPlainlyRead(model, earlier.login)) {
    const { login } = earlier
    actions.push({
      sentence: `${name} goes back to the earlier window`,
      person,
      happen: () => {
        person.windows.push(...person.windows.splice(-2, 1))
        if (stillWaits(model, login)) see(model, person, login)
        else person.seen = undefined
        return []
      },
    })
  }
  if (newest?.login && isPlainlyRead(model, newest.login) && stillWaits(model, newest.login)) {
    const { login } = newest
    actions.push({
      sentence: `${name} requests the login again`,
      person,
      happen: () => {
        see(model, person, login)
        return [expectation('SEC-REFUSAL-01', `the answer of ${name} is accepted`)]
      },
    })
  }
  if (newest?.login?.stage === 'loggedIn' && newest.session)
    actions.push({
      sentence: `${name} requests the login again`,
      person,
      weight: 0.5,
      happen: () => {
        person.seen = undefined
        return [expectedRefusal('SEC-SINGLE-05', `1 session has been opened for ${name}`)]
      },
    })
  if (newest && sessionOpen(model, newest))
    actions.push({
      sentence: `${name} logs out`,
      person,
      happen: () => {
        closeSession(newest)
        person.seen = undefined
        return [expectation('SYNC-15', `the answer of ${name} is accepted`)]
      },
    })
  return actions
}

/** Whether a look changes nothing: it collects the session of an approved login. */
const isPlainlyRead = (model: Model, login: ModelLogin): boolean =>
  login.stage !== 'approved' && login.stage !== 'loggedIn' && stillWaits(model, login) !== undefined
