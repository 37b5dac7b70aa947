/** @module What `sls fleet` shows on the terminal. */

import { type FleetResult, hasPassed } from '../../fleet/run/fleet-result.ts'
import type { FleetPlan } from '../../fleet/run/fleet-setup.ts'
import type { FleetView } from '../../fleet/run/live-fleet.ts'
import { inMilliseconds } from '../../fleet/statistics/limits.ts'
import type { StepFigures } from '../../fleet/statistics/statistics.ts'
import { anomalyKinds } from '../../fleet/verdicts/anomaly-kinds.ts'
import { wrapped } from '../run/terminal/wrapped.ts'
import { type ProgressBar, progressBarOn } from '../shared/progress-bar.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import { fleetConclusion } from './load-figures-of.ts'
import type { PlayedAnomaly } from './played-anomalies.ts'

const figure = (ms: number | undefined): string => (ms === undefined ? '·' : inMilliseconds(ms))

const columns: readonly (readonly [string, (step: StepFigures) => string])[] = [
  ['count', ({ count }) => String(count)],
  ['p50', ({ p50 }) => figure(p50)],
  ['p90', ({ p90 }) => figure(p90)],
  ['p99', ({ p99 }) => figure(p99)],
  ['max', ({ most }) => figure(most)],
  ['errors', ({ errors }) => (errors === 0 ? '·' : String(errors))],
]

const nameWidth = 14

export class FleetLines {
  readonly #terminal: Terminal
  readonly #bar: ProgressBar

  constructor(terminal: Terminal) {
    this.#terminal = terminal
    this.#bar = progressBarOn(terminal)
  }

  begin(system: string, { phones, schedule, seed }: FleetPlan): void {
    const { out, paint } = this.#terminal
    out(
      `\n  ${paint('bold', 'sls fleet')}  ${system}\n  ${phones} phones, ${schedule.rate} arrivals a second for ${formatDuration(schedule.durationMs)}, seed ${seed}\n\n`,
    )
  }

  prepared(ready: number, all: number): void {
    if (this.#terminal.live) this.#bar.show(ready, all, '', 'phones made ready')
  }

  progress({ statistics, anomalies }: FleetView, elapsedMs: number, underWay: number, all: number): void {
    if (!this.#terminal.live) return
    const seconds = Math.max(0, Math.round(elapsedMs / 1_000))
    const login = statistics.measure('login')
    this.#bar.show(
      Math.min(seconds, Math.round(all / 1_000)),
      Math.round(all / 1_000),
      `${login.count} logins · p99 ${figure(login.p99)}`,
      `${underWay} under way · ${anomalies.total} anomalies`,
    )
  }

  end(result: FleetResult, played: readonly PlayedAnomaly[]): void {
    this.#bar.clear()
    const { out } = this.#terminal
    out(
      [
        ...this.#steps(result),
        '',
        ...this.#journeys(result),
        '',
        ...this.#limits(result),
        ...this.#anomalies(result, played),
        ...this.#messages(result),
        '',
        `  ${this.#headline(result)}`,
        '',
      ].join('\n'),
    )
  }

  note(sentence: string): void {
    this.#bar.clear()
    this.#terminal.out(`  ${sentence}\n`)
  }

  #steps({ statistics }: FleetResult): string[] {
    const steps = statistics.steps()
    const cells = steps.map((step) => columns.map(([, cell]) => cell(step)))
    const widths = columns.map(([head], at) =>
      Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)),
    )
    const line = (row: readonly string[]) =>
      row.map((cell, at) => cell.padStart((widths[at] ?? 0) + 2)).join('')
    return [
      this.#terminal.paint('dim', `  ${'step'.padEnd(nameWidth)}${line(columns.map(([head]) => head))}`),
      ...steps.flatMap((step, at) => {
        const text = `  ${step.name.padEnd(nameWidth)}${line(cells[at] ?? [])}`
        const codes = Object.entries(step.errorCodes).map(([code, count]) => `${count} ${code}`)
        return step.errors === 0
          ? [text]
          : [this.#terminal.paint('red', text), `    ${this.#terminal.paint('dim', codes.join(', '))}`]
      }),
    ]
  }

  #journeys({ statistics, elapsedMs }: FleetResult): string[] {
    const { arrivals, nobodyFree, unfinished, lateness, journeys } = statistics
    const done = journeys.values().reduce((sum, one) => sum + one.done, 0)
    const failed = journeys.values().reduce((sum, one) => sum + one.failed, 0)
    const rate = elapsedMs === 0 ? 0 : (arrivals / elapsedMs) * 1_000
    const onTime = lateness.count === 0 ? 100 : (lateness.countUpTo(50) / lateness.count) * 100
    return [
      `  ${arrivals} arrivals (${Number(rate.toPrecision(3))} a second, ${Number(onTime.toFixed(1))} % within 50 ms of the schedule): ${done} done, ${failed} failed${unfinished > 0 ? `, ${unfinished} not over` : ''}.`,
      ...(nobodyFree > 0
        ? [
            `  ${nobodyFree} arrivals found nobody who did nothing else: the load was lower than asked for; give more --phones.`,
          ]
        : []),
    ]
  }

  #limits({ limits }: FleetResult): string[] {
    const { paint } = this.#terminal
    return limits.map(({ limit, isKept, measured }) =>
      isKept
        ? `  ${paint('green', '✓')} ${limit}: ${measured}`
        : `  ${paint('red', '✗')} ${limit}: ${measured}`,
    )
  }

  #anomalies({ anomalies }: FleetResult, played: readonly PlayedAnomaly[]): string[] {
    const { paint } = this.#terminal
    return anomalies.kinds().flatMap(({ kind, count, first }) => {
      const one = played.find((anomaly) => anomaly.kind === kind)
      return [
        '',
        `  ${paint(['red', 'bold'], anomalyKinds[kind].row)}  ${anomalyKinds[kind].title} ${count === 1 ? 'Once.' : `${count} times.`}`,
        `      ${wrapped(`expected ${first.expected}, observed ${first.observed}`, 74, 6)}`,
        `      ${paint('dim', `${first.username}, ${first.journey}, ${Math.round(first.at / 100) / 10} s after the begin`)}`,
        ...(one ? [`      ${one.sentence}`] : []),
      ]
    })
  }

  #messages({ messages, ledgerProblems }: FleetResult): string[] {
    const { paint } = this.#terminal
    const line = (what: string, { expected, accepted, delivered, ended, refused }: typeof messages.texts) =>
      `  ${what}: ${expected} waited for, ${accepted} accepted, ${delivered} delivered${ended > 0 ? `, ${ended} lost or expired` : ''}${refused > 0 ? `, ${refused} refused` : ''}`
    return [
      '',
      line('Notifications', messages.notifications),
      line('Text messages', messages.texts),
      ...ledgerProblems.map((problem) => `  ${paint('red', '✗')} ${problem}`),
    ]
  }

  #headline(result: FleetResult): string {
    const colour = hasPassed(result) ? 'green' : 'red'
    return this.#terminal.paint([colour, 'bold'], fleetConclusion(result))
  }
}
