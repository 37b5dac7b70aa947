/** @module Servers that look for what has expired, and write down that it is over. */

import { sessionIsValid } from '../../../reference-server/domain/events/login/sessions.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { isPending, type Login } from '../../../reference-server/domain/model/login.ts'
import type { Instant } from '../../../reference-server/domain/model/primitives.ts'
import type { Random } from '../../../reference-server/domain/model/random.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { Store } from '../../../reference-server/store/store.ts'
import { remembering } from './after.ts'
import { callOf } from './exchange.ts'

const noRandom: Random = {
  bytes: (length) => new Uint8Array(length),
  below: () => 0,
}

/** The person without what has expired: logins are void, codes too, challenges and sessions are gone. */
function swept(account: Account, { clock, rules, profile, appId }: ServerParts): Account {
  const now = clock.now()
  const context = { now, rules, profile, appId, random: noRandom }
  const isOver = (login: Login): boolean =>
    isPending(login)
      ? !rules.loginInTime(login, now, profile)
      : login.stage.at === 'approved' && !rules.sessionIsCollectable(login, now, profile)
  const after: Account = {
    ...account,
    logins: account.logins.map((login) => (isOver(login) ? { ...login, stage: { at: 'void' } } : login)),
    challenges: account.challenges.filter((challenge) => rules.challengeInTime(challenge, now, profile)),
    smsCodes: account.smsCodes.map((code) =>
      code.state === 'open' && !rules.codeInTime(code, now, profile) ? { ...code, state: 'void' } : code,
    ),
    sessions: account.sessions.filter((session) => sessionIsValid(session, context)),
  }
  const isUnchanged = (['logins', 'challenges', 'smsCodes', 'sessions'] as const).every(
    (name) =>
      after[name].length === account[name].length &&
      after[name].every((entry, index) => entry === account[name][index]),
  )
  return isUnchanged ? account : after
}

/** When the first of what this person has ends, after now. */
function nextEndOf(account: Account, { clock, profile }: ServerParts): Instant | undefined {
  const ends = [
    ...account.logins.filter(isPending).map(({ begunAt }) => begunAt + profile.loginLifetime),
    ...account.challenges.map(({ shownAt }) => shownAt + profile.challengeLifetime),
    ...account.smsCodes
      .filter(({ state }) => state === 'open')
      .map(({ sentAt }) => sentAt + profile.smsCodeLifetime),
    ...account.sessions.map(({ begunAt, usedAt }) =>
      Math.min(begunAt + profile.sessionLifetime, usedAt + profile.sessionIdleLifetime),
    ),
  ].filter((end) => end > clock.now())
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** A server that sweeps when its clock has been set; `isDue`: each end is work, and so an instant at which it is due. */
export const sweeping = (original: ServerParts, isDue: boolean): ServerParts =>
  remembering(
    original,
    () => new Set<string>(),
    (known, parts) => {
      const transact: Store['transact'] = (username, decide) => {
        known().add(username)
        return parts.store.transact(username, decide)
      }
      const nextDueAt: Store['nextDueAt'] = async () => {
        const due = await parts.store.nextDueAt()
        if (!isDue || (due !== undefined && due <= parts.clock.now())) return due
        const accounts = await Promise.all([...known()].map((username) => parts.store.read(username)))
        const ends = accounts.map((account) => account && nextEndOf(account, parts))
        const instants = [due, ...ends].filter((instant) => instant !== undefined)
        return instants.length === 0 ? undefined : Math.min(...instants)
      }
      const sweep = async (): Promise<void> => {
        for (const username of known())
          await parts.store.transact(username, (account) => ({
            account: swept(account, parts),
            result: undefined,
          }))
      }
      return {
        ...parts,
        store: { ...parts.store, transact, nextDueAt },
        middleware: async (request, next) => {
          const isSet = (await callOf(request))?.operation === 'advance'
          const response = await parts.middleware(request, next)
          if (isSet) await sweep()
          return response
        },
      }
    },
  )
