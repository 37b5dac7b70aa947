/** @module The sessions that are open now: each is one person's, and came of one login. */

export class OpenSessions {
  readonly #owners = new Map<string, string>()

  /** Whose session it is already, where another login was given the same; else it is `username`'s now. */
  open(session: string, username: string): string | undefined {
    const owner = this.#owners.get(session)
    if (owner === undefined) this.#owners.set(session, username)
    return owner
  }

  close(session: string): void {
    this.#owners.delete(session)
  }

  get size(): number {
    return this.#owners.size
  }
}
