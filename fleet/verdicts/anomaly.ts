/** @module What a fleet has found wrong with a server beside its speed. */

import type { Os } from '../../contract/primitives.ts'
import type { AnomalyKind } from './anomaly-kinds.ts'

export interface Anomaly {
  readonly kind: AnomalyKind
  /** Milliseconds since the begin. */
  readonly at: number
  /** What the person was doing. */
  readonly journey: string
  readonly username: string
  /** Of the person's phone. */
  readonly os: Os
  readonly expected: string
  readonly observed: string
}

/** How many of each kind are kept one by one. */
const keptOfKind = 20

export class Anomalies {
  readonly #kept = new Map<AnomalyKind, Anomaly[]>()
  readonly #counts = new Map<AnomalyKind, number>()

  add(anomaly: Anomaly): void {
    const { kind } = anomaly
    const kept = this.#kept.get(kind) ?? []
    this.#kept.set(kind, kept)
    if (kept.length < keptOfKind) kept.push(anomaly)
    this.#counts.set(kind, this.count(kind) + 1)
  }

  count(kind: AnomalyKind): number {
    return this.#counts.get(kind) ?? 0
  }

  get total(): number {
    return this.#counts.values().reduce((sum, count) => sum + count, 0)
  }

  /** The first of each kind, in the order in which they came. */
  kinds(): readonly { readonly kind: AnomalyKind; readonly count: number; readonly first: Anomaly }[] {
    return [...this.#kept].flatMap(([kind, [first]]) =>
      first === undefined ? [] : [{ kind, count: this.count(kind), first }],
    )
  }

  kept(): readonly Anomaly[] {
    return [...this.#kept.values()].flat()
  }
}
