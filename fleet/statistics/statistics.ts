/** @module What a fleet counts: latencies and errors by step, in all and over time. Several workers' are added up. */

import { z } from 'zod'
import { type MeasuredName, measuredNames } from '../journeys/steps.ts'
import { LatencyHistogram } from './histogram.ts'

const counts = z.record(z.string(), z.number())
const storedHistogram = z.array(z.tuple([z.number(), z.number()]))
const storedMeasures = z.record(z.string(), z.object({ latencies: storedHistogram, errors: counts }))

/** As it goes from a worker to whoever adds up, and into `fleet.json`. */
export const storedStatistics = z.object({
  intervalMs: z.number(),
  arrivals: z.number(),
  nobodyFree: z.number(),
  unfinished: z.number(),
  lateness: storedHistogram,
  journeys: z.record(z.string(), z.object({ done: z.number(), failed: z.number() })),
  total: storedMeasures,
  intervals: z.array(z.object({ arrivals: z.number(), measures: storedMeasures })),
})
export type StoredStatistics = z.infer<typeof storedStatistics>

/** Latencies and errors of one step. */
class Measure {
  readonly latencies: LatencyHistogram
  readonly errors: Record<string, number>

  constructor({ latencies = [], errors = {} }: Partial<StoredStatistics['total'][string]> = {}) {
    this.latencies = new LatencyHistogram(latencies)
    this.errors = { ...errors }
  }

  get errorCount(): number {
    return Object.values(this.errors).reduce((sum, count) => sum + count, 0)
  }

  /** Of a hundred that were tried. */
  get errorPercent(): number {
    const tried = this.latencies.count + this.errorCount
    return tried === 0 ? 0 : (this.errorCount / tried) * 100
  }

  stored(): StoredStatistics['total'][string] {
    return { latencies: this.latencies.stored().map(([at, count]) => [at, count]), errors: this.errors }
  }

  add({ latencies, errors }: StoredStatistics['total'][string]): void {
    this.latencies.merge(new LatencyHistogram(latencies))
    for (const [code, count] of Object.entries(errors)) this.errors[code] = (this.errors[code] ?? 0) + count
  }
}

type Measures = Map<MeasuredName, Measure>

function measureIn(measures: Measures, name: MeasuredName): Measure {
  const found = measures.get(name) ?? new Measure()
  measures.set(name, found)
  return found
}

const storedOf = (measures: Measures): StoredStatistics['total'] =>
  Object.fromEntries([...measures].map(([name, measure]) => [name, measure.stored()]))

export interface StepFigures {
  readonly name: MeasuredName
  readonly count: number
  readonly errors: number
  readonly errorPercent: number
  readonly errorCodes: Readonly<Record<string, number>>
  /** Milliseconds; undefined: nothing is counted. */
  readonly p50: number | undefined
  readonly p90: number | undefined
  readonly p99: number | undefined
  readonly most: number | undefined
}

const figuresOf = (name: MeasuredName, measure: Measure): StepFigures => ({
  name,
  count: measure.latencies.count,
  errors: measure.errorCount,
  errorPercent: measure.errorPercent,
  errorCodes: measure.errors,
  p50: measure.latencies.percentile(50),
  p90: measure.latencies.percentile(90),
  p99: measure.latencies.percentile(99),
  most: measure.latencies.percentile(100),
})

/** A stretch of time, for plots. */
export interface IntervalFigures {
  readonly arrivals: number
  readonly steps: readonly StepFigures[]
}

export class FleetStatistics {
  readonly intervalMs: number
  readonly lateness = new LatencyHistogram()
  readonly journeys = new Map<string, { done: number; failed: number }>()
  arrivals = 0
  /** Arrivals for whom there was nobody who did nothing else. */
  nobodyFree = 0
  /** Journeys that were under way at the end. */
  unfinished = 0
  readonly #total: Measures = new Map()
  #current: Measures = new Map()
  #currentArrivals = 0
  readonly #intervals: StoredStatistics['intervals'] = []

  /** `intervalMs`: how long the stretches of the plots are. */
  constructor(intervalMs: number) {
    this.intervalMs = intervalMs
  }

  /** `at`: milliseconds since the begin. */
  arrival(at: number): void {
    this.#moveTo(at)
    this.arrivals++
    this.#currentArrivals++
  }

  latency(name: MeasuredName, at: number, milliseconds: number): void {
    this.#moveTo(at)
    measureIn(this.#total, name).latencies.record(milliseconds)
    measureIn(this.#current, name).latencies.record(milliseconds)
  }

  /** `code`: of the refusal, or what came instead of an answer. */
  error(name: MeasuredName, at: number, code: string): void {
    this.#moveTo(at)
    for (const measures of [this.#total, this.#current]) {
      const { errors } = measureIn(measures, name)
      errors[code] = (errors[code] ?? 0) + 1
    }
  }

  journeyEnded(name: string, isDone: boolean): void {
    const counted = this.journeys.get(name) ?? { done: 0, failed: 0 }
    if (isDone) counted.done++
    else counted.failed++
    this.journeys.set(name, counted)
  }

  measure(name: MeasuredName): StepFigures {
    return figuresOf(name, this.#total.get(name) ?? new Measure())
  }

  percentile(name: MeasuredName, percent: number): number | undefined {
    return this.#total.get(name)?.latencies.percentile(percent)
  }

  /** Of all steps together, without the whole login, which would count them twice. */
  errorPercent(): number {
    const all = [...this.#total].filter(([name]) => name !== 'login').map(([, measure]) => measure)
    const errors = all.reduce((sum, { errorCount }) => sum + errorCount, 0)
    const tried = all.reduce((sum, { latencies }) => sum + latencies.count, errors)
    return tried === 0 ? 0 : (errors / tried) * 100
  }

  /** The steps that came, in their order. */
  steps(): readonly StepFigures[] {
    return measuredNames.filter((name) => this.#total.has(name)).map((name) => this.measure(name))
  }

  intervals(): readonly IntervalFigures[] {
    const now = { arrivals: this.#currentArrivals, measures: storedOf(this.#current) }
    return [...this.#intervals, now].map(({ arrivals, measures }) => ({
      arrivals,
      steps: measuredNames.flatMap((name) =>
        measures[name] === undefined ? [] : [figuresOf(name, new Measure(measures[name]))],
      ),
    }))
  }

  stored(): StoredStatistics {
    return {
      intervalMs: this.intervalMs,
      arrivals: this.arrivals,
      nobodyFree: this.nobodyFree,
      unfinished: this.unfinished,
      lateness: this.lateness.stored().map(([at, count]) => [at, count]),
      journeys: Object.fromEntries(this.journeys),
      total: storedOf(this.#total),
      intervals: [...this.#intervals, { arrivals: this.#currentArrivals, measures: storedOf(this.#current) }],
    }
  }

  /** Adds what another worker has counted, whose intervals are as long and began at the same time. */
  add(other: StoredStatistics): void {
    this.arrivals += other.arrivals
    this.nobodyFree += other.nobodyFree
    this.unfinished += other.unfinished
    this.lateness.merge(new LatencyHistogram(other.lateness))
    for (const [name, { done, failed }] of Object.entries(other.journeys)) {
      const counted = this.journeys.get(name) ?? { done: 0, failed: 0 }
      this.journeys.set(name, { done: counted.done + done, failed: counted.failed + failed })
    }
    addMeasures(this.#total, other.total)
    this.#moveTo(Math.max(this.#intervals.length, other.intervals.length) * this.intervalMs)
    for (const [at, { arrivals, measures }] of other.intervals.entries()) {
      const mine = this.#intervals[at]
      if (mine === undefined) continue
      mine.arrivals += arrivals
      const sum: Measures = new Map()
      addMeasures(sum, mine.measures)
      addMeasures(sum, measures)
      mine.measures = storedOf(sum)
    }
  }

  #moveTo(at: number): void {
    while (this.#intervals.length < Math.floor(at / this.intervalMs)) {
      this.#intervals.push({ arrivals: this.#currentArrivals, measures: storedOf(this.#current) })
      this.#current = new Map()
      this.#currentArrivals = 0
    }
  }
}

function addMeasures(measures: Measures, others: StoredStatistics['total']): void {
  for (const name of measuredNames) {
    const other = others[name]
    if (other !== undefined) measureIn(measures, name).add(other)
  }
}
