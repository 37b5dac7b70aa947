/** @module The server between HTTP and the domain: changes one account at a time and does what follows from it. */

import { type AuditEntry, auditEvents } from './audit.ts'
import { AccountChanges } from './changes.ts'
import { resendDueMessages } from './domain/events/due-work.ts'
import { enrolInSmsWhenDue } from './domain/events/settings/mobile-number.ts'
import type { Account } from './domain/model/account.ts'
import { type Outcome, refusal, type Step } from './domain/model/outcome.ts'
import type { Instant } from './domain/model/primitives.ts'
import type { Random } from './domain/model/random.ts'
import type { Context } from './domain/rules/context.ts'
import { type CountedHash, countingHash } from './hashing/password-hash.ts'
import { type Outbox, outbox } from './outbound/outbox.ts'
import type { ServerParts } from './parts.ts'

/** How an event ended, and the account as it is now. */
export interface ChangeResult<Value> {
  readonly outcome: Outcome<Value>
  readonly account: Account
}

export type Event<Value> = (account: Account, context: Context) => Step<Value>

const auditOf = (who: string, before: Account, after: Account, { now }: Context): readonly AuditEntry[] =>
  auditEvents(before, after).map((happened) => ({ at: now, who, ...happened, outcome: 'done' }))

export class System {
  readonly parts: ServerParts & { readonly passwordHash: CountedHash }
  readonly changes = new AccountChanges()
  #random: Random
  readonly #outbox: Outbox
  #resumed: Promise<void> | undefined

  constructor(parts: ServerParts) {
    this.parts = { ...parts, passwordHash: countingHash(parts.passwordHash) }
    this.#random = parts.random
    this.#outbox = outbox(parts, {
      apply: async (username, event) => void (await this.change(username, event)),
      log: (event, outcome, cause) => parts.log({ at: parts.clock.now(), event, outcome, cause }),
    })
  }

  context(): Context {
    const { rules, profile, clock, appId } = this.parts
    return { now: clock.now(), rules, profile, random: this.#random, appId }
  }

  /** Goes on from where the server was that ran before this one; done once, before anything else. */
  resume(): Promise<void> {
    this.#resumed ??= this.#resume()
    return this.#resumed
  }

  async #resume(): Promise<void> {
    const latest = await this.parts.store.latestAuditTime()
    if (latest !== undefined) this.parts.clock.resume(latest)
  }

  /** The account as it is now, with all that is due done. */
  async read(username: string): Promise<Account | undefined> {
    const account = await this.parts.store.read(username)
    return account && enrolInSmsWhenDue(account, this.context()).account
  }

  /** Lets one event happen to one account, and sends what it leads to after the commit. */
  async change<Value>(username: string, event: Event<Value>): Promise<ChangeResult<Value> | undefined> {
    const context = this.context()
    const step = await this.parts.store.transact(username, (account) => {
      const decided = event(enrolInSmsWhenDue(account, context).account, context)
      return {
        account: decided.account,
        result: { ...decided, changed: decided.account !== account },
        audit: auditOf(username, account, decided.account, context),
      }
    })
    if (!step) return undefined
    if (step.changed) this.changes.notify(username)
    this.#outbox.dispatch(username, step.effects)
    return { outcome: step.outcome, account: step.account }
  }

  /** As `change`, for callers who only want to know how it ended. */
  async decide<Value>(username: string, event: Event<Value>): Promise<Outcome<Value>> {
    return (await this.change(username, event))?.outcome ?? refusal('not_found', 'no such person')
  }

  /** Does all work that is due, waits for what it sent, and names the instant of the next work. */
  async settle(): Promise<Instant | undefined> {
    const { store, clock } = this.parts
    await this.resume()
    await this.#outbox.idle()
    this.changes.timePassed()
    const next = await store.nextDueAt()
    if (next === undefined || next > clock.now()) return next
    for (const username of await store.accountsDue(clock.now())) {
      await this.change(username, resendDueMessages)
    }
    await this.#outbox.idle()
    return store.nextDueAt()
  }

  /** Forgets everybody and begins again; false where the clock is not ours to set. */
  async reset(now: Instant, seed: string): Promise<boolean> {
    await this.#outbox.idle()
    if (!this.parts.clock.reset(now)) return false
    await this.parts.store.clear()
    await this.parts.store.appendAudit([{ at: now, what: 'reset', outcome: 'done' }])
    this.#random = this.parts.seededRandom(seed)
    return true
  }

  async close(): Promise<void> {
    await this.#outbox.idle()
    await this.parts.close()
  }
}
