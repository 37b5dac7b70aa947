/** @module The application layer between HTTP and the domain: changes one account per transaction, then sends effects. */

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
import type { Outbox } from './outbound/outbox.ts'
import type { ServerParts } from './parts.ts'

export interface ChangeResult<Value> {
  readonly outcome: Outcome<Value>
  readonly account: Account
}

export type Event<Value> = (account: Account, context: Context) => Step<Value>

const auditOf = (who: string, before: Account, after: Account, { now }: Context): readonly AuditEntry[] =>
  auditEvents(before, after).map((event) => ({ at: now, who, ...event, outcome: 'done' }))

export class System {
  readonly parts: ServerParts & { readonly passwordHash: CountedHash }
  readonly changes = new AccountChanges()
  #random: Random
  readonly #outbox: Outbox
  #resumed: Promise<void> | undefined

  constructor(parts: ServerParts) {
    this.parts = { ...parts, passwordHash: countingHash(parts.passwordHash) }
    this.#random = parts.random
    this.#outbox = parts.outbox(parts, {
      apply: async (username, event) => void (await this.change(username, event)),
      log: (event, outcome, cause) => parts.log({ at: parts.clock.now(), event, outcome, cause }),
    })
  }

  context(): Context {
    const { rules, profile, clock, appId } = this.parts
    return { now: clock.now(), rules, profile, random: this.#random, appId }
  }

  /** Continues from the time of the previous server over the same store; done once, before the first request. */
  resume(): Promise<void> {
    this.#resumed ??= this.#resume()
    return this.#resumed
  }

  async #resume(): Promise<void> {
    const latest = await this.parts.store.latestAuditTime()
    if (latest !== undefined) this.parts.clock.resume(latest)
  }

  /** The current account, with due enrolment in SMS applied. */
  async read(username: string): Promise<Account | undefined> {
    const account = await this.parts.store.read(username)
    return account && enrolInSmsWhenDue(account, this.context()).account
  }

  /** Applies an event to one account in a transaction, and dispatches its effects after the commit. */
  async change<Value>(username: string, event: Event<Value>): Promise<ChangeResult<Value> | undefined> {
    const context = this.context()
    const step = await this.parts.store.transact(username, (account) => {
      const after = event(enrolInSmsWhenDue(account, context).account, context)
      return {
        account: after.account,
        result: { ...after, changed: after.account !== account },
        audit: auditOf(username, account, after.account, context),
      }
    })
    if (!step) return undefined
    if (step.changed) this.changes.notify(username)
    this.#outbox.dispatch(username, step.effects)
    return { outcome: step.outcome, account: step.account }
  }

  /** As `change`, for callers that need the outcome only. */
  async decide<Value>(username: string, event: Event<Value>): Promise<Outcome<Value>> {
    return (await this.change(username, event))?.outcome ?? refusal('not_found', 'no such person')
  }

  /** Does all due work, waits for its sends, and resolves with the time by the machine's clock at which the next work is due. */
  async settle(): Promise<Instant | undefined> {
    const { store, clock } = this.parts
    await this.resume()
    await this.#outbox.idle()
    this.changes.timePassed()
    const next = await store.nextDueAt()
    if (next === undefined || next > clock.now()) return this.#byMachine(next)
    for (const username of await store.accountsDue(clock.now())) {
      await this.change(username, resendDueMessages)
    }
    await this.#outbox.idle()
    return this.#byMachine(await store.nextDueAt())
  }

  /** The machine's clock lags behind the server's time after it was set back. */
  #byMachine(at: Instant | undefined): Instant | undefined {
    const { clock } = this.parts
    return at === undefined ? undefined : at - (clock.now() - clock.machineTime())
  }

  /** Deletes all accounts and restarts clock and randomness; false if the clock cannot be set. */
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
