/**
 * @module A action: one thing that a person, a phone, a service or the clock does in a walk. It is a sentence of the features,
 * and what that sentence does is what its step does; what it means to everybody is what the model says.
 */

import type { Expectation } from '../model/expectation.ts'
import type { Model, Person } from '../model/person.ts'

export interface WalkAction {
  /** As a feature has it. */
  readonly sentence: string
  /** Who does it: whose answer is looked at next. Absent: it is nobody's. */
  readonly person?: Person
  /** Whether the sentence is an outcome, which observes: then its row says what does not hold where it fails. */
  readonly row?: string
  /** Tells the model; what it returns has to be true of the answer. The first acknowledges a refusal. */
  readonly happen: () => readonly Expectation[]
  /** Whether no app is opened by it: one that is open is reached while its phone saves power. */
  readonly opensNoApp?: true
  /** How much it is worth beside others; by default 1. */
  readonly weight?: number
}

/** The actions that are possible now, and whose outcome is certain. */
export type WalkActions = (model: Model) => readonly WalkAction[]

/** The same of one person. */
export type WalkActionsOf = (model: Model, person: Person) => readonly WalkAction[]

/** A look: it must find what it says, and changes nothing by itself. */
export const observation = (
  row: string,
  sentence: string,
  person: Person,
  happen: () => void = () => {},
): WalkAction => ({
  sentence,
  person,
  row,
  weight: 0.7,
  happen: () => {
    happen()
    return []
  },
})

/** Sentences are few, and each is asked for again and again. */
const kinds = new Map<string, string>()

/** The kind of action, without names and values: by which it is counted what has been tried. */
export function kindOf({ sentence }: Pick<WalkAction, 'sentence'>): string {
  const known = kinds.get(sentence)
  if (known !== undefined) return known
  const kind = sentence
    .replaceAll(/\b(?:Amara|Bruno)\b/g, '{persona}')
    .replaceAll(/\b(?:TWS|Client Portal|WebTrader)\b|IBKR Mobile(?=$| by | with | in )/g, '{platform}')
    .replaceAll(/\ban? (?:Android phone|iPhone)\b.*$/g, '{phone}')
  kinds.set(sentence, kind)
  return kind
}
