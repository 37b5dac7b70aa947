/** @module `sls worker`: does what others hand out. */

import { availableParallelism, hostname } from 'node:os'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { joinQueue } from '../../work-queue/members.ts'
import type { JobMessage, MemberFacts } from '../../work-queue/messages.ts'
import type { Queue } from '../../work-queue/queue.ts'
import { takeJobs } from '../../work-queue/take-jobs.ts'
import { namedSystem, type RunSystem } from '../config/named-system.ts'
import { defaultQueue, type QueueChoice, queueOptions } from '../queue/options.ts'
import { memberFacts, type OwnCopy } from '../queue/own-copy.ts'
import { reachQueue } from '../queue/reach-queue.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { stopSignals } from '../shared/stop-signals.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { JobProcess } from './job-process.ts'
import { InstanceTaken, mostJobsWith, type OwnInstances, ownInstances } from './own-instances.ts'

const help = `Usage: sls worker --nats URL [options]

Does the work that sls run, detect and npm run prove hand out with --nats URL, until it is stopped. It takes no code from
there: a job is a name and data, and what it does is in this copy. So the version, the suite, the program and the configuration have to be
those of whoever hands out the work; a worker of another one is refused, and the reason is said.

  --nats URL       a NATS server with JetStream, such as nats://localhost:4222 (nats-server -js -sd FOLDER starts one). Credentials:
                   NATS_USER and NATS_PASSWORD, NATS_TOKEN, NATS_CREDS, NATS_NKEY, NATS_CA, NATS_CERT, NATS_KEY
  --queue NAME     whose work (default ${defaultQueue}): that of those with the same name
  --processes N    how many jobs at a time (default: one per core, at most 4; with a configuration no more than it has instances)
  --name NAME      as sls workers shows it (default: the name of the machine, and the process)
  --once           ends with the run that it took part in, as a job of a cluster does
  --lease SECONDS  after how long without a sign of life a job is given to another worker, for a queue that is not there yet (default 15)
  --config FILE    the system under test of those runs that have one (default: sls.config.ts, .json or .yaml of this folder)
  --url URL        the same where all faces are at URL and everything else is as by default
  --faults DIR     where faults may come from, beside the project's own; may be given several times
  --project DIR    another folder with features/, steps/ and drivers/assemblies/support.ts

Exit codes: 0 stopped by a signal, or with --once the run is over, 2 wrong usage, no broker, or a worker of another version or
configuration, 3 the broker keeps the queue no more.
`

const options = {
  ...queueOptions,
  processes: { type: 'string' },
  name: { type: 'string' },
  once: { type: 'boolean', default: false },
  lease: { type: 'string' },
  config: { type: 'string' },
  url: { type: 'string' },
  faults: { type: 'string', multiple: true },
  project: { type: 'string' },
} as const

interface WorkerOptions {
  readonly queue: QueueChoice
  /** Undefined: as many as are good for the machine. */
  readonly processes: number | undefined
  readonly name: string
  readonly once: boolean
  readonly own: OwnCopy
}

function parse(args: readonly string[]): Result<WorkerOptions> {
  const parsed = readArguments(args, { options }, 'worker')
  if (!parsed.ok) return parsed
  const {
    nats,
    queue = defaultQueue,
    processes,
    once,
    lease,
    config,
    url,
    faults = [],
    project,
  } = parsed.value.values
  const { name = `${hostname()}-${process.pid}`.replaceAll(/[^A-Za-z0-9_-]/g, '-') } = parsed.value.values
  const problems = [
    ...(nats === undefined
      ? ['--nats: give the address of a NATS server, such as nats://localhost:4222.']
      : []),
    ...(processes === undefined || /^[1-9]\d?$/.test(processes)
      ? []
      : [`--processes ${processes}: give a number of processes from 1 to 99.`]),
    ...(/^[A-Za-z0-9_-]{1,64}$/.test(name)
      ? []
      : [`--name ${name}: give letters, digits, - and _, such as blue-2.`]),
    ...(lease === undefined || /^[1-9]\d{0,3}$/.test(lease)
      ? []
      : [`--lease ${lease}: give a whole number of seconds from 1 to 9999.`]),
  ]
  if (problems.length > 0 || nats === undefined) return invalid(problems)
  return valid({
    queue: { url: nats, queue, ...(lease !== undefined && { leaseMs: Number(lease) * 1000 }) },
    processes: processes === undefined ? undefined : Number(processes),
    name,
    once,
    own: { project, config, url, faultFolders: faults },
  })
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const given = parse(args)
  if (!given.ok) return reportUsageErrors(given.problems, terminal)
  const system = await namedSystem(given.value.own)
  if (!system.ok) return reportUsageErrors(system.problems, terminal)
  const most = mostJobsWith(system.value)
  const { processes } = given.value
  if (most !== undefined && processes !== undefined && processes > most)
    return reportUsageErrors(
      [
        `--processes ${processes}: the configuration has ${most} ${most === 1 ? 'instance' : 'instances'}, and each process needs one for itself.`,
      ],
      terminal,
    )
  const queue = await reachQueue(given.value.queue)
  if (!queue.ok) return reportUsageErrors(queue.problems, terminal)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  for (const signal of stopSignals) process.on(signal, onSignal)
  try {
    return await workWith(queue.value, given.value, system.value, stop, terminal)
  } finally {
    for (const signal of stopSignals) process.off(signal, onSignal)
    await queue.value.broker.close()
  }
}

/** Works with instances of its own, where there is a system under test. */
async function workWith(
  queue: Queue,
  given: WorkerOptions,
  system: RunSystem | undefined,
  stop: AbortController,
  terminal: Terminal,
): Promise<ExitCode> {
  const wanted = {
    name: given.name,
    slots: given.processes ?? Math.min(availableParallelism(), 4),
    stop,
  }
  const own = await ownInstances(queue, system, wanted, terminal)
  if (stop.signal.aborted && typeof own === 'string') return exitCodes.conforming
  if (typeof own === 'string') return reportUsageErrors([`Refused: ${own}`], terminal)
  try {
    return await work(queue, given, own.indices, memberFacts(given.own, system), stop, terminal)
  } finally {
    await own.release()
  }
}

async function work(
  queue: Queue,
  { name, once, own }: WorkerOptions,
  instances: OwnInstances['indices'],
  facts: MemberFacts,
  stop: AbortController,
  terminal: Terminal,
): Promise<ExitCode> {
  const slots = instances.length
  const since = new Date(wallClock()).toISOString()
  const membership = await joinQueue(queue, { name, role: 'worker', since, slots, doing: [], facts })
  if (typeof membership === 'string') return reportUsageErrors([`Refused: ${membership}`], terminal)
  const processes = instances.map((instance) => new JobProcess({ own, instance }))
  for (const one of processes) one.warm()
  terminal.out(
    `${name} does ${slots} ${slots === 1 ? 'job' : 'jobs'} at a time for the queue ${queue.name} at ${queue.broker.address}; Ctrl-C ends it.\n`,
  )
  const unwatch = showConnection(queue, terminal)
  let refusal: string | undefined
  let failure: unknown
  try {
    await takeJobs(
      queue,
      {
        name,
        slots,
        facts,
        once,
        perform: (job, slot, context) => processAt(processes, slot).perform(job, context),
        changed: (underWay) => membership.update(doing(underWay)),
        refused: (reason) => {
          refusal ??= reason
        },
      },
      stop.signal,
    )
  } catch (error) {
    failure = error
  }
  const { reason } = stop.signal
  if (reason instanceof InstanceTaken) failure ??= reason
  stop.abort()
  unwatch()
  await Promise.all([...processes.map((one) => one.end()), membership.leave()])
  if (refusal !== undefined)
    return reportUsageErrors(
      [`Refused: ${refusal}. Start this worker from the same copy and with the same options as that.`],
      terminal,
    )
  if (failure === undefined) return exitCodes.conforming
  terminal.err(`${failure instanceof Error ? failure.message : String(failure)}: start the worker again.\n`)
  return exitCodes.harness
}

const processAt = (processes: readonly JobProcess[], slot: number): JobProcess => {
  const found = processes[slot]
  if (!found) throw new Error(`there is no process for slot ${slot}`)
  return found
}

/** What jobs are about, each sentence once. */
const doing = (jobs: readonly JobMessage[]): string[] => jobs.map(({ title, id }) => `${title}, job ${id}`)

const showConnection = ({ broker }: Queue, terminal: Terminal): (() => void) =>
  broker.watch((isThere) =>
    terminal.err(
      isThere
        ? `The broker at ${broker.address} is there again.\n`
        : `The broker at ${broker.address} is away; this worker waits for it.\n`,
    ),
  )

export const workerSubcommand: Subcommand = { help, options, run }
