/**
 * @module The audit trail (OWASP ASVS 5.0, 16.2 and 16.3): what happened to the security of a person, read off the
 * account as it was and as it is. Ids and words only: nothing here opens anything.
 */

import type { Account } from './domain/model/account.ts'
import type { ApprovalRequest } from './domain/model/approval-request.ts'
import type { Login } from './domain/model/login.ts'
import type { Instant } from './domain/model/primitives.ts'
import type { SlsDevice } from './domain/model/sls-device.ts'

export interface AuditEntry {
  readonly at: Instant
  /** The key of the person's user name. Absent where nobody is known by it, since people type passwords there. */
  readonly who?: string | undefined
  /** What happened, or the operation that was refused. */
  readonly what: string
  /** `done`, or the code of a refusal. */
  readonly outcome: string
  /** The fine cause of a refusal. */
  readonly reason?: string | undefined
  /** The id of the login, session, device, request or code that it happened to. */
  readonly subject?: string | undefined
  /** Which scenario of a test asked; never in production. */
  readonly scenario?: string | undefined
}

/** What happened, and to what. */
type AuditEvent = Pick<AuditEntry, 'what' | 'subject'>

interface Entry {
  readonly id: string
}

/** The entries that are new or differ, each with what it was before. */
function changes<Kind extends Entry>(before: readonly Kind[], after: readonly Kind[]) {
  if (before === after) return []
  const old = new Map(before.map((entry) => [entry.id, entry]))
  return after.map((entry) => ({ was: old.get(entry.id), is: entry })).filter(({ was, is }) => was !== is)
}

const removedFrom = <Kind extends Entry>(before: readonly Kind[], after: readonly Kind[]): readonly Kind[] =>
  before === after ? [] : before.filter(({ id }) => !after.some((entry) => entry.id === id))

const loginEvents = (before: readonly Login[], after: readonly Login[]): AuditEvent[] =>
  changes(before, after)
    .filter(({ was, is }) => was?.stage.at !== is.stage.at)
    .map(({ was, is }) => ({ what: was ? `login ${is.stage.at}` : 'login begun', subject: is.id }))

const deviceEvents = (before: readonly SlsDevice[], after: readonly SlsDevice[]): AuditEvent[] =>
  changes(before, after)
    .filter(({ was, is }) => was?.status !== is.status)
    .map(({ is }) => ({ what: `${is.type} ${is.status}`, subject: is.id }))

const approvalRequestEvents = (
  before: readonly ApprovalRequest[],
  after: readonly ApprovalRequest[],
): AuditEvent[] =>
  changes(before, after)
    .filter(({ was, is }) => was?.state !== is.state)
    .map(({ was, is }) => ({ what: was ? `push ${is.state}` : 'push sent', subject: is.id }))

const smsCodeEvents = (before: Account['smsCodes'], after: Account['smsCodes']): AuditEvent[] =>
  changes(before, after)
    .filter(({ was, is }) => was?.state !== is.state)
    .map(({ was, is }) => ({ what: `${is.purpose} code ${was ? is.state : 'sent'}`, subject: is.id }))

const challengeEvents = (before: Account['challenges'], after: Account['challenges']): AuditEvent[] =>
  changes(before, after)
    .filter(({ was, is }) => was !== undefined && was.state !== is.state)
    .map(({ is }) => ({ what: `challenge ${is.state}`, subject: is.id }))

const sessionEvents = (before: Account['sessions'], after: Account['sessions']): AuditEvent[] => [
  ...removedFrom(before, after).map(({ id }) => ({ what: 'session ended', subject: id })),
  ...changes(before, after)
    .filter(({ was }) => was === undefined)
    .map(({ is }) => ({ what: 'session begun', subject: is.id })),
]

function personEvents(before: Account, after: Account): AuditEvent[] {
  const number = after.mobileNumber
  const facts: readonly (readonly [boolean, string])[] = [
    [
      before.secondFactor.lockedAt !== after.secondFactor.lockedAt &&
        after.secondFactor.lockedAt !== undefined,
      'second factor locked',
    ],
    [after.secondFactor.failures > before.secondFactor.failures, 'second factor wrong'],
    [before.mobileNumber?.onRecord !== number?.onRecord, 'mobile number changed'],
    [
      number?.verified === true && before.mobileNumber?.lastVerified !== number.lastVerified,
      'mobile number verified',
    ],
    [before.optedOut !== after.optedOut, after.optedOut ? 'opted out' : 'opted in'],
    [before.seamless !== after.seamless, `seamless authentication ${after.seamless ? 'on' : 'off'}`],
    [before.passwordVerifier !== after.passwordVerifier, 'password hashed anew'],
  ]
  return facts.filter(([happened]) => happened).map(([, what]) => ({ what }))
}

/** Everything that a change did to the security of a person, in the order of the account. */
export function auditEvents(before: Account, after: Account): readonly AuditEvent[] {
  if (before === after) return []
  return [
    ...personEvents(before, after),
    ...deviceEvents(before.devices, after.devices),
    ...loginEvents(before.logins, after.logins),
    ...approvalRequestEvents(before.approvalRequests, after.approvalRequests),
    ...challengeEvents(before.challenges, after.challenges),
    ...smsCodeEvents(before.smsCodes, after.smsCodes),
    ...sessionEvents(before.sessions, after.sessions),
  ]
}
