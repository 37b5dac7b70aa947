/** @module What a fleet finds wrong with a server beside its speed: the kinds, each with the rule that it breaks. */

import type { Os } from '../../contract/primitives.ts'

/** Each kind: the row of the catalogue, and what is wrong in one sentence. */
export const anomalyKinds = {
  'another-session': { row: 'SEC-SINGLE-05', title: 'One login opened more than one session.' },
  'session-of-somebody-else': { row: 'SEC-BIND-01', title: 'A session belongs to another person.' },
  'response-of-somebody-else': {
    row: 'SEC-BIND-02',
    title: "A login was opened by the response of another person's phone.",
  },
  'approval-of-somebody-else': {
    row: 'SEC-BIND-08',
    title: "A login was opened by the approval of another person's phone.",
  },
  'response-given-twice': { row: 'SEC-SINGLE-01', title: 'A response opened a second login.' },
  'code-given-twice': { row: 'SEC-SINGLE-02', title: 'A security code was accepted twice.' },
  'approval-given-twice': { row: 'SEC-SINGLE-04', title: 'An approval was accepted twice.' },
  'late-approval': { row: 'SEC-EXPIRY-01', title: 'An approval was accepted after its time.' },
  'two-active-phones': {
    row: 'MIG-06',
    title: 'After a migration IB Key is still active on the old phone.',
  },
  'sms-too-soon': { row: 'SEC-COOLDOWN-01', title: 'A second SMS came within two minutes.' },
  'notification-missing': { row: 'PUSH-AND-02', title: 'A login waits, and no notification came.' },
  'notification-twice': { row: 'PUSH-AND-02', title: 'One login brought more than one notification.' },
  'too-many-notifications': { row: 'SEC-CAP-03', title: 'Notifications went on after their limit.' },
  'sms-missing': { row: 'SMS-14', title: 'A login asks for a security code, and no SMS came.' },
  'sms-twice': { row: 'SMS-14', title: 'One login brought more than one SMS.' },
  'right-answer-refused': { row: 'PUSH-AND-07', title: 'A right answer in time was refused.' },
  'contract-broken': { row: 'SEC-REFUSAL-01', title: 'An answer breaks the contract.' },
} as const satisfies Record<string, { row: string; title: string }>

export type AnomalyKind = keyof typeof anomalyKinds

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
