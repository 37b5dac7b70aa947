/** @module `sls explore --nats`: blocks of walks are jobs of the workers of a queue. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { NotTestable } from '../../../drivers/ports/errors.ts'
import type { Exploration } from '../../../exploration/walk/explore.ts'
import { jsonOf } from '../../../reports/json.ts'
import type { JobResult } from '../../../work-queue/distribute.ts'
import type { MemberFacts } from '../../../work-queue/messages.ts'
import type { Queue } from '../../../work-queue/queue.ts'
import { distributeJobs } from '../../queue/asker.ts'
import { startTimeout } from '../../shared/stopwatch.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { type WalksData, type WalksRecord, walksRecord } from './walks-data.ts'

/** As many walks are a block, so that a worker that is lost takes little along: in the process they take a second or two. */
const walksOfBlock = { inProcess: 100, others: 20 }

/** Walks of before are as many in a block as fit into one message. */
const corpusOfBlock = 50

/** Where blocks are walked, and what they have to know. */
export interface SharedExploration {
  readonly queue: Queue
  readonly facts: MemberFacts
  readonly title: string
  readonly configured: boolean
  readonly fault: string | undefined
  readonly walks: number
  /** When the time is over, in ms from now. */
  readonly milliseconds: number
  readonly terminal: Terminal
  /** Is told at the end who walked what, also where the system answers no more. */
  onEnd(blocks: readonly WalkedBlock[]): void
}

/** Who walked a block. */
export interface WalkedBlock extends Omit<JobResult, 'bytes'> {
  readonly first: number
  readonly walks: number
}

/**
 * Has the walks of an exploration walked, each block as if there were no other: who walks which makes no difference. What they
 * bring is told in their order. Resolves with the number of the walk that comes next. Rejects with `NotTestable` where the system
 * does not answer any more, with a `UsageError` where the queue cannot be used.
 */
export async function exploreOnQueue(
  exploration: Omit<Exploration, 'stage' | 'isOver' | 'isStopped'>,
  shared: SharedExploration,
): Promise<number> {
  const blocks = blocksOf(exploration, shared)
  const jobs = blocks.map((data, at) => ({ id: `${at + 1}`, data: z.json().parse(data) }))
  const told = new BlocksInOrder(blocks, exploration)
  const enough = new AbortController()
  const cancel = startTimeout(shared.milliseconds, () => enough.abort())
  const run = createHash('sha256')
    .update(JSON.stringify([shared.facts, jobs]))
    .digest('hex')
    .slice(0, 16)
  try {
    const ended = await distributeJobs(
      shared.queue,
      { run, kind: 'walks', title: shared.title, facts: shared.facts, jobs },
      {
        resumed: (done) =>
          shared.terminal.err(
            `Goes on with a run that was begun before: ${done} of ${jobs.length} blocks are there.\n`,
          ),
        done: ({ bytes, ...by }) => told.add(by, walksRecord.parse(jsonOf(Buffer.from(bytes).toString()))),
      },
      shared.terminal,
      enough.signal,
    )
    if (!ended.ok) throw new UsageError(ended.problems)
    told.end()
    if (ended.value.problem !== undefined) throw new NotTestable(ended.value.problem)
    return told.next
  } finally {
    cancel()
    shared.onEnd(told.blocks)
  }
}

function blocksOf(
  { seed, from, corpus }: Pick<Exploration, 'seed' | 'from' | 'corpus'>,
  { configured, fault, walks }: SharedExploration,
): WalksData[] {
  const common = { configured, seed, ...(fault !== undefined && { fault }) }
  const each = configured ? walksOfBlock.others : walksOfBlock.inProcess
  const before = Array.from({ length: Math.ceil(corpus.length / corpusOfBlock) }, (_, at) => ({
    ...common,
    first: from,
    walks: 0,
    corpus: corpus.slice(at * corpusOfBlock, (at + 1) * corpusOfBlock).map((actions) => [...actions]),
  }))
  const anew = Array.from({ length: Math.ceil(walks / each) }, (_, at) => ({
    ...common,
    first: from + at * each,
    walks: Math.min(each, walks - at * each),
    corpus: [],
  }))
  return [...before, ...anew]
}

/** Tells of each block when all before it have been told of, so that two runs tell the same. */
export class BlocksInOrder {
  readonly blocks: WalkedBlock[] = []
  next: number
  readonly #all: readonly WalksData[]
  readonly #exploration: Omit<Exploration, 'stage' | 'isOver' | 'isStopped'>
  readonly #waiting = new Map<
    number,
    { readonly by: Omit<JobResult, 'bytes'>; readonly record: WalksRecord }
  >()
  #at = 0
  /** Of the blocks that were told in their order: the same command begins behind that walk. */
  #ended: WalksRecord['ended']

  constructor(all: readonly WalksData[], exploration: Omit<Exploration, 'stage' | 'isOver' | 'isStopped'>) {
    this.#all = all
    this.#exploration = exploration
    this.next = exploration.from
  }

  add(by: Omit<JobResult, 'bytes'>, record: WalksRecord): void {
    this.#waiting.set(Number(by.job) - 1, { by, record })
    for (let one = this.#waiting.get(this.#at); one; one = this.#waiting.get(++this.#at)) {
      this.#waiting.delete(this.#at)
      const { first, walks } = this.#block(this.#at)
      this.next = first + walks
      if (walks > 0) this.#exploration.onWalk(`${this.#exploration.seed}/${this.next - 1}`)
      this.#tell(this.#at, one.by, one.record)
      this.#ended ??= one.record.ended
    }
  }

  /** What others before it have not come to is told all the same; those are walked the next time. */
  end(): void {
    for (const [at, { by, record }] of [...this.#waiting].toSorted(([one], [other]) => one - other))
      this.#tell(at, by, record)
    if (this.#ended === undefined) return
    this.#exploration.onWalk(this.#ended.walk)
    throw new NotTestable(this.#ended.reason)
  }

  #block(at: number): WalksData {
    const block = this.#all[at]
    if (!block) throw new Error(`the broker has a result of block ${at + 1}, which nobody asked for`)
    return block
  }

  #tell(at: number, by: Omit<JobResult, 'bytes'>, { coverage, findings, corpus }: WalksRecord): void {
    const { first, walks } = this.#block(at)
    const { coverage: all, known, onFinding, onNew } = this.#exploration
    this.blocks.push({ ...by, durationMs: Math.round(by.durationMs), first, walks })
    const before = all.seen
    all.addPlain(coverage)
    if (all.seen > before) for (const actions of corpus) onNew(actions)
    for (const { finding, known: shapes } of findings) {
      const isNew = shapes.every((shape) => !known.has(shape))
      for (const shape of shapes) known.add(shape)
      if (isNew) onFinding(finding)
    }
  }
}
