/** @module Being the one who hands out work and waits for the results. */

import { invalid, type Result, valid } from '../../reports/result.ts'
import {
  type DistributedRun,
  DistributionError,
  type DistributionListener,
  distribute,
} from '../../work-queue/distribute.ts'
import { joinQueue, membersOf } from '../../work-queue/members.ts'
import type { Queue } from '../../work-queue/queue.ts'
import { delay } from '../../work-queue/timers.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { exitCodes } from '../shared/exit-codes.ts'
import { type StopSignal, stopSignals } from '../shared/stop-signals.ts'
import type { Terminal } from '../shared/terminal.ts'

/** How a run that was handed out ended. */
export interface Distributed {
  /** What asked it to stop; the results until then have come. */
  readonly stoppedBy: StopSignal | undefined
  /** Why there are no more results, as a sentence. */
  readonly problem: string | undefined
}

/** As long as it takes until somebody who has died is no longer there, and a little longer. */
const othersLimitMs = 20_000
const lookAgainMs = 500

/**
 * Hands out the jobs of a run, and tells `listener` of each result. The first signal ends the work of the run everywhere; what has come
 * until then is kept. A second one ends this process at once. Refuses where somebody waits for the same run, or members differ.
 * `enough` ends the work of the run everywhere, too, and nothing is wrong then.
 */
export async function distributeJobs(
  queue: Queue,
  run: DistributedRun,
  listener: DistributionListener,
  terminal: Terminal,
  enough?: AbortSignal,
): Promise<Result<Distributed>> {
  const stop = new AbortController()
  let stoppedBy: StopSignal | undefined
  const onSignal = (signal: StopSignal): void => {
    if (stoppedBy !== undefined) process.exit(exitCodes.harness)
    stoppedBy = signal
    terminal.err('\nStopping everywhere; a second signal stops at once.\n')
    stop.abort()
  }
  for (const signal of stopSignals) process.on(signal, onSignal)
  const end = enough === undefined ? stop.signal : AbortSignal.any([stop.signal, enough])
  try {
    const membership = await joined(queue, run, terminal, end)
    if (!membership.ok) return membership
    let problem: string | undefined
    try {
      await distribute(queue, run, { connected: showConnection(queue, terminal), ...listener }, end)
    } catch (error) {
      if (!(error instanceof DistributionError)) throw error
      problem = error.message
    } finally {
      await membership.value.leave()
    }
    return valid({ stoppedBy, problem })
  } finally {
    for (const signal of stopSignals) process.off(signal, onSignal)
  }
}

async function joined(
  queue: Queue,
  { run, title, facts }: DistributedRun,
  terminal: Terminal,
  signal: AbortSignal,
) {
  const name = `asker-${run}`
  const { timers } = queue.broker
  const since = timers.now()
  const isThere = async (): Promise<boolean> => (await membersOf(queue)).some((one) => one.name === name)
  for (let waits = false; await isThere(); waits = true) {
    if (signal.aborted || timers.now() - since > othersLimitMs)
      return invalid([
        `Somebody waits for the results of this very run already (${name} in sls workers): wait until that is over, or end it.`,
      ])
    if (!waits) terminal.err('Somebody has begun this run, and may be gone: looks for some seconds.\n')
    await delay(timers, lookAgainMs, signal)
  }
  const entry = {
    name,
    role: 'asker' as const,
    since: new Date(wallClock()).toISOString(),
    slots: 0,
    doing: [title],
    facts,
  }
  const membership = await joinQueue(queue, entry)
  if (typeof membership === 'string') return invalid([`Refused: ${membership}`])
  const workers = (await membersOf(queue)).filter(({ role }) => role === 'worker')
  if (workers.length === 0)
    terminal.err(
      `No worker is there yet: start one with sls worker --nats ${queue.broker.address}${queue.name === 'sls' ? '' : ` --queue ${queue.name}`}. This command waits for it.\n`,
    )
  return valid(membership)
}

const showConnection =
  ({ broker }: Queue, terminal: Terminal) =>
  (isThere: boolean): void =>
    terminal.err(
      isThere
        ? `The broker at ${broker.address} is there again.\n`
        : `The broker at ${broker.address} is away; the run goes on when it is there again.\n`,
    )
