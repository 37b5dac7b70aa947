/** @module What nobody does: time passes, the server starts again, phones lose their connection. */

import type { NumberName } from '../../contract/lab-face.ts'
import { lapseWrongPasswords } from '../model/failures.ts'
import type { Bounds } from '../model/numbers.ts'
import { type Model, newestWindow, type Person } from '../model/person.ts'
import { appOnNextPhone, noteKeys } from '../model/phone/app.ts'
import { disturb, newestRequest } from '../model/phone/display.ts'
import { newDisplay } from '../model/phone/display-state.ts'
import { isFirstBound, usesIbKeyPhone } from '../model/phone/ib-key.ts'
import { closeApp } from '../model/phone/menus.ts'
import { isSentSoon, leaveSentOpen, noteSentAgain } from '../model/phone/refusals.ts'
import { showWhatWaits } from '../model/phone/waiting.ts'
import { enrol, rebindIbKey } from '../model/settings.ts'
import type { WalkAction } from './action.ts'
import { elementOn } from './beginnings.ts'

const durations: Readonly<Record<string, number>> = {
  'a second passes': 1_000,
  '20 seconds pass': 20_000,
  'a minute passes': 60_000,
  '119.999 seconds pass': 119_999,
  '2 minutes pass': 120_000,
  '3 minutes pass': 180_000,
  '5 minutes pass': 300_000,
  '10 minutes pass': 600_000,
  '20 minutes pass': 1_200_000,
  'an hour passes': 3_600_000,
  'half a day passes': 43_200_000,
  'a day passes': 86_400_000,
}

/** A lifetime as the steps call it, the numbers that it depends on, and whether something that has it has just begun. */
interface Lifetime {
  readonly words: string
  readonly of: readonly NumberName[]
  readonly began: (person: Person) => number | undefined
}

const lifetimes: readonly Lifetime[] = [
  {
    words: 'the approval request',
    of: ['pushLifetime', 'loginLifetime'],
    began: (person) => newestRequest(person)?.since,
  },
  {
    words: 'the approved login',
    of: ['collectLifetime', 'loginLifetime'],
    began: (person) => newestWindow(person)?.login?.approvedAt,
  },
  { words: 'the login', of: ['loginLifetime'], began: (person) => newestWindow(person)?.login?.begunAt },
  {
    words: 'the challenge',
    of: ['challengeLifetime', 'loginLifetime'],
    began: (person) => newestWindow(person)?.login?.challenge?.since,
  },
  {
    words: 'the security code',
    of: ['smsCodeLifetime', 'loginLifetime'],
    began: (person) => newestWindow(person)?.login?.code?.since,
  },
  {
    words: 'the Confirm Code',
    of: ['smsCodeLifetime'],
    began: ({ codes }) => codes.findLast(({ purpose }) => purpose === 'number')?.since,
  },
  {
    words: 'the unused session',
    of: ['sessionLifetime', 'sessionIdleLifetime'],
    began: (person) => newestWindow(person)?.session?.usedAt.least,
  },
  {
    words: 'the Activation Token',
    of: ['smsCodeLifetime', 'activationLifetime'],
    began: ({ activation }) => activation?.since,
  },
  { words: 'the activation', of: ['activationLifetime'], began: ({ activation }) => activation?.since },
  { words: 'the lock', of: ['secondFactorLock'], began: ({ secondFactor }) => secondFactor.lockedAt },
  { words: 'the lock of the password', of: ['passwordLock'], began: ({ password }) => password.lockedAt },
  {
    words: 'the pause of notifications',
    of: ['pushCapWindow'],
    began: (person) => newestRequest(person)?.since,
  },
]

/** Time passes, and with it what comes by itself. */
export function pass(model: Model, durationMs: number): void {
  model.now += durationMs
  for (const person of model.people) {
    enrol(model, person)
    lapseWrongPasswords(model, person)
    noteSentAgain(model, person)
    showWhatWaits(model, person, true)
  }
}

const passing = (model: Model, sentence: string, durationMs: number, weight: number): WalkAction => ({
  sentence,
  weight,
  opensNoApp: true,
  happen: () => {
    pass(model, durationMs)
    return []
  },
})

/** Edges are only worth something where what has them has just begun, and known only where the number is. */
function edges(model: Model): WalkAction[] {
  const { now, limits } = model
  return lifetimes.flatMap(({ words, of, began }) => {
    const isFresh = model.people.some((person) => began(person) === now)
    if (!isFresh || !of.every((name) => model.published.has(name))) return []
    const least = Math.min(...of.map((name): number => (limits[name] satisfies Bounds).least))
    return [
      passing(model, `${words} is about to end`, least - 1, 0.4),
      passing(model, `${words} has just ended`, least, 0.4),
    ]
  })
}

export function surroundings(model: Model): readonly WalkAction[] {
  if (model.people.length === 0) return []
  return [
    ...Object.entries(durations).map(([sentence, durationMs]) =>
      passing(model, sentence, durationMs, model.people.some(isSentSoon) ? 0.4 : 0.08),
    ),
    ...edges(model),
    // How long a server was away whose clock was set back it cannot know.
    ...(model.isSetBack ? [] : [{ sentence: 'the server starts again', weight: 0.3, happen: () => [] }]),
    ...clocks(model),
    ...model.people
      .filter((person) => !isSentSoon(person))
      .flatMap((person) => [...ofPhone(model, person), ...ofIbKey(model, person)]),
  ]
}

/** What decides nothing: the clock of the server that was set back (SEC-TIME-02), and what requests say of time and place. */
function clocks(model: Model): WalkAction[] {
  const told = (sentence: string): WalkAction => ({
    sentence: `from now on every request says that it ${sentence}`,
    weight: 0.15,
    happen: () => {
      model.isMisdated = true
      return []
    },
  })
  return [
    ...(model.capabilities.has('clockSetBack') && !model.isSetBack
      ? [
          {
            sentence: 'the clock of the server is set back by an hour',
            weight: 0.2,
            happen: () => {
              model.isSetBack = true
              for (const person of model.people) leaveSentOpen(model, person)
              return []
            },
          },
        ]
      : []),
    ...(model.isMisdated ? [] : [told('is still this instant'), told('comes from another address')]),
  ]
}

/** Its connection, and a restart. */
function ofPhone(model: Model, person: Person): WalkAction[] {
  if (!usesIbKeyPhone(person)) return []
  const { name, online, display } = person
  const change = (sentence: string, happen: () => void): WalkAction => ({
    sentence,
    weight: 0.15,
    opensNoApp: true,
    happen: () => {
      happen()
      return []
    },
  })
  return [
    change(`${name}'s phone ${online ? 'has no internet access' : 'is back online'}`, () => {
      person.online = !online
      display.hasInternet = !online
      display.isInAirplaneMode = false
      showWhatWaits(model, person)
    }),
    change(`${name} restarts the phone`, () => {
      closeApp(person)
      disturb(person)
    }),
  ]
}

/** IB Key is bound anew, and where somebody lives changes. */
function ofIbKey({ capabilities }: Model, person: Person): WalkAction[] {
  const { name } = person
  const rebound = (sentence: string, happen: () => void = () => {}): WalkAction => ({
    sentence,
    weight: 0.12,
    happen: () => {
      rebindIbKey(person)
      happen()
      noteKeys(person.app)
      // Without the internet the phone has no registration that could be told.
      if (person.online) person.app.isRegistered = true
      person.keyPhone = person.phone
      person.hasKeysToCopy = true
      return []
    },
  })
  return [
    ...(usesIbKeyPhone(person)
      ? [
          // Of a PIN that the app has lost the lab face knows nothing. Whether the entry in the drop-down stays the same is
          // the system's choice.
          ...(person.app.hasKeys || !person.app.hasChosenPin
            ? [
                rebound(`IB Key is activated again on ${name}'s phone`, () => {
                  person.notedEntry = undefined
                }),
              ]
            : []),
          ...otherPhones.map((phone) =>
            rebound(`${name} moves IB Key to ${phone}`, () => {
              person.app = appOnNextPhone(person.app, undefined, isFirstBound(person))
              person.phone += 1
              person.activation = undefined
              person.element = elementOn[phone]
              person.inbox = []
              person.online = true
              person.display = newDisplay(person.element)
            }),
          ),
        ]
      : []),
    ...(capabilities.has('residenceChanges')
      ? countries.map(([country, mandatory]) => ({
          sentence: `${name} moves to "${country}"`,
          weight: 0.08,
          happen: () => {
            person.mandatory = mandatory
            return []
          },
        }))
      : []),
  ]
}

const otherPhones = ['an iPhone with Touch ID', 'an Android phone with a fingerprint sensor'] as const

const countries = [
  ['Hong Kong', true],
  ['India', true],
  ['Singapore', false],
] as const
