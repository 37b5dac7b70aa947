/** @module Looks at the login in the newest window, or in the one before it. */

import { requestOpen } from '../model/approvals.ts'
import { challengeOpen, stillWaits } from '../model/challenges.ts'
import { allOf, lasts } from '../model/numbers.ts'
import { type Model, type ModelWindow, newestWindow, type Person } from '../model/person.ts'
import { leaveOpen, newestRequest } from '../model/phone/display.ts'
import { beginSession, certainlyOutside, noteSessionUse, sessionOpen } from '../model/sessions.ts'
import { observation, type WalkAction, type WalkActionsOf } from './action.ts'

export const observations: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  if (!window) return []
  return [
    ...ofSession(model, person, window),
    ...ofLogin(model, person, window),
    ...ofScreen(model, person, window),
    ...ofPhone(model, person),
  ]
}

/** Whether the window of an approved login still gets its session (SEC-EXPIRY-02). */
export function isCollectable({ now, limits }: Model, { login }: ModelWindow): boolean {
  if (login?.stage !== 'approved' || login.approvedAt === undefined) return false
  return (
    allOf(
      lasts(login.approvedAt, now, limits.collectLifetime),
      lasts(login.begunAt, now, limits.loginLifetime),
    ) === true
  )
}

function ofSession(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { name, windows } = person
  const { login } = window
  const actions: WalkAction[] = []
  // Who was let in to another window has not looked at this one since.
  if (isCollectable(model, window) && person.seen?.login?.stage !== 'loggedIn')
    actions.push({
      ...observation('PUSH-AND-07', `${name} is logged in`, person, () => {
        beginSession(model, person, window)
        person.seen = { login, challenge: undefined }
      }),
      weight: 4,
    })
  else if (
    person.seen?.login !== undefined &&
    person.seen.login === login &&
    login.stage === 'loggedIn' &&
    sessionOpen(model, window)
  )
    actions.push(
      observation('SEC-SESSION-06', `${name} is logged in`, person, () => noteSessionUse(model, window)),
    )
  if (certainlyOutside(model, window))
    actions.push(observation(outsideRow(window), `${name} is not logged in`, person))
  const earlier = windows.at(-2)
  if (earlier && certainlyOutside(model, earlier))
    actions.push(
      observation(
        earlier.login?.stage === 'denied' ? 'SEC-END-01' : 'SEC-END-02',
        `${name}'s earlier login does not move ahead`,
        person,
      ),
    )
  if (window.session && sessionOpen(model, window) === false)
    actions.push(
      observation(
        window.session.open === false ? 'SEC-SESSION-02' : 'SEC-SESSION-06',
        `${name} is not in ${window.platform} any more`,
        person,
      ),
    )
  return actions
}

const rowsOutside: Partial<Record<NonNullable<ModelWindow['login']>['stage'], string>> = {
  denied: 'SEC-END-01',
  approved: 'SEC-EXPIRY-02',
  waitingForApproval: 'PUSH-AND-06',
  challenge: 'PUSH-01',
  chooseDevice: 'PUSH-01',
  securityCode: 'PUSH-01',
}

const outsideRow = ({ login }: ModelWindow): string => (login && rowsOutside[login.stage]) ?? 'PUSH-AND-02'

function ofLogin(model: Model, person: Person, { login }: ModelWindow): WalkAction[] {
  if (!login) return []
  const { name } = person
  const waits = stillWaits(model, login)
  const actions: WalkAction[] = []
  const request = login.stage === 'waitingForApproval' ? login.request : undefined
  if (request && waits && requestOpen(model, request))
    actions.push(
      observation('SEC-REFUSAL-01', `${name}'s login is still waiting for the approval`, person, () => {
        person.seen = { login, challenge: undefined }
      }),
    )
  if (login.stage === 'denied' && lasts(login.begunAt, model.now, model.limits.loginLifetime))
    actions.push(
      observation('SEC-END-01', `${name}'s window shows that the login was declined`, person, () => {
        person.seen = undefined
      }),
    )
  const isPending = login.stage !== 'denied' && login.stage !== 'loggedIn' && login.stage !== 'approved'
  if (waits === false && isPending)
    actions.push(
      observation('SEC-EXPIRY-03', `${name}'s login waits no longer`, person, () => {
        person.seen = undefined
      }),
    )
  if (
    login.stage === 'challenge' &&
    waits &&
    challengeOpen(model, login) &&
    person.seen?.login === login &&
    person.seen.challenge
  )
    actions.push(observation('SYNC-08', `a Challenge code of six digits is shown to ${name}`, person))
  return actions
}

/** What the newest window offers, as long as it shows the login as it stands. */
function ofScreen(model: Model, person: Person, { login, platform }: ModelWindow): WalkAction[] {
  if (!login || person.seen?.login !== login || !stillWaits(model, login)) return []
  const isMobile = platform === 'IBKR Mobile'
  const offers = (row: string, label: string): WalkAction[] => [
    { ...observation(row, `"${label}" is offered to ${person.name}`, person), weight: 0.3 },
  ]
  const link = 'Click here if you do not receive the notification'
  if (login.stage === 'waitingForApproval' && login.request && requestOpen(model, login.request))
    return offers('CR-AND-03', isMobile ? `Two-Factor Authentication or ${link}` : link)
  if (login.stage === 'challenge' && person.seen.challenge && challengeOpen(model, login))
    return [
      observation('CR-AND-07', `a box for the response is shown to ${person.name}`, person),
      ...(isMobile ? [] : offers('CR-AND-07', 'OK')),
    ]
  if (login.stage === 'securityCode' && (platform === 'TWS' || platform === 'Client Portal'))
    return offers('SMS-15', 'Login or OK')
  return []
}

function ofPhone(model: Model, person: Person): WalkAction[] {
  const request = newestRequest(person)
  if (!request || !person.online || person.app.isAsking || requestOpen(model, request) !== false) return []
  const row = request.login.stage === 'loggedIn' ? 'CR-AND-08' : 'SEC-EXPIRY-01'
  return [
    observation(row, `the notification can no longer be approved on ${person.name}'s phone`, person, () => {
      person.activation = undefined
      leaveOpen(person, () => true)
    }),
  ]
}
