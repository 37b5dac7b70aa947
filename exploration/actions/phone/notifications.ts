/** @module Notifications about orders, how the push service brings them, and what a person does with those in the list. */

import { requestOpen } from '../../model/approvals.ts'
import { type Expectation, expectation } from '../../model/expectation.ts'
import { secondFactorLocked } from '../../model/failures.ts'
import { type Model, newestWindow, type Person } from '../../model/person.ts'
import {
  type Display,
  leaveOpen,
  newestRequest,
  newestSeen,
  send,
  swipeAway,
} from '../../model/phone/display.ts'
import { usesIbKeyPhone } from '../../model/phone/ib-key.ts'
import { isHeldBack, takeNotifications } from '../../model/phone/refusals.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canTap, tapped } from '../prompts.ts'

export const notificationsOn: WalkActionsOf = (model, person) => {
  if (!usesIbKeyPhone(person)) return []
  return [
    ...orders(model, person),
    ...deliveries(person),
    ...refusals(model, person),
    ...ofList(model, person),
  ]
}

/** More than these no list needs. */
const mostOrders = 4

function orders(model: Model, person: Person): WalkAction[] {
  const { list, waiting, orders: sent, isTouched, refused } = person.display
  // What was not taken may still be sent, before this or after it.
  if (refused !== 'none' || (person.requests.length > 0 && !person.requests.at(-1)?.sent)) return []
  const isNew = [...list, ...waiting].every(({ request, sentAt }) => request || sentAt !== model.now)
  if (!isNew || !person.app.isRegistered || sent >= mostOrders) return []
  return [
    {
      sentence: `a notification about an order is sent to ${person.name}'s phone`,
      weight: isTouched ? 1.2 : 0.2,
      opensNoApp: true,
      happen: () => {
        send(person, model.now)
        return []
      },
    },
  ]
}

const delays = [
  ['a second', 1_000],
  ['20 seconds', 20_000],
  ['2 minutes', 120_000],
] as const

function deliveries({ name, display }: Person): WalkAction[] {
  const by = (how: string, delivery: Display['delivery'], weight: number): WalkAction => ({
    sentence: `notifications to ${name}'s phone ${how}`,
    weight,
    opensNoApp: true,
    happen: () => {
      display.delivery = delivery
      return []
    },
  })
  return [
    by('get lost', 'lost', 0.08),
    by('arrive twice', 'twice', 0.15),
    // When something is sent again is not certain to the second.
    ...(display.refused === 'none'
      ? delays.map(([words, delayMs]) => by(`take ${words}`, { delayMs }, 0.07))
      : []),
  ]
}

/** The push service fails for a time: the login goes on, by a response or once the notification is sent again. */
function refusals(model: Model, person: Person): WalkAction[] {
  const { name, display } = person
  if (!model.capabilities.has('retries') || typeof display.delivery === 'object') return []
  const told = (sentence: string, weight: number, happen: () => void): WalkAction => ({
    sentence: `the push service ${sentence}`,
    weight,
    opensNoApp: true,
    happen: () => {
      happen()
      return []
    },
  })
  const refuse = (sentence: string, refused: Display['refused']): WalkAction =>
    told(`${sentence} notification to ${name}'s phone`, 0.15, () => {
      display.refused = refused
    })
  if (display.refused === 'none') return [refuse('takes no', 'all'), refuse('cannot take the next', 'next')]
  if (display.refused === 'next') return []
  const weight = isHeldBack(model, person) ? 1 : 0.25
  return [
    told(`takes notifications to ${name}'s phone again`, weight, () => takeNotifications(model, person)),
  ]
}

function ofList(model: Model, person: Person): WalkAction[] {
  const { name, display } = person
  const [newest, older] = display.list
  if (!newest?.isThere || !newest.isListed) return []
  return [
    {
      sentence: `${name} swipes the notification away`,
      person,
      weight: 0.25,
      opensNoApp: true,
      happen: () => {
        swipeAway(person)
        return [...stillThere(model, person), ...stillWaiting(model, person)]
      },
    },
    ...(newest.request
      ? []
      : [
          {
            sentence: `${name} taps the notification`,
            person,
            weight: 0.4,
            happen: () => {
              leaveOpen(person, (shown) => shown === newest)
              person.app.isAsking = false
              person.activation = undefined
              return [
                expectation('NOTIF-EN-03', `IB Key asks ${name} for nothing`),
                ...stillWaiting(model, person),
              ]
            },
          },
        ]),
    ...(older?.request &&
    older.isThere &&
    older.isListed &&
    older.request === newestRequest(person) &&
    canTap(model, person, older.request)
      ? tapped(model, person, older.request, `${name} taps the older notification`)
      : []),
  ]
}

function stillThere(model: Model, person: Person): Expectation[] {
  const seen = newestSeen(person, model.now)
  return seen === 'none'
    ? [expectation('NOTIF-EN-IOS-04', `the notification on ${person.name}'s phone is not there`)]
    : []
}

/** Neither a swipe nor a tap answers anything (NOTIF-02, PUSH-AND-03). */
function stillWaiting(model: Model, person: Person): Expectation[] {
  const request = newestRequest(person)
  if (!request || newestWindow(person)?.login !== request.login || !requestOpen(model, request)) return []
  if (secondFactorLocked(model, person) !== false) return []
  person.seen = { login: request.login, challenge: undefined }
  return [expectation('NOTIF-02', `${person.name}'s login is still waiting for the approval`)]
}
