/** @module What a store keeps, for how long, and how it writes. */

import type { ServerParts } from '../../../../reference-server/parts.ts'
import type { Store } from '../../../../reference-server/store/store.ts'
import { revising } from '../../support/here.ts'
import { sweeping } from '../../support/sweep.ts'
import { nextTurn } from '../../support/waiting-messages.ts'
import { honest } from '../../support/written.ts'

/** Work of a store at the other end of a line: it takes a turn of the event loop there, and one back. */
async function overTheLine<Result>(work: () => Promise<Result>): Promise<Result> {
  await nextTurn()
  const result = await work()
  await nextTurn()
  return result
}

const atTheOtherEnd = (store: Store): Store => ({
  ...store,
  create: (username, account) => overTheLine(() => store.create(username, account)),
  read: (username) => overTheLine(() => store.read(username)),
  find: (reference, id) => overTheLine(() => store.find(reference, id)),
  transact: (username, decide) => overTheLine(() => store.transact(username, decide)),
  transactAttempts: (username, decide) => overTheLine(() => store.transactAttempts(username, decide)),
  accountsDue: (now) => overTheLine(() => store.accountsDue(now)),
  nextDueAt: () => overTheLine(() => store.nextDueAt()),
})

/** Every change begins with an attempt that is thrown away. */
const decidingTwice = (store: Store): Store => ({
  ...store,
  transact: (username, decide) =>
    store.transact(username, (account) => {
      decide(account)
      return decide(account)
    }),
  transactAttempts: (username, decide) =>
    store.transactAttempts(username, (attempts) => {
      decide(attempts)
      return decide(attempts)
    }),
})

const withStore = (parts: ServerParts, store: Store): ServerParts => ({ ...parts, store })

export default [
  // README, "Implementing the contract": "The internals of your product are up to you"; "Time": between two calls the clock stands still,
  // "however long they take".
  honest('the-store-is-far-away', 'Whatever the server reads or writes takes a while.', (parts) =>
    withStore(parts, atTheOtherEnd(parts.store)),
  ),

  // The same: codes and ids that were drawn for a change that collided are lost.
  honest(
    'every-change-is-decided-twice',
    'Each change is decided twice, as after a collision with another, and the second decision is written.',
    (parts) => withStore(parts, decidingTwice(parts.store)),
  ),

  // answers.md, "Where several answers fit": a look at a login, or another step of one, that was completed or has expired may be
  // `unauthenticated`; a declined one "replies with the state `denied`" (README, "Refusals"), and stays.
  honest(
    'logins-that-have-ended-are-deleted',
    'A login is deleted once its session is handed over, or when somebody does something after its time.',
    (parts) =>
      withStore(
        parts,
        revising(parts, (after) => {
          const { rules, clock, profile } = parts
          const logins = after.logins.filter(
            (login) =>
              login.stage.at !== 'collected' &&
              (login.stage.at === 'denied' ||
                login.stage.at === 'void' ||
                rules.loginInTime(login, clock.now(), profile)),
          )
          if (logins.length === after.logins.length) return after
          const kept = new Set(logins.map(({ id }) => id))
          return {
            ...after,
            logins,
            challenges: after.challenges.filter(({ loginId }) => kept.has(loginId)),
          }
        }),
      ),
  ),

  // README, "The states of a login": "without the member `challenge` it is used up"; what is kept of it is not said.
  honest(
    'challenges-that-are-over-are-deleted',
    'A challenge that was answered, or is void after wrong responses, is deleted at once.',
    (parts) =>
      withStore(
        parts,
        revising(parts, (after) =>
          after.challenges.every(({ state }) => state === 'open')
            ? after
            : { ...after, challenges: after.challenges.filter(({ state }) => state === 'open') },
        ),
      ),
  ),

  // README, "SLS devices": to a phone whose IB Key was removed or moved "the device face answers 401, 403 or 404".
  honest(
    'devices-that-were-removed-are-deleted',
    'A device that was removed or replaced is deleted at once, with its keys.',
    (parts) =>
      withStore(
        parts,
        revising(parts, (after) =>
          after.devices.every(({ status }) => status !== 'revoked')
            ? after
            : { ...after, devices: after.devices.filter(({ status }) => status !== 'revoked') },
        ),
      ),
  ),

  // README, "Time": "Every expiry is evaluated against your clock at the moment of the request"; by what is not said.
  honest(
    'what-has-expired-is-swept-away',
    'When the clock is set, whatever has expired is written down as void or deleted.',
    (parts) => sweeping(parts, false),
  ),

  // The same, and "replies with the next instant at which work is due": here the end of a login, code, challenge or session is work.
  honest(
    'every-end-is-work',
    'The end of whatever a person has is work, and its instant is named.',
    (parts) => sweeping(parts, true),
  ),
]
