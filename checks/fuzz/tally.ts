/** @module What a round of fuzzing has come to. */

import { onTarget, type Seen, type Shot } from './shot.ts'

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
  readonly complaints: string[] = []

  count(shot: Shot, { status }: Seen): void {
    const { operation } = shot
    const { shots, accepted } = this.operations.get(operation) ?? { shots: 0, accepted: 0 }
    const did = status < 300 && onTarget(shot)
    this.operations.set(operation, { shots: shots + 1, accepted: accepted + Number(did) })
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
