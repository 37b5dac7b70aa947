/** @module Subscriptions to changes of accounts, for pages that wait for a phone. */

/** Observes the content of one window. */
export interface WindowWatcher {
  /** A digest of the content. Computing it has no side effects: it collects no session. */
  fingerprint(): Promise<string>
  /** Calls `listener` after each change of the account and when time has passed. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void
}

export class AccountChanges {
  readonly #listeners = new Map<string, Set<() => void>>()

  notify(username: string): void {
    for (const listener of this.#listeners.get(username) ?? []) listener()
  }

  /** Notifies all subscribers: something may have expired. */
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
