/** @module WalkActions of the second factor: approvals, responses, security codes. */

import { noteApproval, noteDecline, requestOpen } from '../model/approvals.ts'
import {
  challengeOpen,
  countWrongEntry,
  enterResponse,
  responseIsRight,
  showChallenge,
  stillWaits,
} from '../model/challenges.ts'
import { type Expectation, expectation, expectedRefusal } from '../model/expectation.ts'
import { mayCountWrongAnswer, secondFactorLocked } from '../model/failures.ts'
import { see } from '../model/logins.ts'
import {
  type ApprovalRequest,
  type Chance,
  type Code,
  type Model,
  type ModelWindow,
  newestWindow,
  type Person,
  type SavedResponse,
} from '../model/person.ts'
import { currentElement, noteResponse, noteRight } from '../model/phone/app.ts'
import { isAbout, isAppPaused, leaveOpen, newestRequest, readableCode } from '../model/phone/display.ts'
import { phoneAnswers } from '../model/phone/ib-key.ts'
import {
  codeIsSent,
  enterSecurityCode,
  loginCodeOpen,
  noteCode,
  securityCodeIsRight,
} from '../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'
import { canForeseeWrongAnswer, pauseExpected } from './foresight.ts'

export const answeringActions: WalkActionsOf = (model, person) => [
  ...approvals(model, person),
  ...challenges(model, person),
  ...codes(model, person),
]

function approvals(model: Model, person: Person): WalkAction[] {
  const request = newestRequest(person)
  if (!request?.onPhone || !person.online || isAppPaused(person.display)) return []
  const { name, app } = person
  const open = requestOpen(model, request)
  const byCopy = (row: string, how: string): WalkAction => ({
    sentence: `a ${how}`,
    person,
    weight: 0.15,
    happen: () => {
      // A wrong approval signature may count as a wrong answer.
      mayCountWrongAnswer(model, person)
      return [expectation(row, `none of the approvals for ${name} has been accepted`)]
    },
  })
  const copies = (...actions: readonly WalkAction[]): readonly WalkAction[] =>
    person.hasKeysToCopy && !person.display.endsWithOrder && !person.copyHasApproved ? actions : []
  if (open === false)
    return [
      {
        sentence: `${name} tries to approve the login`,
        person,
        weight: 0.5,
        happen: () => {
          person.activation = undefined
          leaveOpen(person, isAbout(request))
          return []
        },
      },
      ...copies(byCopy(rowOfClosed(request), `copy of ${name}'s app with the keys approves the login`)),
    ]
  if (
    open === undefined ||
    secondFactorLocked(model, person) !== false ||
    !canForeseeWrongAnswer(model, person)
  )
    return []
  const element = currentElement(person)
  const answers = phoneAnswers(person) === true && element !== undefined
  return [
    ...(answers
      ? [
          {
            sentence: `${name} approves the login${element === person.element ? '' : ` with ${element}`}`,
            person,
            weight: 2,
            happen: () => {
              noteRight(app, element)
              noteApproval(model, person, request)
              leaveOpen(person, isAbout(request))
              return []
            },
          },
          {
            sentence: `${name} declines the login`,
            person,
            happen: () => {
              noteDecline(request)
              leaveOpen(person, isAbout(request))
              return []
            },
          },
        ]
      : []),
    ...copies(
      byCopy('SEC-BIND-09', `copy of ${name}'s app without the keys approves the login`),
      byCopy('SEC-BIND-09', `copy of ${name}'s app without the keys declines the login`),
      byCopy(
        'SEC-ELEMENT-01',
        `modified copy of ${name}'s app approves the login without any security element`,
      ),
      ...(model.capabilities.has('integrity')
        ? attestationsTo(model).map(([row, with_]) =>
            byCopy(row, `modified copy of ${name}'s app approves the login ${with_}`),
          )
        : []),
    ),
  ]
}

/** Attestations that speak for nothing. */
const attestations = [
  ['NOTIF-37', 'without any attestation'],
  ['SEC-CLAIM-01', 'with an unsigned attestation'],
  ['SEC-CLAIM-03', 'with the attestation of another app'],
  ['SEC-CLAIM-03', 'with the attestation of another phone'],
  ['SEC-CLAIM-04', 'with an attestation issued five minutes ago'],
  ['SEC-CLAIM-05', 'with an attestation dated an hour ahead'],
] as const

/** To a server whose clock was set back, none is late. */
export const attestationsTo = ({ isSetBack }: Model) =>
  attestations.filter(([row]) => !isSetBack || (row !== 'SEC-CLAIM-04' && row !== 'SEC-CLAIM-05'))

/** Which rule ended the request. */
function rowOfClosed({ approved, login }: ApprovalRequest): string {
  if (approved || login.stage === 'denied') return 'SEC-SINGLE-04'
  return login.stage === 'loggedIn' ? 'CR-AND-08' : 'SEC-EXPIRY-01'
}

/** Whether it is certain what becomes of an entry that is right or wrong. */
const isForeseen = (model: Model, person: Person, right: boolean | undefined): boolean =>
  right === true || (right === false && canForeseeWrongAnswer(model, person))

/** What the answer to a right or wrong entry has to be; `where` has the row. */
function outcomeOf(
  person: Person,
  right: boolean,
  rows: { right: string; wrong: string },
): readonly Expectation[] {
  return [
    right
      ? expectation(rows.right, `${person.name} is logged in`)
      : expectedRefusal(rows.wrong, `${person.name} is refused`),
  ]
}

function challenges(model: Model, person: Person): WalkAction[] {
  const window = newestWindow(person)
  const login = window?.login
  if (!window || !login || secondFactorLocked(model, person) === undefined) return []
  const { name, seen } = person
  const actions: WalkAction[] = []
  const locked = secondFactorLocked(model, person)
  const waits = stillWaits(model, login)
  if (!locked && waits !== undefined && login.stage !== 'approved') {
    const isOffered = waits && (login.device === 'ibKey' || login.device === 'physical')
    if (waits !== undefined && login.stage !== 'loggedIn')
      actions.push({
        sentence: `${name} asks for a Challenge code instead`,
        person,
        weight: isOffered ? 1.5 : 0.3,
        happen: () => {
          if (!isOffered || (login.device !== 'ibKey' && login.device !== 'physical')) {
            person.seen = undefined
            return [expectedRefusal(waits ? 'SEC-BIND-11' : endRow(window), `${name} is refused`)]
          }
          showChallenge(model, login, login.device)
          see(model, person, login)
          return [expectation('SYNC-08', `a Challenge code of six digits is shown to ${name}`)]
        },
      })
  }
  const submit = (
    sentence: string,
    response: SavedResponse,
    rows: { right: string; wrong: string },
    weight = 1,
    by?: Person,
  ): void => {
    const right = locked ? false : responseIsRight(model, login, response)
    if (!locked && !isForeseen(model, person, right)) return
    actions.push({
      sentence,
      person,
      weight,
      happen: () => {
        if (by) noteResponse(by)
        person.given = response
        const isRight = !locked && enterResponse(model, person, window, response)
        person.seen = isRight ? { login, challenge: undefined } : undefined
        return outcomeOf(person, isRight, locked ? { ...rows, wrong: 'SEC-LIMIT-04' } : rows)
      },
    })
  }
  const shown = seen?.login === login ? seen.challenge : undefined
  if (shown && shown.device === 'ibKey' && phoneAnswers(person)) {
    const isLate = challengeOpen(model, login) === false
    const right = { challenge: shown, right: true }
    const wrong = { challenge: shown, right: false }
    submit(
      `${name} answers the newest challenge`,
      right,
      {
        right: 'CR-AND-07',
        wrong: isLate ? 'SEC-EXPIRY-04' : 'SEC-SINGLE-06',
      },
      2,
      person,
    )
    for (const form of ['wrong in its last digit', 'without its last digit', 'followed by one more digit'])
      submit(
        `${name} answers the challenge with a response that is "${form}"`,
        wrong,
        {
          right: 'CR-AND-07',
          wrong: form === 'wrong in its last digit' ? 'CR-AND-07' : 'SEC-EXACT-01',
        },
        0.5,
        person,
      )
    actions.push({
      sentence: `${name} notes the response to the challenge down`,
      person,
      weight: 0.7,
      happen: () => {
        noteResponse(person)
        person.noted = right
        return []
      },
    })
    for (const other of model.people)
      if (other !== person && phoneAnswers(other))
        submit(
          `${name} answers the challenge with the response of ${other.name}'s phone`,
          wrong,
          { right: 'CR-AND-07', wrong: 'SEC-BIND-02' },
          1,
          other,
        )
  }
  if (shown && shown.device === 'physical' && person.physical) {
    const right = { challenge: shown, right: true }
    submit(
      `${name} answers the challenge with the physical security device`,
      right,
      {
        right: 'SYNC-06',
        wrong: 'SEC-EXPIRY-04',
      },
      2,
    )
    actions.push({
      sentence: `${name} notes the response of the physical security device down`,
      person,
      weight: 0.5,
      happen: () => {
        person.noted = right
        return []
      },
    })
  }
  // The wrong ones are made of the noted one.
  if (person.noted && locked === false)
    actions.push(
      ...wrongManyTimes(model, person, 'one challenge', login.challenge, challengeOpen(model, login)),
    )
  if (person.given)
    submit(
      `${name} gives the same response again`,
      person.given,
      { right: 'CR-AND-07', wrong: 'SEC-SINGLE-01' },
      login.stage === 'challenge' ? 2 : 0.7,
    )
  if (person.noted)
    submit(
      `${name} gives the noted response`,
      person.noted,
      { right: 'CR-AND-07', wrong: rowOfNoted(person.noted, window) },
      1.5,
    )
  return actions
}

/** As often as one code allows, or once less: where the numbers are known, and the count of wrong answers is. */
function wrongManyTimes(
  model: Model,
  person: Person,
  kind: string,
  chance: Chance | undefined,
  open: boolean | undefined,
): WalkAction[] {
  const { published, limits } = model
  const { count } = person.secondFactor
  if (!open || !chance || chance.wrong > 0 || count.least !== count.most) return []
  if (!published.has('triesPerCode') || !published.has('secondFactorTries')) return []
  const most = Math.min(limits.triesPerCode.least, limits.secondFactorTries.least)
  return [0, 1].map((shortfall) => ({
    sentence: `${person.name} is wrong ${shortfall === 0 ? 'as often as' : 'once less than'} ${kind} allows`,
    person,
    weight: 2,
    happen: () => {
      for (let time = 0; time < most - shortfall; time++)
        if (chance.open) countWrongEntry(model, person, chance)
        else mayCountWrongAnswer(model, person)
      person.seen = undefined
      return []
    },
  }))
}

/** Why a noted response is refused in this window. */
function rowOfNoted({ challenge }: SavedResponse, { login }: ModelWindow): string {
  if (login?.stage === 'loggedIn') return 'SEC-SINGLE-01'
  if (login?.challenge !== challenge) return 'SEC-BIND-03'
  return challenge.wrong > 0 ? 'SEC-LIMIT-01' : 'SEC-EXPIRY-04'
}

/** Which rule ends the login of this window. */
const endRow = ({ login }: ModelWindow): string =>
  login?.stage === 'denied' ? 'SEC-END-01' : 'SEC-EXPIRY-03'

function codes(model: Model, person: Person): WalkAction[] {
  const window = newestWindow(person)
  const login = window?.login
  const locked = secondFactorLocked(model, person)
  if (!window || !login || locked === undefined || login.stage === 'open end') return []
  const { name } = person
  const actions: WalkAction[] = []
  const enter = (sentence: string, code: Code | undefined, row: string, weight = 1): void => {
    const right = locked ? false : securityCodeIsRight(model, login, code)
    if (!locked && !isForeseen(model, person, right)) return
    actions.push({
      sentence,
      person,
      weight,
      happen: () => {
        const isRight = !locked && enterSecurityCode(model, person, window, code)
        person.seen = isRight ? { login, challenge: undefined } : undefined
        return outcomeOf(person, isRight, { right: 'SMS-15', wrong: locked ? 'SEC-LIMIT-04' : row })
      },
    })
  }
  const newest = readableCode(person)
  if (newest) {
    enter(`${name} enters the security code from the SMS`, newest, rowOfCode(model, newest, window), 2)
    enter(`${name} enters a wrong security code`, undefined, 'SMS-15', 0.7)
    if (locked === false)
      actions.push(
        ...wrongManyTimes(model, person, 'one security code', login.code, loginCodeOpen(model, login)),
      )
    actions.push({
      sentence: `${name} notes the code down`,
      person,
      weight: 0.5,
      happen: () => {
        person.notedCode = newest
        return []
      },
    })
  }
  if (person.notedCode)
    enter(
      `${name} enters the noted code as security code`,
      person.notedCode,
      rowOfCode(model, person.notedCode, window),
      login.code && person.notedCode !== login.code ? 3 : 1,
    )
  for (const other of model.people)
    if (other !== person && readableCode(other))
      enter(`${name} enters the security code of ${other.name}`, undefined, 'SEC-BIND-04', 0.5)
  const waits = stillWaits(model, login)
  if (locked === false && waits !== undefined && login.stage !== 'approved') {
    const isExpected = waits && login.stage === 'securityCode'
    const sent = isExpected ? codeIsSent(model, person, 'login') : false
    if (sent !== undefined)
      actions.push({
        sentence: `${name} asks for another SMS`,
        person,
        weight: isExpected ? 1 : 0.2,
        happen: () => {
          if (sent) {
            noteCode(model, person, 'login', person.number?.lastVerified ?? 'own', login)
            see(model, person, login)
            return [expectation('SMS-06', `the answer of ${name} is accepted`)]
          }
          person.seen = undefined
          if (isExpected)
            return [
              expectedRefusal('SMS-06', `the server asks ${name} to wait`),
              ...pauseExpected(model, person, 'login'),
            ]
          return [expectedRefusal(waits ? 'SEC-BIND-12' : endRow(window), `${name} is refused`)]
        },
      })
  }
  return actions
}

function rowOfCode(model: Model, code: Code, { login }: ModelWindow): string {
  if (code.used) return 'SEC-SINGLE-02'
  if (code.purpose !== 'login') return 'SEC-BIND-06'
  if (code.login !== login) return 'SEC-BIND-05'
  if (code.wrong > 0) return 'SEC-LIMIT-02'
  return login && loginCodeOpen(model, login) === false ? 'SEC-EXPIRY-05' : 'SMS-07'
}
