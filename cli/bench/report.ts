/** @module What `sls bench` prints. */

import { formatDuration } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import type { DailyPair } from './daily/daily-times.ts'
import type { ForeignTimes } from './foreign/foreign-times.ts'
import { type Bench, dailyGoals, dailyPairs, foreignGoals, goals } from './goals.ts'

const width = 36

const lineOn =
  ({ paint }: Terminal) =>
  (name: string, value: string, note: string) =>
    `  ${name.padEnd(width)}${value.padStart(9)}  ${paint('dim', note)}`.trimEnd()

const goal = (met: boolean, text: string): string => `goal: ${text}  ${met ? 'met' : 'missed'}`

/** The figures of a system that a configuration names. */
export function foreignLines(
  { instances, suite, oneScenario, check }: ForeignTimes,
  terminal: Terminal,
): string {
  const line = lineOn(terminal)
  const { suiteRatio, oneScenarioRatio, firstLineMs, checkMs } = foreignGoals
  const ratio = (found: number, most: number) =>
    line('Ratio', found.toFixed(2), goal(found <= most, `at most ${most.toFixed(1)}`))
  const time = (name: string, found: number, most: number) =>
    line(name, formatDuration(found), goal(found <= most, `within ${formatDuration(most)}`))
  return [
    `  ${terminal.paint('bold', 'The reference server, given by a configuration')}`,
    line('The suite', formatDuration(suite.foreignMs), instances === 1 ? '' : `${instances} instances`),
    line('The suite on process', formatDuration(suite.oursMs), ''),
    ratio(suite.ratio, suiteRatio),
    line('One scenario', formatDuration(oneScenario.foreignMs), ''),
    line('One scenario on embedded', formatDuration(oneScenario.oursMs), ''),
    ratio(oneScenario.ratio, oneScenarioRatio),
    time('sls check: the first line', check.firstLineMs, firstLineMs),
    time('sls check', check.wholeMs, checkMs),
    '',
    '',
  ].join('\n')
}

/** What a team does every day. */
export function dailyLines(pairs: readonly DailyPair[], terminal: Terminal): string {
  const line = lineOn(terminal)
  return [
    `  ${terminal.paint('bold', 'Every day')}`,
    ...pairs.flatMap(({ name, ms: taken, besideMs, ratio }) => {
      const [what, beside] = dailyPairs[name]
      const most = dailyGoals[name]
      return [
        line(what, formatDuration(taken), ''),
        line(beside, formatDuration(besideMs), ''),
        line('Ratio', ratio.toFixed(2), goal(ratio <= most, `at most ${most}`)),
      ]
    }),
    '',
    '',
  ].join('\n')
}

/** The figures, aligned: what was measured, against which goal, and where the time goes. */
export function benchLines(bench: Bench, terminal: Terminal): string {
  const { paint } = terminal
  const line = lineOn(terminal)
  const { rounds, realMs, emptyMs, ratio, workers, worlds, logins, parts, ports } = bench
  const of = (side: 'realMs' | 'emptyMs') => rounds.map((round) => round[side])
  const span = (values: readonly number[]) =>
    `${formatDuration(Math.min(...values))} to ${formatDuration(Math.max(...values))}`
  return [
    line(suite(workers), formatDuration(realMs), span(of('realMs'))),
    line('The same features, empty steps', formatDuration(emptyMs), span(of('emptyMs'))),
    line('Ratio', ratio.toFixed(2), goal(ratio <= goals.ratio, `at most ${goals.ratio.toFixed(1)}`)),
    line(
      'Opening a scene with its server',
      `${worlds.openMs.toFixed(2)} ms`,
      goal(worlds.openMs < goals.worldMs, `under ${goals.worldMs} ms`),
    ),
    '',
    `  ${paint('bold', 'A login by notification over HTTP, at the password cost of suites')}`,
    line('Requests per second', whole(logins.loginRequestsPerSecond), `${ms(logins.loginMs)} a login`),
    line('A bare Hono route', whole(logins.bareRequestsPerSecond), `${ms(logins.bareMs)} for as many`),
    ...logins.growth.map(({ people, loginMs }) =>
      line(`With ${people.toLocaleString('en')} people`, ms(loginMs), ''),
    ),
    line(
      'Growth',
      logins.growthRatio.toFixed(2),
      goal(logins.growthRatio <= goals.growthRatio, `at most ${goals.growthRatio.toFixed(1)}`),
    ),
    line(
      'Finding that nothing is due',
      ms(logins.dueMs),
      goal(logins.dueMs < goals.dueMs, `under ${goals.dueMs} ms`),
    ),
    '',
    `  ${paint('bold', 'Where the time goes, in one process')}`,
    ...parts.map(({ part, share }) => line(part, percent(share), '')),
    '',
    `  ${paint('bold', 'Time at the ports meanwhile')}`,
    ...ports.map(({ port, calls, ms, share }) =>
      line(port, percent(share), `${calls} × ${(ms / calls).toFixed(2)} ms`),
    ),
    '',
    '',
  ].join('\n')
}

const suite = (workers: number): string =>
  workers === 1 ? 'The suite' : `The suite, in ${workers} processes`
const whole = (figure: number): string => Math.round(figure).toLocaleString('en')
const ms = (time: number): string => `${time.toFixed(2)} ms`
const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(4)} %`
