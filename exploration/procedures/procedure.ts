/**
 * @module Procedures: what somebody does in a given sequence, as the pages of an app, the settings of a phone or a service that
 * fails have it, and what has to come of each thing. A walk that has begun one goes on with it and ends with it: of what it leaves
 * behind the model knows nothing.
 */

import type { Person } from '../model/person.ts'

/** A sentence in which `{n}` stands for the person: of what is done, or, with its row, of what has to come of it. */
export type ProcedureLine = string | readonly [row: string, outcome: string]

/** Who can begin it: nobody is there yet, or somebody who has done nothing so far, with this SLS device alone. */
export type ProcedureStart = 'nobody' | 'SMS' | 'no SLS device' | Person['element']

export interface Procedure {
  readonly starts: readonly ProcedureStart[]
  readonly lines: readonly ProcedureLine[]
}

export const procedure = (
  starts: ProcedureStart | readonly ProcedureStart[],
  ...lines: readonly ProcedureLine[]
): Procedure => ({ starts: typeof starts === 'string' ? [starts] : starts, lines })

/** What can be done next; procedures that begin alike go the same way as long as they are alike. */
export interface ProcedureWay {
  /** Tells it apart from all others. */
  readonly id: number
  /** How many procedures go this way. */
  leaves: number
  /** What does not hold where the sentence itself fails. */
  readonly row: string
  /** Whether the sentence is an outcome that goes a way of its own. */
  readonly isOutcome: boolean
  /** The row of each. */
  readonly outcomes: Map<string, string>
  readonly next: ProcedureWays
}

/** By the sentence that is done. */
export type ProcedureWays = Map<string, ProcedureWay>

/** The row of what has to come of a line, else that of what came before it. */
function rowAt(lines: readonly ProcedureLine[], at: number): string {
  const rows = (some: readonly ProcedureLine[]) =>
    some.flatMap((line) => (typeof line === 'string' ? [] : [line[0]]))
  return rows(lines.slice(at))[0] ?? rows(lines).at(-1) ?? 'SEC-REFUSAL-01'
}

/** Looks that log in, or open the app: after them it is not as it was before. */
const probing = /IB Key is (?:not )?active|can(?:not)? be used on|does not open|alone opens/

let nextId = 0

function add(ways: ProcedureWays, { lines }: Procedure): void {
  let next = ways
  let outcomes = new Map<string, string>()
  for (const [at, line] of lines.entries()) {
    const [row, sentence, isOutcome] =
      typeof line === 'string' ? [rowAt(lines, at), line, false] : [...line, true]
    if (isOutcome && !probing.test(sentence)) {
      outcomes.set(sentence, row)
      continue
    }
    const way = next.get(sentence) ?? {
      id: nextId++,
      leaves: 0,
      row,
      isOutcome,
      outcomes: new Map(),
      next: new Map(),
    }
    way.leaves++
    next.set(sentence, way)
    next = way.next
    outcomes = way.outcomes
  }
}

/** The ways on which somebody can begin, by who can. */
export function waysOf(procedures: readonly Procedure[]): ReadonlyMap<ProcedureStart, ProcedureWays> {
  const all = new Map<ProcedureStart, ProcedureWays>()
  for (const one of procedures)
    for (const start of one.starts) {
      const ways: ProcedureWays = all.get(start) ?? new Map()
      all.set(start, ways)
      add(ways, one)
    }
  return all
}
