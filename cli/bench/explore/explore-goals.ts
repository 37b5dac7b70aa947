/** @module What walks have to reach, and the figures as lines. */

import type { Terminal } from '../../shared/terminal.ts'
import { median } from '../paired-runs.ts'
import type { ExploreBench, MemoryOfWalks, WalkedRound } from './explore-bench.ts'

/** `perSecond`: for a second of the processor. `asking`: a share of the actions. `growth`: bytes a minute of the processor. */
export const exploreGoals = { perSecond: 2_000, asking: 0.5, times: 1.6, growth: 1_000_000 } as const

type TimedSide = Extract<keyof WalkedRound, 'walked' | 'asScenarios' | 'asPlainScenarios'>

const rate = (rounds: ExploreBench['rounds'], side: TimedSide, time: 'wallMs' | 'processorMs'): number =>
  median(rounds.map((round) => (round.actions / round[side][time]) * 1000))

const askingShare = (rounds: ExploreBench['rounds']): number =>
  median(rounds.map(({ asking, actions }) => asking / actions))

/** How many times as long the same sentences take as scenarios. */
const times = (rounds: ExploreBench['rounds'], side: TimedSide): number =>
  median(rounds.map((round) => round[side].processorMs / round.walked.processorMs))

/** The slope of the line that lies nearest to all (least squares), in bytes a minute. */
export function growthOfMemory(samples: MemoryOfWalks): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = mean(samples.map(({ minutes }) => minutes))
  const middleBytes = mean(samples.map(({ bytes }) => bytes))
  const spread = samples.reduce((sum, { minutes }) => sum + (minutes - middle) ** 2, 0)
  return (
    samples.reduce((sum, { minutes, bytes }) => sum + (minutes - middle) * (bytes - middleBytes), 0) / spread
  )
}

/** The goals that were missed, in words. */
export function exploreGoalsMissed({ rounds, memory }: ExploreBench): string[] {
  const { perSecond, asking, times: most, growth } = exploreGoals
  return [
    ...(rate(rounds, 'walked', 'processorMs') < perSecond
      ? [`walks make less than ${count(perSecond)} actions for a second of the processor`]
      : []),
    ...(askingShare(rounds) < asking ? ['less than half of the actions reach the server'] : []),
    ...(times(rounds, 'asScenarios') < most
      ? [`walks are less than ${most} times as fast as scenarios`]
      : []),
    ...(growthOfMemory(memory) > growth
      ? [`memory grows by more than ${megabytes(growth)} for a minute of the processor`]
      : []),
  ]
}

const width = 36

export function exploreLines({ rounds, memory }: ExploreBench, { paint }: Pick<Terminal, 'paint'>): string {
  const line = (name: string, value: string, note: string): string =>
    `  ${name.padEnd(width)}${value.padStart(9)}  ${paint('dim', note)}`.trimEnd()
  const goal = (met: boolean, text: string): string => `goal: ${text}  ${met ? 'met' : 'missed'}`
  const { perSecond, asking, times: least, growth } = exploreGoals
  const walked = rate(rounds, 'walked', 'processorMs')
  const share = askingShare(rounds)
  const ratio = times(rounds, 'asScenarios')
  const grown = growthOfMemory(memory)
  const [first, last] = [memory.at(0), memory.at(-1)]
  const minutes = (last?.minutes ?? 0) - (first?.minutes ?? 0)
  const actions = rounds.reduce((sum, round) => sum + round.actions, 0)
  const sentences = rounds.reduce((sum, round) => sum + round.sentences, 0)
  return [
    `  ${paint('bold', 'Walks through the reference server in this process')}`,
    line('Actions for a second of the processor', count(walked), goal(walked >= perSecond, count(perSecond))),
    line('Actions a second', count(rate(rounds, 'walked', 'wallMs')), 'of real time'),
    line('Of these reach the server', percent(share), goal(share >= asking, percent(asking))),
    line('Sentences an action', (sentences / actions).toFixed(2), 'with what is looked at after it'),
    '',
    `  ${paint('bold', 'The same sentences as scenarios, in turns')}`,
    line(
      'Actions for a second of the processor',
      count(rate(rounds, 'asScenarios', 'processorMs')),
      'with films, as sls run plays them',
    ),
    line('Walks are so many times as fast', ratio.toFixed(2), goal(ratio >= least, `at least ${least}`)),
    line('The same without films', times(rounds, 'asPlainScenarios').toFixed(2), 'Cucumber and steps alone'),
    '',
    `  ${paint('bold', 'Memory of walks, after a collection')}`,
    line('At first', megabytes(first?.bytes ?? 0), ''),
    line('At the end', megabytes(last?.bytes ?? 0), `after ${minutes.toFixed(1)} minutes of the processor`),
    line('Growth a minute', megabytes(grown), goal(grown <= growth, `at most ${megabytes(growth)}`)),
    '',
    '',
  ].join('\n')
}

const count = (value: number): string => Math.round(value).toLocaleString('en')
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
