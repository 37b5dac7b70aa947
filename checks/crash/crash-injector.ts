/** @module A line to the server on which, once it is armed, the server is killed while it works on a request. */

import type { Fetch } from '../../drivers/http/client.ts'
import type { Random } from '../../simulators/random.ts'

/** How many turns of our event loop an answer takes, until we have seen one. */
const firstGuess = 2_000

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The whole answer, so that nothing of it is still under way when the server dies. */
const answerTo: Fetch = async (url, asked) => {
  const answer = await fetch(url, asked)
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text: async () => text }
}

interface Armed {
  readonly path: RegExp
  readonly moment: number
  readonly restart: () => Promise<void>
}

export class Killer {
  kills = 0
  /** Kills after which the answer was there all the same. */
  answered = 0
  #armed: Armed | undefined
  readonly #spans = new Map<string, number>()

  /** The server dies during the next request to such a path, at a moment that is drawn, and is started again. */
  arm(path: RegExp, random: Random, restart: () => Promise<void>): void {
    const moment = random.below(1_000) / 1_000
    this.#armed = { path, moment, restart }
  }

  get armed(): boolean {
    return this.#armed !== undefined
  }

  readonly fetch: Fetch = async (url, asked) => {
    const armed = this.#armed
    if (!armed?.path.test(new URL(url).pathname)) return fetch(url, asked)
    this.#armed = undefined
    const span = this.#spans.get(armed.path.source) ?? firstGuess
    let answeredAt: number | undefined
    let turns = 0
    const answer = answerTo(url, asked)
    answer.then(
      () => {
        answeredAt = turns
      },
      () => {},
    )
    for (; turns < armed.moment * 2 * span; turns++) await turn()
    // So that about half of the moments fall before the answer, whatever the machine.
    this.#spans.set(armed.path.source, answeredAt ?? Math.max(span, turns * 1.2))
    await armed.restart()
    this.kills++
    if (answeredAt !== undefined) this.answered++
    return answer
  }
}
