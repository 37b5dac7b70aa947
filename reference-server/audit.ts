/**
 * @module The audit trail (OWASP ASVS 5.0, 16.2 and 16.3): security events, derived from an account before and after a
 * change. Entries hold ids and fixed texts, never a secret.
 */

import type { Account } from './domain/model/account.ts'
import type { ApprovalRequest } from './domain/model/approval-request.ts'
import type { Login } from './domain/model/login.ts'
import type { Instant } from './domain/model/primitives.ts'
import type { SlsDevice } from './domain/model/sls-device.ts'

export interface AuditEntry {
  readonly at: Instant
  /** The key of the user name. Absent for unknown user names, since people type passwords into that field. */
  readonly who?: string | undefined
  /** The event, or the operation that was refused. */
  readonly what: string
  /** `done`, or the code of a refusal. */
  readonly outcome: string
  /** The cause of a refusal. */
  readonly reason?: string | undefined
  /** The id of the login, session, device, request or code concerned. */
  readonly subject?: string | undefined
  /** The scenario that sent the request; only where there is a lab. */
  readonly scenario?: string | undefined
}

type AuditEvent = Pick<AuditEntry, 'what' | 'subject'>

interface Entry {
  readonly id: string
}

/** The entries that were added or changed, each with its previous version. */
function changes<Kind extends Entry>(before: readonly Kind[], after: readonly Kind[]) {
  if (before === after) return []
  const previous = new Map(before.map((entry) => [entry.id, entry]))
  return after
    .map((entry) => ({ was: previous.get(entry.id), is: entry }))
    .filter(({ was, is }) => was !== is)
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

function accountEvents(before: Account, after: Account): AuditEvent[] {
  const number = after.mobileNumber
  const events: readonly (readonly [boolean, string])[] = [
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
    [before.passwordVerifier !== after.passwordVerifier, 'password rehashed'],
  ]
  return events.filter(([occurred]) => occurred).map(([, what]) => ({ what }))
}

/** The security events of one change of an account. */
export function auditEvents(before: Account, after: Account): readonly AuditEvent[] {
  if (before === after) return []
  return [
    ...accountEvents(before, after),
    ...deviceEvents(before.devices, after.devices),
    ...loginEvents(before.logins, after.logins),
    ...approvalRequestEvents(before.approvalRequests, after.approvalRequests),
    ...challengeEvents(before.challenges, after.challenges),
    ...smsCodeEvents(before.smsCodes, after.smsCodes),
    ...sessionEvents(before.sessions, after.sessions),
  ]
}
