/** @module Entries of the device drop-down that were noted, and windows of before. */

import { stillWaits } from '../../model/challenges.ts'
import { expectedRefusal } from '../../model/expectation.ts'
import { secondFactorLocked } from '../../model/failures.ts'
import { beginWith, see } from '../../model/logins.ts'
import { type Model, type ModelWindow, newestWindow, type Person } from '../../model/person.ts'
import { noteSessionUse, sessionOpen } from '../../model/sessions.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canForeseeDevice, choiceIsSeen, seeNothingNew } from '../foresight.ts'
import { pass } from '../surroundings.ts'

export const dropDown: WalkActionsOf = (model, person) => {
  if (person.windows.length === 0) return []
  return [...entries(model, person), ...earlierWindows(person), ...uses(model, person)]
}

function entries(model: Model, person: Person): WalkAction[] {
  const { name, notedEntry, ibKey } = person
  const login = newestWindow(person)?.login
  if (notedEntry === undefined) {
    if (!ibKey || !choiceIsSeen(person)) return []
    return [
      {
        sentence: `${name} notes the entry "IB Key" of the drop-down`,
        person,
        weight: 1.5,
        happen: () => {
          person.notedEntry = person.binding
          return []
        },
      },
    ]
  }
  if (!login || secondFactorLocked(model, person) !== false) return []
  const waits = stillWaits(model, login)
  if (waits === undefined || login.stage === 'approved') return []
  const isOffered = waits && login.stage === 'chooseDevice'
  const isActive = ibKey && notedEntry === person.binding
  // Whether somebody may choose anew once a device was chosen, no article says.
  if (waits && isActive && !isOffered) return []
  if (isOffered && isActive && !canForeseeDevice(model, person, 'ibKey')) return []
  return [
    {
      sentence: `${name} chooses the noted entry, whatever has come of it`,
      person,
      weight: isOffered ? 3 : 0.1,
      happen: () => {
        if (isOffered && isActive) {
          const expectations = beginWith(model, person, login, 'ibKey')
          see(model, person, login)
          return expectations
        }
        person.seen = undefined
        return [expectedRefusal('SYNC-06', `${name} is refused`)]
      },
    },
  ]
}

/** The window is as it was: nothing is asked of the server. */
function earlierWindows(person: Person): WalkAction[] {
  const { windows, name } = person
  if (windows.length < 2) return []
  const newest = windows.at(-1)?.platform
  return [...new Set(windows.map(({ platform }) => platform))]
    .filter((platform) => platform !== newest)
    .map((platform) => ({
      sentence: `${name} goes back to ${platform}`,
      person,
      weight: 0.3,
      happen: () => {
        const at = windows.findLastIndex((window) => window.platform === platform)
        windows.push(...windows.splice(at, 1))
        seeNothingNew(person)
        return []
      },
    }))
}

const shortPause = 30_000

/** A session that has ended in the meantime is not used any more. */
function use(model: Model, window: ModelWindow): void {
  const open = sessionOpen(model, window)
  if (open) noteSessionUse(model, window)
  else if (open === undefined && window.session) window.session.open = undefined
}

/** A use begins the time of disuse anew (SEC-SESSION-06). */
function uses(model: Model, person: Person): WalkAction[] {
  const window = newestWindow(person)
  if (!window || !sessionOpen(model, window)) return []
  return [
    {
      sentence: `${person.name} uses the session`,
      person,
      weight: 0.2,
      happen: () => {
        noteSessionUse(model, window)
        return []
      },
    },
    {
      sentence: `${person.name} uses the session for 2 minutes`,
      person,
      weight: 0.15,
      happen: () => {
        for (let time = 0; time < 3; time++) {
          pass(model, shortPause)
          use(model, window)
        }
        pass(model, shortPause)
        return []
      },
    },
  ]
}
