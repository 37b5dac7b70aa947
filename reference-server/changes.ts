/** @module Who wants to be told when something of a person changes: pages that wait for a phone. */

/** The changes of one person, counted since the server began. */
export interface Watch {
  count(): number
  /** Calls back after every change until the returned function is called. */
  listen(listener: () => void): () => void
}

export class Changes {
  readonly #counts = new Map<string, number>()
  readonly #listeners = new Map<string, Set<() => void>>()

  happened(username: string): void {
    this.#counts.set(username, this.#count(username) + 1)
    for (const listener of this.#listeners.get(username) ?? []) listener()
  }

  of(username: string): Watch {
    return { count: () => this.#count(username), listen: (listener) => this.#listen(username, listener) }
  }

  #count(username: string): number {
    return this.#counts.get(username) ?? 0
  }

  #listen(username: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(username) ?? new Set()
    this.#listeners.set(username, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(username)
    }
  }
}
