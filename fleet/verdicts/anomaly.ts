/** @module What a fleet has found wrong with a server beside its speed. */

import { z } from 'zod'
import { os } from '../../contract/primitives.ts'
import { type AnomalyKind, anomalyKinds } from './anomaly-kinds.ts'

const anomaly = z.strictObject({
  kind: z.custom<AnomalyKind>((value) => typeof value === 'string' && Object.hasOwn(anomalyKinds, value)),
  /** Milliseconds since the begin. */
  at: z.number(),
  /** What the person was doing. */
  journey: z.string(),
  username: z.string(),
  /** Of the person's phone. */
  os,
  expected: z.string(),
  observed: z.string(),
})
export type Anomaly = Readonly<z.infer<typeof anomaly>>

/** How many of each kind are kept one by one. */
const keptOfKind = 20

/** As they go from a process to whoever adds up. */
export const storedAnomalies = z.strictObject({
  kept: z.array(anomaly),
  counts: z.array(z.tuple([anomaly.shape.kind, z.number()])),
})
export type StoredAnomalies = z.infer<typeof storedAnomalies>

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

  stored(): StoredAnomalies {
    return { kept: [...this.kept()], counts: [...this.#counts] }
  }

  /** Adds what another process has found. */
  addStored({ kept, counts }: StoredAnomalies): void {
    for (const [kind, count] of counts) this.#counts.set(kind, this.count(kind) + count)
    for (const anomaly of kept) {
      const mine = this.#kept.get(anomaly.kind) ?? []
      this.#kept.set(anomaly.kind, mine)
      if (mine.length < keptOfKind) mine.push(anomaly)
    }
  }
}
