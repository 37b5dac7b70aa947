/** @module What a run by a broker has to reach, and the figures as lines. */

import type { Terminal } from '../../shared/terminal.ts'
import { median } from '../paired-runs.ts'
import type { QueueBench } from './queue-bench.ts'

/** Scenarios in a time, with a broker and one worker, for one without. */
export const queueGoals = { throughput: 0.95 } as const

const throughput = ({ rounds }: QueueBench): number =>
  median(rounds.map(({ first, second }) => second / first))

/** The goals that were missed, in words. */
export const queueGoalsMissed = (measured: QueueBench): string[] =>
  throughput(measured) < queueGoals.throughput
    ? [`with a broker and one worker less than ${queueGoals.throughput} of the scenarios in the same time`]
    : []

export function queueLines(measured: QueueBench, { paint }: Pick<Terminal, 'paint'>): string {
  const line = (name: string, value: string, note = ''): string =>
    `  ${name.padEnd(36)}${value.padStart(9)}  ${paint('dim', note)}`.trimEnd()
  const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(2)} s`
  const reached = throughput(measured)
  const { throughput: least } = queueGoals
  return [
    `  ${paint('bold', 'The suite on embedded, in one process')}`,
    line('With a broker and a worker', seconds(measured.rounds.map(({ first }) => first))),
    line('Without', seconds(measured.rounds.map(({ second }) => second))),
    line('Throughput', reached.toFixed(2), `goal: at least ${least}  ${reached >= least ? 'met' : 'missed'}`),
    '',
    '',
  ].join('\n')
}
