/** @module A connection to the server that, once armed, kills the server while it handles a request. */

import type { Fetch } from '../../drivers/http/client.ts'
import type { Random } from '../../simulators/random.ts'

/** How many turns of our event loop a response takes, until the first was seen. */
const firstGuess = 2_000

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The whole response, so that none of it is still on its way when the server is killed. */
const responseTo: Fetch = async (url, sent) => {
  const response = await fetch(url, sent)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text: async () => text }
}

interface Armed {
  readonly path: RegExp
  readonly moment: number
  readonly restart: () => Promise<void>
}

export class CrashInjector {
  kills = 0
  /** Kills after which the response was there all the same. */
  answered = 0
  #armed: Armed | undefined
  readonly #spans = new Map<string, number>()

  /** The server is killed during the next request to such a path, at a random moment, and started again. */
  arm(path: RegExp, random: Random, restart: () => Promise<void>): void {
    const moment = random.below(1_000) / 1_000
    this.#armed = { path, moment, restart }
  }

  get armed(): boolean {
    return this.#armed !== undefined
  }

  readonly fetch: Fetch = async (url, sent) => {
    const armed = this.#armed
    if (!armed?.path.test(new URL(url).pathname)) return fetch(url, sent)
    this.#armed = undefined
    const span = this.#spans.get(armed.path.source) ?? firstGuess
    let answeredAt: number | undefined
    let turns = 0
    const response = responseTo(url, sent)
    response.then(
      () => {
        answeredAt = turns
      },
      () => {},
    )
    for (; turns < armed.moment * 2 * span; turns++) await turn()
    // So that about half of the moments fall before the response, whatever the machine.
    this.#spans.set(armed.path.source, answeredAt ?? Math.max(span, turns * 1.2))
    await armed.restart()
    this.kills++
    if (answeredAt !== undefined) this.answered++
    return response
  }
}
