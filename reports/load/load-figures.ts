/** @module What the page of a load shows, as data: it knows neither the fleet nor the system. */

export interface LoadStep {
  readonly name: string
  /** What it is, in words. */
  readonly title: string
  readonly count: number
  readonly errors: number
  readonly errorCodes: Readonly<Record<string, number>>
  /** Milliseconds; undefined: nothing is counted. */
  readonly p50: number | undefined
  readonly p90: number | undefined
  readonly p99: number | undefined
  readonly most: number | undefined
}

/** A stretch of time, all equally long. */
export interface LoadInterval {
  readonly arrivals: number
  readonly steps: readonly LoadStep[]
}

export interface LoadAnomaly {
  readonly row: string
  readonly title: string
  readonly count: number
  readonly expected: string
  readonly observed: string
  /** Who met it first, doing what, when. */
  readonly first: string
  /** The file of its feature, and what became of it on its own; undefined while the load is under way. */
  readonly feature: string | undefined
}

export interface LoadMessages {
  readonly what: string
  readonly expected: number
  readonly accepted: number
  readonly delivered: number
  readonly ended: number
  readonly arrived: number
}

export interface LoadFigures {
  readonly system: string
  readonly phones: number
  /** Arrivals a second that were asked for. */
  readonly rate: number
  readonly durationMs: number
  readonly seed: number
  readonly isVirtual: boolean
  /** What it came to; undefined while the load is under way. */
  readonly conclusion: { readonly hasPassed: boolean; readonly sentence: string } | undefined
  /** Milliseconds since the begin. */
  readonly elapsedMs: number
  readonly underWay: number
  readonly arrivals: number
  readonly done: number
  readonly failed: number
  readonly nobodyFree: number
  /** The share of arrivals that began within 50 ms of the schedule, in percent. */
  readonly onTimePercent: number
  readonly steps: readonly LoadStep[]
  readonly intervalMs: number
  readonly intervals: readonly LoadInterval[]
  readonly limits: readonly { readonly limit: string; readonly isKept: boolean; readonly measured: string }[]
  readonly anomalies: readonly LoadAnomaly[]
  readonly messages: readonly LoadMessages[]
  readonly ledgerProblems: readonly string[]
}

/** The name of the step that is a whole login. */
export const wholeLoginName = 'login'
