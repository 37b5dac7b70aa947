/** @module Everything of a person, noted and looked at again: what a refusal leaves as it was (SEC-REFUSAL-01). */

import { requestOpen } from '../../model/approvals.ts'
import { challengeOpen, stillWaits } from '../../model/challenges.ts'
import { lasts } from '../../model/numbers.ts'
import type { Model, ModelWindow, Person } from '../../model/person.ts'
import { noteSessionUse, sessionOpen } from '../../model/sessions.ts'
import { observation, type WalkActionsOf } from '../action.ts'
import { seeNothingNew } from '../foresight.ts'

export const belongings: WalkActionsOf = (model, person) => {
  const { name, kept, windows } = person
  if (windows.length === 0 || person.sms === undefined) return []
  const note = {
    sentence: `everything of ${name} is noted down`,
    person,
    weight: 0.3,
    happen: () => {
      useAll(model, windows)
      person.kept = { windows: [...windows], state: stateOf(model, person, windows) ?? [] }
      return []
    },
  }
  if (!kept) return stateOf(model, person, windows) ? [note] : []
  const now = stateOf(model, person, kept.windows)
  if (now?.every((one, index) => one === kept.state[index]))
    return [
      observation('SEC-REFUSAL-01', `nothing of ${name} has changed`, person, () => {
        useAll(model, kept.windows)
        seeNothingNew(person)
      }),
    ]
  return stateOf(model, person, windows) ? [note] : []
}

function useAll(model: Model, windows: readonly ModelWindow[]): void {
  for (const window of windows) noteSessionUse(model, window)
}

/** What a look at these windows finds; undefined where that is not certain, or the look would change it. */
function stateOf(
  model: Model,
  person: Person,
  windows: readonly ModelWindow[],
): readonly unknown[] | undefined {
  const states: unknown[] = []
  for (const window of windows) {
    const state = stateOfWindow(model, window)
    if (!state) return undefined
    states.push(...state)
  }
  const { number, physical, sms, ibKey, seamless, optedOut, mandatory, binding } = person
  return [
    ...states,
    ...[number?.onRecord, number?.verified, physical, sms, ibKey, binding, seamless, optedOut, mandatory],
  ]
}

function stateOfWindow(model: Model, window: ModelWindow): readonly unknown[] | undefined {
  const { login, session } = window
  if (!login) return undefined
  if (session) return sessionOpen(model, window) ? [session] : undefined
  const { stage, challenge, request, device } = login
  if (stage === 'denied')
    return lasts(login.begunAt, model.now, model.limits.loginLifetime) ? [stage] : undefined
  if (!stillWaits(model, login)) return undefined
  if (stage === 'challenge') {
    const open = challengeOpen(model, login)
    return open === undefined ? undefined : [stage, challenge, open]
  }
  const open = stage === 'waitingForApproval' && request ? requestOpen(model, request) : true
  return open === undefined ? undefined : [stage, device, request, open]
}
