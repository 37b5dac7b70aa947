import type { Envelope, TestRunFinished } from '@cucumber/messages'
import { type MapMessageIds, messageIdMapping, SharedIds } from '../../../reports/output/message-ids.ts'
import type { StopSignal } from '../../shared/stop-signals.ts'
import { execute } from '../cucumber.ts'
import { type Crew, endCrew } from './crew.ts'
import type { Task } from './protocol.ts'
import type { ShardWorker } from './shard-worker.ts'

/** Told what comes of a run, as one stream. */
export interface PartsListener {
  message(envelope: Envelope): void
  /** Every part has said what it is going to run. */
  planned(): void
}

/** A run shared by several processes: the first part in this one, the others in those of the crew. */
export class ShardedRun {
  readonly #task: Task
  readonly #crew: Crew
  readonly #listener: PartsListener
  readonly #words = Promise.withResolvers<readonly string[]>()
  #ending: TestRunFinished | undefined
  #endedWellElsewhere = true
  #unplanned: number

  constructor(task: Task, crew: Crew, listener: PartsListener) {
    this.#task = task
    this.#crew = crew
    this.#listener = listener
    this.#unplanned = 1 + crew.length
  }

  /** Rejects with the first failure: at once where it was here, otherwise when all parts are over. */
  async run(): Promise<void> {
    const elsewhere = Promise.allSettled(this.#crew.map((part, at) => this.#elsewhere(part, at + 2)))
    try {
      await this.#here()
    } catch (error) {
      await endCrew(this.#crew)
      throw error
    }
    const ends = await elsewhere
    this.#finish()
    const failure = ends.find((end) => end.status === 'rejected')
    if (failure) throw failure.reason
  }

  /** Lets the scenarios end that are under way elsewhere; here it is the interruption that does. */
  stop(signal: StopSignal): void {
    for (const part of this.#crew) part.stop(signal)
  }

  async #here(): Promise<void> {
    const planned = this.#once()
    const words = new SharedIds(this.#words.resolve)
    await execute(partOf(this.#task, 1), (envelope) => {
      words.learn(envelope)
      this.#take(envelope, planned)
    })
    planned()
  }

  async #elsewhere(part: ShardWorker, index: number): Promise<void> {
    const planned = this.#once()
    let translate: MapMessageIds = (envelope) => envelope
    const success = await part.run(partOf(this.#task, index), {
      words: async (words) => {
        translate = messageIdMapping(words, await this.#words.promise, `${index}`)
      },
      message: (envelope) => this.#take(translate(envelope), planned),
    })
    if (!success) this.#endedWellElsewhere = false
    planned()
  }

  #take(envelope: Envelope, planned: () => void): void {
    if (envelope.testCaseStarted) planned()
    if (envelope.testRunFinished) this.#ending = envelope.testRunFinished
    else this.#listener.message(envelope)
  }

  /** The end of the run is told in the words of this process; it is as good as its worst part. */
  #finish(): void {
    if (!this.#ending) return
    const success = this.#ending.success && this.#endedWellElsewhere
    this.#listener.message({ testRunFinished: { ...this.#ending, success } })
  }

  /** To be called when a part has said all that it is going to run, as often as it likes. */
  #once(): () => void {
    let due = true
    return () => {
      if (!due) return
      due = false
      this.#unplanned--
      if (this.#unplanned === 0) this.#listener.planned()
    }
  }
}

const partOf = (task: Task, index: number): Task => ({
  ...task,
  selection: { ...task.selection, part: { ...task.selection.part, index } },
})
