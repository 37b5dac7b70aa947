/** @module Servers that answer in another way than the reference server, where the contract leaves the choice. */

import { z } from 'zod'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { success } from '../../../reference-server/domain/model/outcome.ts'
import { refusalResponse, refuse } from '../../../reference-server/http/refusal.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { replies } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'

const stepOfEndedLogin = z.object({ outcome: z.object({ cause: z.literal('login has ended or expired') }) })

/** The answer is then the state of the login. A login that was completed does not take the same step twice. */
const stepsTellTheState = store((right) => ({
  transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
    right.transact(username, (before) => {
      const change = decide(before)
      const completed = change.account.logins.some(({ stage }) => stage.at === 'collected')
      const ended = stepOfEndedLogin.safeParse(change.result).success && !completed
      if (ended && change.result instanceof Object)
        Object.assign(change.result, { outcome: success(undefined) })
      return change
    }),
}))

const expiredLogin = z.object({ loginId: z.string(), state: z.literal('expired'), screen: z.unknown() })

const expiredLoginsRefused = (parts: ServerParts): ServerParts => ({
  ...parts,
  respond: (text, init) =>
    expiredLogin.safeParse(JSON.parse(text)).success
      ? refusalResponse(refuse('wrong_state', 'login has ended or expired'), parts)
      : parts.respond(text, init),
})

/** A login begins as if nothing were locked, and its later steps are refused. */
const lockedLater = store((right) => ({
  transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
    right.transact(username, (before) => {
      const { secondFactor } = before
      const unlocked = decide({ ...before, secondFactor: { failures: 0 } })
      const begins = unlocked.account.logins.length > before.logins.length
      return begins ? { ...unlocked, account: { ...unlocked.account, secondFactor } } : decide(before)
    }),
}))

/** The settings omit `optOut` for a person who may not opt out, and the state of an SMS unless it failed. */
const leanSettings = replies((reply) => {
  if (!('seamless' in reply && 'devices' in reply)) return reply
  const { sms, optOut, ...always } = { sms: undefined, optOut: undefined, ...reply }
  return {
    ...always,
    ...(sms === 'failed' && { sms }),
    ...(optOut !== 'notOffered' && { optOut }),
  }
})

/** A window that reads its login again gets no screen that it got before. */
function screensOnce(parts: ServerParts): ServerParts {
  const sent = new Map<unknown, string>()
  return replies((reply) => {
    if (!('loginId' in reply && 'screen' in reply)) return reply
    const screen = JSON.stringify(reply.screen)
    if (sent.get(reply.loginId) === screen) return { ...reply, screen: undefined }
    sent.set(reply.loginId, screen)
    return reply
  })(parts)
}

const oneSession = afterwards((before, after) => {
  const fresh = after.sessions.filter(({ id }) => !before.sessions.some((old) => old.id === id))
  return fresh.length > 0 ? { ...after, sessions: fresh } : after
})

const faults: readonly ServerFault[] = [
  {
    id: 'steps-of-an-ended-login-tell-its-state',
    title: 'A login that was declined or has expired answers its steps with its state.',
    subject: 'server',
    harmless: true,
    inject: stepsTellTheState,
  },
  {
    id: 'looks-at-an-expired-login-are-refused',
    title: 'Reading a login that has expired is refused.',
    subject: 'server',
    harmless: true,
    inject: expiredLoginsRefused,
  },
  {
    id: 'locked-at-a-later-step',
    title: 'While the second factor is locked, a login begins, and a later step is the one that says so.',
    subject: 'server',
    harmless: true,
    inject: lockedLater,
  },
  {
    id: 'lean-settings',
    title: 'The settings leave out what is optional, unless something has failed or can be changed.',
    subject: 'server',
    harmless: true,
    inject: leanSettings,
  },
  {
    id: 'screens-are-sent-once',
    title: 'A window that looks at its login again is sent no screen that it was sent before.',
    subject: 'server',
    harmless: true,
    inject: screensOnce,
  },
  {
    id: 'one-session',
    title: 'A new session ends the others of the same person.',
    subject: 'server',
    harmless: true,
    inject: oneSession,
  },
]

export default faults
