/** @module `sls workers`: who shares the work of a queue. */

import { membersOf } from '../../work-queue/members.ts'
import type { MemberEntry } from '../../work-queue/messages.ts'
import { defaultQueue, queueChoice, queueOptions } from '../queue/options.ts'
import { reachQueue } from '../queue/reach-queue.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const help = `Usage: sls workers --nats URL [options]

Shows who is there at a queue: the workers, and those who wait for results, each with its version, since when, and what it is doing.
A worker that has died is shown for some seconds.

  --nats URL       the NATS server, such as nats://localhost:4222; credentials as for sls worker
  --queue NAME     which workers (default ${defaultQueue})

Exit codes: 0 somebody is there, 1 nobody is, 2 wrong usage or no broker.
`

const options = queueOptions

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options }, 'workers')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const choice = queueChoice(parsed.value.values)
  if (!choice)
    return reportUsageErrors(
      ['--nats: give the address of a NATS server, such as nats://localhost:4222.'],
      terminal,
    )
  const queue = await reachQueue(choice)
  if (!queue.ok) return reportUsageErrors(queue.problems, terminal)
  try {
    const members = await membersOf(queue.value)
    terminal.out(members.length === 0 ? nobody(choice.queue) : lines(members, terminal))
    return members.length === 0 ? exitCodes.notConforming : exitCodes.conforming
  } finally {
    await queue.value.broker.close()
  }
}

const nobody = (queue: string): string =>
  `Nobody is there at the queue ${queue}: start a worker with sls worker --nats URL.\n`

/** Each member in two lines at most that fit into 80 columns, unless its names are long. */
function lines(members: readonly MemberEntry[], { paint }: Terminal): string {
  const now = wallClock()
  const width = Math.max(...members.map(({ name }) => name.length))
  return members
    .flatMap(({ name, role, since, slots, doing, facts }) => {
      const about = [
        ...(role === 'worker' ? [`${slots} at a time`] : ['waits for results']),
        `for ${formatDuration(now - Date.parse(since))}`,
        `version ${facts.version ?? 'unknown'}`,
      ].join(', ')
      const busy = doing.length > 0 ? doing : role === 'worker' ? ['waits for work'] : []
      return [
        `  ${paint('bold', name.padEnd(width))}  ${about}`,
        ...busy.map((one) => `  ${' '.repeat(width)}  ${paint('dim', one)}`),
      ]
    })
    .map((line) => `${line}\n`)
    .join('')
}

export const workersSubcommand: Subcommand = { help, options, run }
