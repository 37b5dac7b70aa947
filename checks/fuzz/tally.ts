/** @module What a round of fuzzing has come to. */

import type { Seen } from './shot.ts'

export interface Aimed {
  readonly shots: number
  readonly accepted: number
}

export interface FuzzReport {
  readonly operations: ReadonlyMap<string, Aimed>
  /** What was wrong, in one sentence each, with what leads there again. */
  readonly complaints: readonly string[]
}

/** More of them say nothing new. */
const enough = 20

export class Tally implements FuzzReport {
  readonly operations = new Map<string, Aimed>()
  /** What the server did meanwhile for people who behave. */
  readonly done = new Set<string>()
  readonly complaints: string[] = []

  count(operation: string, { status }: Seen): void {
    const { shots, accepted } = this.operations.get(operation) ?? { shots: 0, accepted: 0 }
    this.operations.set(operation, { shots: shots + 1, accepted: accepted + Number(status < 300) })
  }

  complain(...sentences: readonly string[]): void {
    this.complaints.push(...sentences)
  }

  get isOver(): boolean {
    return this.complaints.length >= enough
  }

  get shots(): number {
    return [...this.operations.values()].reduce((sum, { shots }) => sum + shots, 0)
  }
}
