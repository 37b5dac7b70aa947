/** @module Several requests at the same time: each is judged as if they came one after the other (SEC-RACE). */

import { noteApproval, requestOpen } from '../../model/approvals.ts'
import { challengeOpen, completeLogin, countWrongEntry, stillWaits } from '../../model/challenges.ts'
import { type Expectation, expectation } from '../../model/expectation.ts'
import { mayCountWrongAnswer, passwordLocked, secondFactorLocked } from '../../model/failures.ts'
import { logIn } from '../../model/logins.ts'
import {
  type Chance,
  deviceTypes,
  type Model,
  type ModelWindow,
  newestWindow,
  type Person,
  type PlatformName,
} from '../../model/person.ts'
import { noteResponse } from '../../model/phone/app.ts'
import { isAbout, leaveOpen, newestRequest, readableCode } from '../../model/phone/display.ts'
import { phoneAnswers } from '../../model/phone/ib-key.ts'
import { beginSession, noteSessionUse, sessionOpen } from '../../model/sessions.ts'
import { mayRemove, removeDevice } from '../../model/settings.ts'
import { codeIsSent, loginCodeOpen, noteCode } from '../../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canForeseeLogin, seeNothingNew } from '../foresight.ts'
import { mostWindows, platforms } from '../logging-in.ts'
import { isCollectable } from '../observations.ts'

export const concurrentActions: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  const locked = secondFactorLocked(model, person)
  return [
    ...(locked === false && person.display.refused === 'none' ? logins(model, person) : []),
    ...(window && locked === false ? answers(model, person, window) : []),
    ...(window ? looks(model, person, window) : []),
    ...(window && sessionOpen(model, window) ? settings(model, person, window) : []),
  ]
}

const few = [2, 4] as const

const oneAccepted = (row: string, { name }: Person): readonly Expectation[] => [
  expectation(row, `one of these answers of ${name} is accepted`),
]

/** What comes of it is one of several things: of this person nothing is expected any more. */
const lose = (person: Person): void => {
  person.isLost = true
  // For others there is nothing to try with it, either.
  person.ibKey = false
  person.windows.length = 0
}

/** Counts until the lock; what comes after it, or to what is void, may count or not. */
function countWrongAtOnce(model: Model, person: Person, chances: readonly (Chance | undefined)[]): void {
  for (const chance of chances)
    if (chance?.open && secondFactorLocked(model, person) === false) countWrongEntry(model, person, chance)
    else mayCountWrongAnswer(model, person)
  seeNothingNew(person)
}

function answers(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { login } = window
  if (!login) return []
  return [
    ...responses(model, person, window),
    ...codes(model, person, window),
    ...approvals(model, person),
    ...everyWindow(model, person),
  ]
}

function responses(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { name, seen, windows } = person
  const { login } = window
  const challenge = seen?.login === login ? seen?.challenge : undefined
  if (!login || challenge?.device !== 'ibKey' || !phoneAnswers(person)) return []
  if (challengeOpen(model, login) !== true) return []
  const earlier = windows.at(-2)?.login
  const [tries, before] = [wrongAnswersLeft(model, person), earlier && challengeOpen(model, earlier)]
  return [
    ...few.map((count) => ({
      sentence: `${name} gives the right response ${count} times at the same time`,
      person,
      weight: 0.3,
      happen: () => {
        noteResponse(person)
        succeed(model, person, window, count)
        return oneAccepted('SEC-RACE-02', person)
      },
    })),
    ...wrongCounts(model, person).map((count) => ({
      sentence: `${name} gives a wrong response ${count} times at the same time`,
      person,
      weight: 0.3,
      happen: () => {
        noteResponse(person)
        countWrongAtOnce(model, person, Array<Chance>(count).fill(challenge))
        return []
      },
    })),
    ...(earlier?.challenge && before && tries !== undefined
      ? [
          {
            sentence: `${name} gives a wrong response in the earlier window and the right one in the newest at the same time`,
            person,
            weight: 1,
            happen: () => {
              noteResponse(person)
              if (tries === 1) {
                lose(person)
                return [expectation('SEC-RACE-12', `${name} is logged in or locked out, and not both`)]
              }
              if (earlier.challenge) countWrongEntry(model, person, earlier.challenge)
              succeed(model, person, window, 2)
              return oneAccepted('SEC-RACE-12', person)
            },
          },
        ]
      : []),
  ]
}

/** The others find the login complete, and may count as wrong. */
function succeed(model: Model, person: Person, window: ModelWindow, count: number): void {
  completeLogin(model, person, window)
  for (let time = 1; time < count; time++) mayCountWrongAnswer(model, person)
  person.seen = undefined
}

/** How many wrong answers lock the second factor, where that is certain. */
function wrongAnswersLeft({ published, limits }: Model, { secondFactor }: Person): number | undefined {
  const { least, most } = secondFactor.count
  if (least !== most || !published.has('secondFactorTries')) return undefined
  return limits.secondFactorTries.least - least
}

/** As many as make a challenge void or not, and lock or not. */
function wrongCounts(model: Model, person: Person): readonly number[] {
  const left = wrongAnswersLeft(model, person)
  if (left === undefined || !model.published.has('triesPerCode')) return []
  const { least } = model.limits.triesPerCode
  return [least - 1, least].filter((count) => count > 1)
}

function codes(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { login } = window
  const code = readableCode(person)
  if (!login || !code || code !== login.code || loginCodeOpen(model, login) !== true) return []
  return few.map((count) => ({
    sentence: `${person.name} enters the security code ${count} times at the same time`,
    person,
    weight: 0.5,
    happen: () => {
      code.used = true
      succeed(model, person, window, count)
      return oneAccepted('SEC-RACE-03', person)
    },
  }))
}

function approvals(model: Model, person: Person): WalkAction[] {
  const { name, online, hasKeysToCopy, copyHasApproved, display } = person
  const request = newestRequest(person)
  if (!request?.onPhone || !online || !hasKeysToCopy || copyHasApproved) return []
  if (display.endsWithOrder || phoneAnswers(person) !== true) return []
  if (requestOpen(model, request) !== true) return []
  return [
    ...few.map((count) => ({
      sentence: `${count} approvals by copies of ${name}'s app arrive at the same time`,
      person,
      weight: 0.3,
      happen: () => {
        noteApproval(model, person, request)
        for (let time = 1; time < count; time++) mayCountWrongAnswer(model, person)
        person.copyHasApproved = true
        leaveOpen(person, isAbout(request))
        return [expectation('SEC-RACE-01', `one of the approvals for ${name} has been accepted`)]
      },
    })),
    {
      sentence: `2 approvals and as many refusals by copies of ${name}'s app arrive at the same time`,
      person,
      weight: 0.1,
      happen: () => {
        lose(person)
        return [expectation('SEC-SINGLE-04', `one of the answers of ${name}'s phone is accepted`)]
      },
    },
  ]
}

/** A wrong response in each of several windows that wait for one. */
function everyWindow(model: Model, person: Person): WalkAction[] {
  const { windows, name } = person
  if (windows.length < 2 || wrongAnswersLeft(model, person) === undefined) return []
  const open = windows.map(({ login }) => (login ? challengeOpen(model, login) : false))
  if (!open.includes(true) || open.includes(undefined)) return []
  return [
    {
      sentence: `${name} gives a wrong response in each window at the same time`,
      person,
      weight: 0.4,
      happen: () => {
        const waiting = windows.filter((_window, index) => open[index])
        countWrongAtOnce(
          model,
          person,
          waiting.map(({ login }) => login?.challenge),
        )
        for (let others = windows.length - waiting.length; others > 0; others--)
          mayCountWrongAnswer(model, person)
        return []
      },
    },
  ]
}

function looks(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { login } = window
  if (!login) return []
  const collects = isCollectable(model, window)
  const isPlain = login.stage !== 'approved' && stillWaits(model, login) === true
  if (!collects && !isPlain) return []
  return [
    {
      sentence: `${person.name}'s window requests the login 4 times at the same time`,
      person,
      weight: collects ? 1 : 0.1,
      happen: () => {
        if (!collects) return []
        beginSession(model, person, window)
        person.seen = undefined
        return [expectation('SEC-RACE-06', `1 session has been opened for ${person.name}`)]
      },
    },
  ]
}

function settings(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { name, number } = person
  const actions: WalkAction[] = []
  const action = (sentence: string, weight: number, happen: () => readonly Expectation[]): void => {
    actions.push({
      sentence: `${name} ${sentence}`,
      person,
      weight,
      happen: () => {
        noteSessionUse(model, window)
        seeNothingNew(person)
        return happen()
      },
    })
  }
  const sent = number && model.capabilities.has('sms') ? codeIsSent(model, person, 'number') : undefined
  if (number && sent !== undefined)
    for (const count of few)
      action(`asks for a Confirm Code ${count} times at the same time`, 0.3, () => {
        if (!sent) return []
        noteCode(model, person, 'number', number.onRecord)
        return oneAccepted('SEC-RACE-04', person)
      })
  const devices = deviceTypes(person)
  if (devices.length > 1 && person.sms !== undefined)
    action('removes each SLS device at the same time', 0.15, () => {
      if (person.mandatory) {
        lose(person)
        return [expectation('REG-HK-03', `${name} still has an SLS device`)]
      }
      for (const device of devices) if (mayRemove(person)) removeDevice(person, device)
      return []
    })
  const isAllowed =
    passwordLocked(model, person) === false && secondFactorLocked(model, person) === false && person.ibKey
  if (isAllowed && !person.seamless && model.capabilities.has('seamless'))
    action('switches Seamless Authentication on and begins a login at the same time', 0.1, () => {
      lose(person)
      return [expectation('NOTIF-12', `Seamless Authentication of ${name} is on`)]
    })
  return actions
}

/** Where no notification is sent: how many there are of logins at the same time, each of which ends the one before, no article says. */
function logins(model: Model, person: Person): WalkAction[] {
  const { windows, name } = person
  if (windows.length + few[0] > mostWindows || passwordLocked(model, person) !== false) return []
  const devices = deviceTypes(person)
  if (devices.length === 0 && person.mandatory) return []
  const [only] = devices
  const isByIbKey = devices.length === 1 && only === 'ibKey' && person.seamless && !person.optedOut
  if (isByIbKey || !platforms.every((platform) => canForeseeLogin(model, person, { platform }))) return []
  const isBySms = devices.length === 1 && only === 'sms' && !(person.optedOut && !person.mandatory)
  const action = (sentence: string, opened: readonly PlatformName[], weight: number): WalkAction => ({
    sentence: `${name} ${sentence}`,
    person,
    weight,
    happen: () => {
      const first = windows.length
      const sent = isBySms && codeIsSent(model, person, 'login') === true
      for (const platform of opened) logIn(model, person, { platform })
      if (!sent) return []
      // The SMS is for one of them.
      for (const { login } of windows.slice(first)) if (login) login.stage = 'open end'
      person.seen = undefined
      return []
    },
  })
  return [
    action('logs in to TWS 2 times at the same time', ['TWS', 'TWS'], isBySms ? 0.3 : 0.05),
    ...(windows.length === 0
      ? [
          action(
            'logs in on every platform at the same time',
            [...platforms, ...platforms],
            isBySms ? 0.3 : 0.05,
          ),
        ]
      : []),
  ]
}
