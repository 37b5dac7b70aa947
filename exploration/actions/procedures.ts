/** @module WalkActions of procedures: where one can begin, and how one that has begun goes on. */

import type { Expectation } from '../model/expectation.ts'
import type { Model, Person } from '../model/person.ts'
import { allProcedures } from '../procedures/all.ts'
import { type ProcedureStart, type ProcedureWays, waysOf } from '../procedures/procedure.ts'
import type { WalkAction, WalkActions } from './action.ts'

const ways = waysOf(allProcedures)
const none: ProcedureWays = new Map()

/** Whose procedure it is, and how it can go on. */
interface UnderWay {
  readonly name: string
  readonly next: ProcedureWays
  readonly canRestart: boolean
  /** Where it has not begun yet. */
  readonly start?: ProcedureStart
}

/** Of each walk: the model itself knows nothing of procedures. */
const begun = new WeakMap<Model, UnderWay>()

/** Where something was done that a procedure could notice: what is listed, counted or open has to be what it brings itself. */
const touched = new WeakSet<Model>()

/** Told of each action of a walk. */
export function noteForProcedures(model: Model, { opens, sentence }: WalkAction): void {
  if (opens === undefined && sentence !== restart.sentence) touched.add(model)
}

export const hasBegun = (model: Model): boolean => begun.has(model)

/** Without these a scenario would go another way: they acknowledge a refusal, or look in a way that changes something. */
const changing = / is refused$| gets no further$| does not accept | is logged in$|asks .* to wait/

/** All ways of one place together weigh so much, as long as none has been gone. */
function actionsOn(
  model: Model,
  { name, next: all, start, canRestart }: UnderWay,
  weight: number,
): WalkAction[] {
  const leavesOfAll = leavesOf(all)
  return [...all].map(([sentence, { id, leaves, row, isOutcome, outcomes, next }]) => ({
    sentence: sentence.replaceAll('{n}', name),
    ...(isOutcome ? { row } : { brokenRow: row }),
    way: { id, leaves, ...(start && { start }) },
    weight: weight / leavesOfAll,
    happen: () => {
      begun.set(model, { name, next, canRestart: canRestart && !sentence.startsWith('the clock of') })
      return [...outcomes].map(
        ([outcome, of]): Expectation => ({
          row: of,
          sentence: outcome.replaceAll('{n}', name),
          refuses: changing.test(outcome),
        }),
      )
    },
  }))
}

/**
 * A server that starts again leaves everything as it is, whatever is under way (SEC-RESTART-01): unless its clock is set back, so
 * that it cannot know how long it was away.
 */
const restart: WalkAction = { sentence: 'the server starts again', weight: 0.05, happen: () => [] }

/** Nothing where the procedure is over: that is the end of the walk. */
export function procedureGoesOn(model: Model): readonly WalkAction[] {
  const underWay = begun.get(model)
  if (!underWay || underWay.next.size === 0) return []
  return [...actionsOn(model, underWay, 1), ...(underWay.canRestart ? [restart] : [])]
}

/** Beside everything else that can be done: where nobody is there yet, and where somebody has done nothing so far. */
const shareOfNobody = 0.5
const shareOfSomebody = 1.2

const leavesOf = (all: ProcedureWays): number =>
  [...all.values()].reduce((sum, { leaves }) => sum + leaves, 0)

const counts = new Map([...ways].map(([start, all]) => [start, leavesOf(all)]))

/** How many procedures can begin so. */
export const proceduresFrom = (start: ProcedureStart): number => counts.get(start) ?? 0

export const procedures: WalkActions = (model) => {
  const [person, other] = model.people
  const begin = (start: ProcedureStart, name: string, share: number) =>
    actionsOn(model, { name, next: ways.get(start) ?? none, start, canRestart: true }, share)
  if (!person) return begin('nobody', 'Amara', shareOfNobody)
  if (other || touched.has(model)) return []
  const start = startOf(person)
  return start ? begin(start, person.name, shareOfSomebody) : []
}

function startOf(person: Person): ProcedureStart | undefined {
  const { ibKey, sms, physical, number, element, seamless, mandatory } = person
  if (physical || mandatory || !number || !seamless) return undefined
  if (ibKey) return sms === false && number.verified ? element : undefined
  if (sms) return number.verified ? 'SMS' : undefined
  return number.verified ? undefined : 'no SLS device'
}
