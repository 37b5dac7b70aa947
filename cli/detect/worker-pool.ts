import type { Job, Reply, WorkerSettings } from './worker-messages.ts'
import { Hand, type Lost } from './worker-process.ts'

export type Answer = Exclude<Reply, { kind: 'ready' | 'unable' }>

/** What of a fault a worker has to know. */
interface Suspect {
  readonly id: string
  readonly violates: readonly string[]
  readonly harmless: boolean
}

/** No process can do any work, and this says why. */
export class CrewFailure extends Error {}

/** Processes that judge side by side. */
export class Crew {
  readonly #settings: WorkerSettings
  readonly #hands = new Set<Hand>()
  #stopped = false

  constructor(settings: WorkerSettings) {
    this.#settings = settings
  }

  /** Hands the faults out one at a time; one that its process dies of is answered for it, and a new process goes on. */
  async work<Fault extends Suspect>(
    faults: readonly Fault[],
    size: number,
    answered: (fault: Fault, answer: Answer | Lost) => void,
  ): Promise<void> {
    const queue = [...faults]
    const lane = async () => {
      let hand: Hand | undefined
      for (let fault = queue.shift(); fault && !this.#stopped; fault = queue.shift()) {
        hand ??= await this.#hire()
        if (this.#stopped) return
        const answer = await hand.ask(jobOf(fault))
        if (this.#stopped) return
        answered(fault, judged(answer))
        if (answer.kind === 'lost') hand = this.#gone(hand)
      }
      hand?.dismiss()
    }
    await Promise.all(Array.from({ length: Math.min(size, faults.length) }, lane))
  }

  /** Ends every process at once. */
  stop(): void {
    this.#stopped = true
    for (const hand of this.#hands) hand.kill()
  }

  async #hire(): Promise<Hand> {
    const hand = new Hand(this.#settings)
    this.#hands.add(hand)
    const first = await hand.first
    if (first.kind !== 'ready' && !this.#stopped) throw new CrewFailure(reasonOf(first))
    return hand
  }

  #gone(hand: Hand): undefined {
    hand.kill()
    this.#hands.delete(hand)
  }
}

function judged(answer: Reply | Lost): Answer | Lost {
  if (answer.kind === 'fault' || answer.kind === 'harmless' || answer.kind === 'lost') return answer
  throw new CrewFailure(reasonOf(answer))
}

const reasonOf = (answer: Reply | Lost): string =>
  'reason' in answer ? answer.reason : 'a worker spoke out of turn'

const jobOf = ({ id, violates, harmless }: Suspect): Job => ({ id, violates: [...violates], harmless })
