/** @module What the simulators have to bear, and the figures as a table. */

import type { Terminal } from '../../shared/terminal.ts'
import { type Protocol, protocols } from './load-request.ts'
import type { Rates, Rest, SimulatorsBench } from './simulators-bench.ts'

/** `ofBare`: at least so much of a server without rules; `ofRival`: at least so many times mockttp. */
export const simulatorGoals = {
  ofBare: { apns: 0.65, fcm: 0.42, twilio: 0.42 } satisfies Record<Protocol, number>,
  ofRival: 2.2,
  memory: 1.3,
  /** Measured in microseconds, of which the clock has its share. */
  look: 1.5,
} as const

const names: Readonly<Record<Protocol, string>> = { apns: 'APNs', fcm: 'FCM', twilio: 'Twilio' }

/** The goals that were missed, in words. */
export function simulatorGoalsMissed({ rates, messages, rest }: SimulatorsBench): string[] {
  const many = messages.many.toLocaleString('en')
  return protocols.flatMap((protocol) => [
    ...ratesMissed(protocol, rates[protocol]),
    ...(growth(rest[protocol], 'bytes') > simulatorGoals.memory
      ? [
          `${names[protocol]}: memory after ${many} messages is more than ${simulatorGoals.memory} times that of few`,
        ]
      : []),
    ...(['fetchMicroseconds', 'listMicroseconds'] as const).flatMap((look) =>
      growth(rest[protocol], look) > simulatorGoals.look
        ? [
            `${names[protocol]}: a ${look === 'fetchMicroseconds' ? 'fetch' : 'list'} takes longer after ${many} messages`,
          ]
        : [],
    ),
  ])
}

function ratesMissed(protocol: Protocol, { bare, ours, rival }: Rates): string[] {
  const ofBare = simulatorGoals.ofBare[protocol]
  return [
    ...(ours < ofBare * bare
      ? [`${names[protocol]} takes less than ${ofBare} of a server without rules`]
      : []),
    ...(rival && ours < simulatorGoals.ofRival * rival.rate
      ? [`${names[protocol]} takes less than ${simulatorGoals.ofRival} times what ${rival.name} takes`]
      : []),
  ]
}

const growth = ({ few, many }: Rest, figure: keyof Rest['few']): number =>
  (many[figure] ?? 0) / (few[figure] ?? Number.POSITIVE_INFINITY)

const perSecond = (rate: number): string => `${(rate / 1000).toFixed(1)}k/s`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const microseconds = (time: number | undefined): string =>
  time === undefined ? '-' : `${time.toFixed(0)} µs`

export function simulatorsLines(
  { rounds, rates, messages, rest }: SimulatorsBench,
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const [few, many] = [messages.few, messages.many].map((count) => count.toLocaleString('en'))
  const rateRows = protocols.map((protocol) => {
    const { bare, ours, rival } = rates[protocol]
    return [
      names[protocol],
      perSecond(bare),
      perSecond(ours),
      (ours / bare).toFixed(2),
      rival ? perSecond(rival.rate) : '-',
      rival ? (ours / rival.rate).toFixed(2) : '-',
    ]
  })
  const restRows = protocols.map((protocol) => {
    const one = rest[protocol]
    return [
      names[protocol],
      megabytes(one.few.bytes),
      megabytes(one.many.bytes),
      growth(one, 'bytes').toFixed(2),
      `${microseconds(one.few.fetchMicroseconds)} ${microseconds(one.many.fetchMicroseconds)}`,
      `${microseconds(one.few.listMicroseconds)} ${microseconds(one.many.listMicroseconds)}`,
    ]
  })
  const rivalName = protocols.map((protocol) => rates[protocol].rival?.name).find(Boolean)
  return [
    `  ${paint('bold', 'Messages a second')}  median of ${rounds} rounds, in turns; TLS, HTTP/2 but for Twilio`,
    ...table(['', 'without rules', 'ours', 'of that', rivalName ?? 'mockttp', 'times'], rateRows, paint),
    ...(rivalName ? [] : [`  ${paint('dim', 'left out: mockttp: npm ci --prefix checks/rivals')}`]),
    '',
    `  ${paint('bold', 'At rest')}  after ${few} and after ${many} messages`,
    ...table(['', few ?? '', many ?? '', 'times', 'a fetch', 'a list'], restRows, paint),
    '',
    '',
  ].join('\n')
}

function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Terminal['paint'],
): string[] {
  const all = [titles, ...rows]
  const wide = titles.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all.map((row, rowAt) => {
    const cells = row.map((cell, at) =>
      at === 0 ? cell.padEnd(wide[at] ?? 0) : cell.padStart(wide[at] ?? 0),
    )
    const line = `  ${cells.join('  ')}`
    return rowAt === 0 ? paint('dim', line) : line
  })
}
