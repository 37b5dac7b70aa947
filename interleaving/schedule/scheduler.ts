/**
 * @module A cooperative scheduler: each action that is under way stops at every point at which another one could come in
 * between, and only the scheduler lets one go on, one at a time. Nothing waits for real time.
 */

import { AsyncLocalStorage } from 'node:async_hooks'

/** What one action does from the first point to its end, or what a message does that an action has sent. */
export interface Chain {
  /** Unique within a race, and the same in every order: `0`, `1` for actions, `0/1` for what the first one sends second. */
  readonly key: string
  /** Who does it, for people. */
  readonly name: string
  /** The chain that started it, and the steps which that had taken. */
  readonly startedBy: { readonly key: string; readonly after: number } | undefined
  /** The steps that it has taken: what each did, for people. */
  readonly steps: string[]
}

interface RunningChain extends Chain {
  /** `blocked`: it waits for something that no point is, such as a lock of the server. */
  state: 'running' | 'stopped' | 'blocked' | 'finished'
  /** Of whatever stands at a point in it: more than one where it goes on without waiting for something. */
  releases: readonly (() => void)[]
  /** How many chains it has started. */
  started: number
  /** Whether it goes on when the server is killed. */
  readonly survives: boolean
  isDead: boolean
}

/** Turns of the event loop without work in progress, after which a chain that has not stopped is blocked. */
const idleTurns = 3

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A promise that stays pending: what a server that was killed was about to do. */
const never = (): Promise<never> => new Promise(() => {})

/** Adds to what the last step of a chain does. */
function nameStep({ steps }: RunningChain, does: string): void {
  const last = steps.pop()
  if (last !== undefined) steps.push(last === '' ? does : `${last}, ${does}`)
}

export class Scheduler {
  readonly #context = new AsyncLocalStorage<RunningChain>()
  readonly #chains = new Map<string, RunningChain>()
  #inProgress = 0
  #whenStopped: (() => void) | undefined

  /** In the order in which they were started. */
  get chains(): readonly Chain[] {
    return [...this.#chains.values()]
  }

  /** Starts an action, which must not reject, and resolves when it has stopped for the first time. */
  async start(index: number, name: string, action: () => Promise<void>): Promise<void> {
    this.#run(this.#add({ key: String(index), name, startedBy: undefined }, true), action)
    await this.#stopped()
  }

  /**
   * In the chain that calls this: what `work` does from now on is a chain of its own, which ends with the server unless it
   * `survives`; then its name is that of whoever does it, and otherwise that of what was sent. Outside of any chain it just works.
   */
  fork(name: string, work: () => Promise<void>, survives = false): void {
    const parent = this.#context.getStore()
    if (!parent) return void work()
    if (parent.isDead) return
    const key = `${parent.key}/${parent.started++}`
    const startedBy = { key: parent.key, after: parent.steps.length }
    const full = survives ? name : `${name} of ${parent.name}`
    this.#run(this.#add({ key, name: full, startedBy }, survives), work)
  }

  /**
   * A point: the work is done, and the chain that calls this stops before it has the result, as at an `await`. Outside of any
   * chain nothing stops.
   */
  async at<Result>(does: string, work: () => Promise<Result>): Promise<Result> {
    const chain = this.#context.getStore()
    if (!chain) return work()
    if (chain.isDead) return never()
    nameStep(chain, does)
    const result = await this.during(work)
    await this.#stop(chain)
    return result
  }

  /** A point without any work: the chain that calls this stops, as a request does on its way. */
  async pause(): Promise<void> {
    const chain = this.#context.getStore()
    if (chain?.isDead) await never()
    if (chain) await this.#stop(chain)
  }

  /** Says what the step does that the chain takes which calls this, where it is no work of a point. */
  mark(does: string): void {
    const chain = this.#context.getStore()
    if (chain) nameStep(chain, does)
  }

  /** Work of ours that is no point, and takes more than this thread. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#inProgress++
    try {
      return await work()
    } finally {
      this.#inProgress--
    }
  }

  canStep(key: string): boolean {
    return this.#chains.get(key)?.state === 'stopped'
  }

  /** Lets a chain go on to its next point or its end; false if it does not stand at a point. */
  async step(key: string): Promise<boolean> {
    const chain = this.#chains.get(key)
    if (chain?.state !== 'stopped') return false
    const { releases } = chain
    chain.releases = []
    chain.state = 'running'
    chain.steps.push('')
    for (const release of releases) release()
    await this.#stopped()
    return true
  }

  /** Lets everything go on to its end, the chains in their order; the names of those that never come to it. */
  async finish(): Promise<readonly string[]> {
    for (;;) {
      const next = [...this.#chains.values()].find(({ state }) => state === 'stopped')
      if (!next) break
      await this.step(next.key)
    }
    return [...this.#chains.values()]
      .filter(({ state, isDead }) => !isDead && state !== 'finished')
      .map(({ name }) => name)
  }

  /**
   * The server is killed: nothing of what it was about to do is done. `lose` breaks the connections; actions whose answer
   * is lost send their request again, and what only the server did is over.
   */
  async kill(lose: () => void): Promise<void> {
    for (const chain of this.#chains.values()) {
      chain.releases = []
      if (chain.state === 'finished') continue
      chain.isDead = !chain.survives
      chain.state = chain.survives ? 'running' : 'finished'
    }
    lose()
    await this.#stopped()
  }

  #add(chainOf: Pick<Chain, 'key' | 'name' | 'startedBy'>, survives: boolean): RunningChain {
    const chain: RunningChain = {
      ...chainOf,
      survives,
      steps: [],
      state: 'running',
      releases: [],
      started: 0,
      isDead: false,
    }
    this.#chains.set(chain.key, chain)
    return chain
  }

  #run(chain: RunningChain, work: () => Promise<void>): void {
    const end = (): void => {
      chain.state = 'finished'
      this.#notify()
    }
    // What a send of the server throws nobody awaits: what is missing then is seen in the end.
    this.#context.run(chain, work).then(end, end)
  }

  #stop(chain: RunningChain): Promise<void> {
    return new Promise((resolve) => {
      chain.releases = [...chain.releases, resolve]
      chain.state = 'stopped'
      this.#notify()
    })
  }

  get #isRunning(): boolean {
    return this.#chains.values().some(({ state }) => state === 'running')
  }

  #notify(): void {
    if (!this.#isRunning) this.#whenStopped?.()
  }

  /** Resolves when nothing runs. What a step has set free that was blocked before gets the time to stop, too. */
  async #stopped(): Promise<void> {
    const wasBlocked = this.#chains.values().some(({ state }) => state === 'blocked')
    let idle = 0
    while (this.#isRunning || (wasBlocked && idle < idleTurns)) {
      const stopped = new Promise<void>((resolve) => {
        this.#whenStopped = resolve
      })
      await (this.#isRunning ? Promise.race([stopped, turn()]) : turn())
      if (this.#inProgress > 0) idle = 0
      else if (++idle >= idleTurns) this.#blockRunning()
    }
    this.#whenStopped = undefined
  }

  #blockRunning(): void {
    for (const chain of this.#chains.values()) if (chain.state === 'running') chain.state = 'blocked'
  }
}
