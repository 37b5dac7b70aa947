/**
 * @module Races that are planted in the reference server by wrapping its parts, to see whether the families find them. None
 * of them changes what a server does that gets one request after the other.
 */

import type { Account } from '../../reference-server/domain/model/account.ts'
import { activeIbKey } from '../../reference-server/domain/model/account.ts'
import { noAttempts, type PasswordAttempts } from '../../reference-server/domain/model/password-attempts.ts'
import type { OutboxResults } from '../../reference-server/outbound/outbox.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import type { AccountChange, Store } from '../../reference-server/store/store.ts'

type Inject = (parts: ServerParts) => ServerParts
type Decide<Result> = (account: Account) => AccountChange<Result>

export interface PlantedRace {
  readonly id: string
  /** What is wrong, in one sentence. */
  readonly title: string
  /** The family in which it comes up. */
  readonly foundIn: string
  /** Whether it is about something else than what that family is named after. */
  readonly isElsewhere: boolean
  readonly inject: Inject
}

/** Another store, over a database that refuses nothing. */
const store =
  (change: (right: Store) => Partial<Store>): Inject =>
  (parts) => {
    parts.store.dropGuards()
    return { ...parts, store: { ...parts.store, ...change(parts.store) } }
  }

/** Decides upon what these members of the account were a moment ago, and writes them back with the rest. */
const readEarlier = (...members: readonly (keyof Account)[]): Inject =>
  store((right) => ({
    async transact<Result>(username: string, decide: Decide<Result>) {
      const early = await right.read(username)
      if (!early) return undefined
      const old = Object.fromEntries(members.map((member) => [member, early[member]]))
      return right.transact(username, (now) => decide({ ...now, ...old }))
    },
  }))

/** Reads, decides, and writes in a transaction of its own. */
const withoutTransaction = store((right) => ({
  async transact<Result>(username: string, decide: Decide<Result>) {
    const before = await right.read(username)
    if (!before) return undefined
    const { account, result, audit } = decide(before)
    await right.transact(username, () => ({ account, result: undefined, audit }))
    return result
  },
}))

/** One request after the other, of those with the same key. */
function queues() {
  const last = new Map<string, Promise<unknown>>()
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, mine)
    return mine
  }
}

/** The face of a request: login, device or account. */
const faceOf = ({ url }: Request): string => new URL(url).pathname.split('/')[1] ?? ''

const lockOfEachFace: Inject = (parts) => {
  const inTurn = queues()
  const unlocked = withoutTransaction(parts)
  return {
    ...unlocked,
    middleware: (request, next) =>
      parts.middleware(request, (passed) => inTurn(faceOf(passed), () => next(passed))),
  }
}

/** A look fills a cache, whatever has been written since it began. */
const cacheFilledLate = store((right) => {
  const cache = new Map<string, Account>()
  return {
    async read(username) {
      const account = cache.get(username) ?? (await right.read(username))
      if (account) cache.set(username, account)
      return account
    },
    async transact<Result>(username: string, decide: Decide<Result>) {
      const result = await right.transact(username, (account) => decide(cache.get(username) ?? account))
      cache.delete(username)
      return result
    },
  }
})

const passwordsCountedLater = store((right) => ({
  async transactAttempts<Result>(
    username: string,
    decide: (attempts: PasswordAttempts) => { attempts: PasswordAttempts; result: Result },
  ) {
    const early = await right.transactAttempts(username, (attempts) => ({ attempts, result: attempts }))
    const { attempts, result } = decide(early)
    await right.transactAttempts(username, () => ({
      attempts: attempts.failures === 0 && attempts.lockedAt === undefined ? noAttempts : attempts,
      result,
    }))
    return result
  },
}))

/** The answer does not wait for the disk: what was decided is kept in this process until it is written. */
const answerBeforeItIsWritten = store((right) => {
  const inMemory = new Map<string, Account>()
  const read: Store['read'] = async (username) => inMemory.get(username) ?? right.read(username)
  return {
    read,
    async transact<Result>(username: string, decide: Decide<Result>) {
      const before = await read(username)
      if (!before) return undefined
      const { account, result, audit } = decide(inMemory.get(username) ?? before)
      if (account === before) return result
      inMemory.set(username, account)
      const write = async (): Promise<void> => {
        await right.read(username)
        await right.transact(username, () => ({ account, result: undefined, audit }))
      }
      void write()
      return result
    },
  }
})

/** Results of sends that are applied in another way. */
const sendResults =
  (change: (results: OutboxResults, parts: ServerParts) => OutboxResults): Inject =>
  (parts) => ({
    ...parts,
    outbox: (outboxParts, results) => parts.outbox(outboxParts, change(results, parts)),
  })

/** The registration that is in use when the gateway refuses a former one counts as dead. */
const resultOfAnOldSend: Inject = (parts) => {
  const unregistered = new Set<string>()
  const watching: ServerParts = {
    ...parts,
    async sendPush(message) {
      const result = await parts.sendPush(message)
      if (result === 'unregistered') unregistered.add(message.token)
      return result
    },
  }
  return sendResults((results) => ({
    ...results,
    apply: (username, event) =>
      results.apply(username, (account, context) => {
        const step = event(account, context)
        if (unregistered.size === 0) return step
        unregistered.clear()
        return { ...step, account: { ...step.account, deadPushToken: activeIbKey(account)?.pushToken } }
      }),
  }))(watching)
}

/** The result of a send is written with the account as it was when the send began. */
const resultOverwritesAll: Inject = (parts) => {
  parts.store.dropGuards()
  const before = new Map<string, Account>()
  return {
    ...parts,
    outbox(outboxParts, results) {
      const right = parts.outbox(outboxParts, {
        ...results,
        apply: (username, event) =>
          results.apply(username, (account, context) => event(before.get(username) ?? account, context)),
      })
      return {
        ...right,
        dispatch(username, effects) {
          if (effects.length > 0)
            void parts.store.read(username).then((now) => now && before.set(username, now))
          right.dispatch(username, effects)
        },
      }
    },
  }
}

/** A request that changes nothing writes the account that it has seen. */
const useWritesBack = store((right) => {
  const seen = new Map<string, Account>()
  return {
    async read(username) {
      const account = await right.read(username)
      if (account) seen.set(username, account)
      return account
    },
    transact: <Result>(username: string, decide: Decide<Result>) =>
      right.transact(username, (now) => {
        const decided = decide(now)
        return decided.account === now ? { ...decided, account: seen.get(username) ?? now } : decided
      }),
  }
})

/** When the last SMS was sent is noted in this process, once the carrier has taken it. */
const cooldownNotedLate: Inject = (parts) => {
  const sentAt = new Map<string, number>()
  return {
    ...parts,
    rules: {
      ...parts.rules,
      smsCooldownLeft: (_sent, { number }, now, { smsCooldown }) =>
        Math.max(0, (sentAt.get(number) ?? Number.NEGATIVE_INFINITY) + smsCooldown - now),
    },
    async sendSms(message) {
      const result = await parts.sendSms(message)
      sentAt.set(message.to, parts.clock.now())
      return result
    },
  }
}

/** What `postponed` takes out of a change is written in a second transaction. */
const inTwoTransactions = (postponed: (before: Account, after: Account) => Account | undefined): Inject =>
  store((right) => ({
    async transact<Result>(username: string, decide: Decide<Result>) {
      let second: Account | undefined
      const result = await right.transact(username, (before) => {
        const decided = decide(before)
        const first = postponed(before, decided.account)
        second = first && decided.account
        return { ...decided, account: first ?? decided.account }
      })
      const whole = second
      if (whole)
        await right.transact(username, (now) => ({
          account: { ...now, devices: whole.devices, smsCodes: whole.smsCodes },
          result: undefined,
        }))
      return result
    },
  }))

/** The old IB Key is revoked after the new one has become active. */
const revokedAfterwards = inTwoTransactions((before, after) => {
  const [old, now] = [activeIbKey(before), activeIbKey(after)]
  if (!old || !now || old.id === now.id) return undefined
  return {
    ...after,
    devices: after.devices.map((device) =>
      device.id === old.id ? { ...device, status: 'active' as const } : device,
    ),
  }
})

const isUsedNow = (before: Account, after: Account): boolean =>
  after.smsCodes.some(
    ({ id, state }) => state === 'used' && before.smsCodes.find((code) => code.id === id)?.state === 'open',
  )

/** A code is marked as used after what it is good for is done. */
const markedAfterwards = inTwoTransactions((before, after) =>
  isUsedNow(before, after) ? { ...after, smsCodes: before.smsCodes } : undefined,
)

export const plantedRaces: readonly PlantedRace[] = [
  {
    id: 'request-checked-early',
    title: 'Whether an approval request is open is read before its answer is written.',
    foundIn: 'approval-and-decline',
    isElsewhere: false,
    inject: readEarlier('approvalRequests', 'logins'),
  },
  {
    id: 'ways-checked-early',
    title: 'Whether a login waits is read before either way of answering it is written.',
    foundIn: 'two-answers',
    isElsewhere: false,
    inject: readEarlier('logins', 'challenges', 'approvalRequests'),
  },
  {
    id: 'failures-counted-early',
    title: 'The count of wrong answers is read before one more is written.',
    foundIn: 'answer-and-lock',
    isElsewhere: false,
    inject: readEarlier('secondFactor', 'logins'),
  },
  {
    id: 'codes-looked-up-early',
    title: 'Whether a code is open is read before it is used.',
    foundIn: 'code-twice',
    isElsewhere: false,
    inject: readEarlier('smsCodes'),
  },
  {
    id: 'cooldown-looked-up-early',
    title: 'When the last SMS was sent is read before the next one is written.',
    foundIn: 'two-text-messages',
    isElsewhere: false,
    inject: readEarlier('smsCodes', 'logins'),
  },
  {
    id: 'sessions-copied-early',
    title: 'The sessions of a person are read before they are written back.',
    foundIn: 'logout-and-answer',
    isElsewhere: false,
    inject: readEarlier('sessions'),
  },
  {
    id: 'devices-copied-early',
    title: 'The devices of a person are read before they are written back.',
    foundIn: 'removal-and-answer',
    isElsewhere: false,
    inject: readEarlier('devices'),
  },
  {
    id: 'number-copied-early',
    title: 'The number of a person is read before it is written back.',
    foundIn: 'number-and-code',
    isElsewhere: false,
    inject: readEarlier('mobileNumber'),
  },
  {
    id: 'opt-out-copied-early',
    title: 'Whether a person has opted out is read before it is written back.',
    foundIn: 'opt-out-and-login',
    isElsewhere: false,
    inject: readEarlier('optedOut'),
  },
  {
    id: 'activation-checked-early',
    title: 'Which IB Key an activation replaces is read before another one has become active.',
    foundIn: 'two-migrations',
    isElsewhere: false,
    inject: readEarlier('activations', 'devices'),
  },
  {
    id: 'no-transaction',
    title: 'An account is read, decided on and written, whatever has been written in between.',
    foundIn: 'approval-and-migration',
    isElsewhere: false,
    inject: withoutTransaction,
  },
  {
    id: 'result-of-an-old-send',
    title: 'That a registration is no more is held against the one that has taken its place.',
    foundIn: 'sync-and-rotation',
    isElsewhere: false,
    inject: resultOfAnOldSend,
  },
  {
    id: 'lock-of-each-face',
    title: 'Requests wait for each other at each face, and an account has three of them.',
    foundIn: 'two-answers',
    isElsewhere: true,
    inject: lockOfEachFace,
  },
  {
    id: 'cache-filled-late',
    title: 'A look puts an account into a cache that has been changed since.',
    foundIn: 'removal-and-answer',
    isElsewhere: true,
    inject: cacheFilledLate,
  },
  {
    id: 'passwords-counted-later',
    title: 'The count of wrong passwords is read, and written in another transaction.',
    foundIn: 'wrong-passwords',
    isElsewhere: true,
    inject: passwordsCountedLater,
  },
  {
    id: 'answer-before-it-is-written',
    title: 'An answer is given as soon as it is decided, and written afterwards.',
    foundIn: 'code-twice',
    isElsewhere: true,
    inject: answerBeforeItIsWritten,
  },
  {
    id: 'result-overwrites-all',
    title: 'The result of a send is written with the account as it was before the send.',
    foundIn: 'number-and-code',
    isElsewhere: true,
    inject: resultOverwritesAll,
  },
  {
    id: 'use-writes-back',
    title: 'A request that changes nothing writes back the account that it has seen.',
    foundIn: 'logout-and-answer',
    isElsewhere: true,
    inject: useWritesBack,
  },
  {
    id: 'cooldown-noted-late',
    title: 'When an SMS was sent is noted in the process, once the carrier has taken it.',
    foundIn: 'two-text-messages',
    isElsewhere: true,
    inject: cooldownNotedLate,
  },
  {
    id: 'revoked-afterwards',
    title: 'The old IB Key is revoked in a transaction of its own, after the new one is active.',
    foundIn: 'approval-and-migration',
    isElsewhere: true,
    inject: revokedAfterwards,
  },
  {
    id: 'marked-afterwards',
    title: 'A code is marked as used in a transaction of its own.',
    foundIn: 'code-twice',
    isElsewhere: true,
    inject: markedAfterwards,
  },
]
