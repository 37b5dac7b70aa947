/** @module One walk: actions one after the other, each held against the model, until one breaks a rule or there are enough. */

import type { NumberName, Numbers } from '../../contract/lab-face.ts'
import type { Mismatch } from '../../drivers/ports/verify.ts'
import { kindOf, type WalkAction } from '../actions/action.ts'
import { brokenByMessages, type SentMessages } from '../actions/messages.ts'
import { offered } from '../actions/offered.ts'
import type { Expectation } from '../model/expectation.ts'
import { limitsOf } from '../model/numbers.ts'
import type { Model, Person } from '../model/person.ts'
import { noteAppOpened } from '../model/phone/display.ts'
import type { Played, PlayedScene } from './step-player.ts'

/** A line of the scenario that a walk is. */
export interface Line {
  readonly sentence: string
  readonly isOutcome: boolean
}

/** A rule that does not hold. */
export interface Violation {
  readonly row: string
  readonly kind: 'broken' | 'stuck'
  /** The sentence that fails, which is the last line. */
  readonly sentence: string
  /** Everything up to it that a scenario needs. */
  readonly lines: readonly Line[]
  /** The sentences of the actions alone, from which the walk can be walked again. */
  readonly actions: readonly string[]
  readonly mismatch: Mismatch
}

/** Chooses the next action of those that are possible; undefined ends the walk. */
export type Choose = (model: Model, before: WalkAction | undefined) => WalkAction | undefined

/** Who listens to a walk. */
export interface Observer {
  action(action: WalkAction, before: WalkAction | undefined, model: Model): void
  row(row: string): void
}

export interface Published {
  readonly numbers: Numbers | undefined
  readonly capabilities: Model['capabilities']
}

export function newModel(now: number, { numbers = {}, capabilities }: Published): Model {
  const names = Object.entries(numbers).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return {
    now,
    limits: limitsOf(numbers),
    capabilities,
    people: [],
    prompt: undefined,
    secondPasswordOf: undefined,
    isSetBack: false,
    isMisdated: false,
    namesWereProbed: false,
    published: new Set(names as NumberName[]),
  }
}

/** Walks in the scene of `play`, which is new. Resolves to the rule that was broken, if one was. */
export async function walk(
  play: PlayedScene,
  published: Published,
  choose: Choose,
  observer?: Observer,
): Promise<Violation | undefined> {
  const model = newModel(play.scene.now(), published)
  const lines: Line[] = []
  const actions: string[] = []
  let before: WalkAction | undefined
  const violation = (
    { sentence, row }: { sentence: string; row: string },
    played: Extract<Played, { mismatch: Mismatch }>,
    isOutcome: boolean,
  ): Violation => ({
    row,
    kind: played.kind,
    sentence,
    lines: [...lines, { sentence, isOutcome }],
    actions: [...actions],
    mismatch: played.mismatch,
  })

  for (;;) {
    const action = choose(model, before)
    if (!action) return undefined
    observer?.action(action, before, model)
    actions.push(action.sentence)
    const played = await play.perform(action.sentence)
    if (played.kind === 'unapplicable') return undefined
    model.prompt = undefined
    model.secondPasswordOf = undefined
    if (!action.opensNoApp) for (const person of model.people) noteAppOpened(person)
    const expectations = action.happen()
    if (action.row !== undefined) observer?.row(action.row)
    if ('mismatch' in played)
      return violation(
        { sentence: action.sentence, row: action.row ?? expectations[0]?.row ?? 'SEC-REFUSAL-01' },
        played,
        action.row !== undefined,
      )
    lines.push({ sentence: action.sentence, isOutcome: action.row !== undefined })
    for (const expectation of expectations) {
      observer?.row(expectation.row)
      const held = await play.perform(expectation.sentence)
      if ('mismatch' in held) return violation(expectation, held, true)
      if (expectation.refuses) lines.push({ sentence: expectation.sentence, isOutcome: true })
    }
    const broken = brokenMessages(play, model)
    if (broken) {
      const held = await play.perform(broken.sentence)
      if ('mismatch' in held) return violation(broken, held, true)
    }
    if (model.now !== play.scene.now())
      throw new Error(
        `after "${action.sentence}" the model is at ${model.now}, and the scene at ${play.scene.now()}`,
      )
    before = action
  }
}

function brokenMessages(play: PlayedScene, model: Model): Expectation | undefined {
  for (const person of model.people) {
    const [broken] = brokenByMessages(model, person, messagesTo(play, person))
    if (broken) return broken
  }
  return undefined
}

function messagesTo(play: PlayedScene, { name, hasPhone }: Person): SentMessages {
  const actor = play.actor(name)
  return { notifications: hasPhone ? actor.pushes.length : 0, texts: actor.sms.length }
}

/** Walks the same actions again, without those that are not offered where it comes to them. */
export function following(sentences: readonly string[]): Choose {
  let at = 0
  return (model) => {
    const actions = offered(model)
    while (at < sentences.length) {
      const sentence = sentences[at++]
      const found = actions.find((action) => action.sentence === sentence)
      if (found) return found
    }
    return undefined
  }
}

/** What a violation is told apart by: one per rule and kind of sentence that shows it. */
export const shapeOf = ({
  row,
  sentence,
  actions,
}: Pick<Violation, 'row' | 'sentence' | 'actions'>): string =>
  [row, kindOf({ sentence }), kindOf({ sentence: actions.at(-1) ?? '' })].join(' · ')
