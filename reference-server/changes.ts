/** @module Who wants to be told when something of a person changes: pages that wait for a phone. */

/** What one window shows, and when to look again whether it still does. */
export interface Watch {
  /** The same text as long as the window shows the same. Looking changes nothing: it collects no session. */
  fingerprint(): Promise<string>
  /** Calls back after every change of the person, and when time has passed, until the returned function is called. */
  subscribe(listener: () => void): () => void
}

export class AccountChanges {
  readonly #listeners = new Map<string, Set<() => void>>()

  notify(username: string): void {
    for (const listener of this.#listeners.get(username) ?? []) listener()
  }

  /** Time alone has passed: what was open may have ended. */
  timePassed(): void {
    for (const username of this.#listeners.keys()) this.notify(username)
  }

  subscribe(username: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(username) ?? new Set()
    this.#listeners.set(username, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(username)
    }
  }
}
