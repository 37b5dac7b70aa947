/** @module The instances of a system under test that a worker may use: each is one worker's own, as it has one state and one clock. */

import { hostname } from 'node:os'
import { type Instance, instancesOf } from '../../drivers/config/configuration.ts'
import { sha256 } from '../../reports/suite/sha256.ts'
import type { Queue } from '../../work-queue/queue.ts'
import { reserve } from '../../work-queue/reservations.ts'
import type { RunSystem } from '../config/named-system.ts'
import type { Terminal } from '../shared/terminal.ts'

export interface OwnInstances {
  /** Counted from 0: as many jobs at a time. */
  readonly indices: readonly number[]
  release(): Promise<void>
}

export interface Wanted {
  readonly name: string
  readonly slots: number
  /** Ends the worker where another one has taken an instance of its own, with an `InstanceTaken` as reason. */
  readonly stop: AbortController
}

/** A worker that was held up for long has nothing of its own any more. */
export class InstanceTaken extends Error {
  constructor() {
    super('another worker has taken an instance of the system under test while this one was held up')
  }
}

/** How many jobs at a time such a configuration allows; undefined: as many as one likes. */
export const mostJobsWith = (system: RunSystem | undefined): number | undefined =>
  system && instancesOf(system.configuration).length

/** The instances that nobody else uses, as many as there are jobs at a time; a sentence where there is none. Without a configuration all slots are the same. */
export async function ownInstances(
  queue: Queue,
  system: RunSystem | undefined,
  { name, slots, stop }: Wanted,
  terminal: Terminal,
): Promise<OwnInstances | string> {
  if (!system || system.configuration.withoutLab)
    return { indices: Array.from({ length: slots }, () => 0), release: async () => undefined }
  const all = instancesOf(system.configuration)
  const reserved = await reserve(queue, {
    things: all.map(keyOf),
    most: slots,
    name,
    signal: stop.signal,
    waits: () =>
      terminal.err(
        'Each instance of the configuration is in use, or whose it was has died: looks for some seconds.\n',
      ),
    lost: () => stop.abort(new InstanceTaken()),
  })
  if ('indices' in reserved) return reserved
  const which = all.length === 1 ? 'the instance' : `each of the ${all.length} instances`
  return `${which} of the configuration is used by ${reserved.join(' and ') || 'another worker'}: one worker needs one for itself. Add instances to the configuration, or start this worker on another machine where their addresses are this machine's own.`
}

/** An address of the machine itself is another server on each machine. */
const isOfThisMachine = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

function keyOf({ url, faces, headers }: Instance): string {
  const addresses = [url ?? faces?.login ?? '']
  const machine = addresses.every(isOfThisMachine) ? hostname() : ''
  return sha256(JSON.stringify([machine, addresses, headers ?? {}]))
    .replace('sha256:', '')
    .slice(0, 24)
}
