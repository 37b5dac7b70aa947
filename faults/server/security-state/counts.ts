/** @module Counts that begin anew where they should not: by the clock, by time, by an answer that is none, by a restart. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store, unguarded } from '../support/store.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const since = (now: number, period: number): number => now - (now % period)

/** Each half hour without a wrong answer makes one of them forgotten. */
function fading(parts: ServerParts): ServerParts {
  const last = new Map<string, number>()
  return afterwards((before, after) => {
    if (after.secondFactor.failures <= before.secondFactor.failures) return after
    const now = parts.clock.now()
    const pause = now - (last.get(after.username) ?? now)
    last.set(after.username, now)
    const failures = Math.max(1, after.secondFactor.failures - Math.floor(pause / (hour / 2)))
    return { ...after, secondFactor: { ...after.secondFactor, failures } }
  })(parts)
}

/** Requests that are marked as approved do not count as unanswered; whether they can be answered has been decided before. */
const counted =
  (isAnswered: (request: Account['approvalRequests'][number], before: Account, after: Account) => boolean) =>
  (before: Account, after: Account): Account => ({
    ...after,
    approvalRequests: after.approvalRequests.map((request) =>
      request.state !== 'open' && request.state !== 'approved' && isAnswered(request, before, after)
        ? { ...request, state: 'approved' as const }
        : request,
    ),
  })

/** The entries with those first that match: what counts from the last of them on counts all others as well. */
const withFirst = <Entry>(entries: readonly Entry[], matches: (entry: Entry) => boolean): Entry[] => [
  ...entries.filter(matches),
  ...entries.filter((entry) => !matches(entry)),
]

/** Until the first message after a start the store looks as if none had been sent. */
const withoutMessagesAtFirst = store((right) => {
  const known = new Set<string>()
  const forgetful = (account: Account): Account =>
    known.has(account.username) ? account : { ...account, smsCodes: [], approvalRequests: [] }
  return {
    create(username, account) {
      known.add(username)
      return right.create(username, account)
    },
    transact: (username, decide) =>
      right.transact(username, (account) => {
        const forgotten = forgetful(account)
        const change = decide(forgotten)
        if (forgotten === account) return change
        const sent = change.account.smsCodes.length > 0 || change.account.approvalRequests.length > 0
        if (sent) known.add(username)
        const { smsCodes, approvalRequests } = change.account
        return {
          ...change,
          account: {
            ...change.account,
            smsCodes: [...account.smsCodes, ...smsCodes],
            approvalRequests: [...account.approvalRequests, ...approvalRequests],
          },
        }
      }),
  }
})

const faults: readonly ServerFault[] = [
  {
    id: 'a-success-forgives-one-wrong-answer',
    title: 'A right answer takes one wrong one off the count.',
    subject: 'server',
    violates: ['SEC-LIMIT-10'],
    inject: unguarded(
      afterwards((before, after) =>
        after.secondFactor.failures === 0 && before.secondFactor.failures > 1
          ? { ...after, secondFactor: { ...after.secondFactor, failures: before.secondFactor.failures - 1 } }
          : after,
      ),
    ),
  },
  {
    id: 'wrong-answers-fade',
    title: 'Each half hour without a wrong answer makes one of them forgotten.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: fading,
  },
  {
    id: 'text-messages-counted-by-the-half-hour',
    title: 'Text messages in a row are counted within each half hour of the clock.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(sent, now, {
          ...profile,
          smsCapWindow: Math.min(profile.smsCapWindow, 1 + now - since(now, hour / 2)),
        }),
    })),
  },
  {
    id: 'logins-by-sms-counted-by-the-calendar-day',
    title:
      'Text messages for logins are counted by the calendar day, and those for other purposes within 24 hours.',
    subject: 'server',
    violates: ['SEC-CAP-02'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.filter(({ purpose, sentAt }) => purpose !== 'login' || sentAt >= since(now, day)),
          now,
          profile,
        ),
    })),
  },
  {
    id: 'notifications-counted-by-the-hour',
    title: 'Notifications of an hour that is over count as answered.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: unguarded((parts) => {
      const answered = counted(({ createdAt }) => createdAt < since(parts.clock.now(), hour))
      return store((right) => ({
        transact: (username, decide) =>
          right.transact(username, (account) => decide(answered(account, account))),
      }))(parts)
    }),
  },
  {
    id: 'any-session-answers-notifications',
    title: 'Whoever gets a session, by whatever way, has answered all notifications before it.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: unguarded(
      afterwards(counted((_request, before, after) => after.sessions.length > before.sessions.length)),
    ),
  },
  {
    id: 'decline-answers-notifications',
    title: 'Whoever declines one login has answered the notifications of all.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: unguarded(
      afterwards(
        counted((_request, before, after) =>
          after.approvalRequests.some(
            ({ id, state }) =>
              state === 'declined' &&
              before.approvalRequests.some((old) => old.id === id && old.state === 'open'),
          ),
        ),
      ),
    ),
  },
  {
    id: 'an-approval-answers-its-own-notification-alone',
    title: 'An approval takes its own notification off the count, and leaves those before it in.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: unguarded(
      afterwards((_before, after) => ({
        ...after,
        approvalRequests: withFirst(after.approvalRequests, ({ state }) => state === 'approved'),
      })),
    ),
  },
  {
    id: 'a-right-code-answers-its-own-message-alone',
    title: 'A right code takes its own text message off the count, and leaves those before it in.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: unguarded(
      afterwards((_before, after) => ({
        ...after,
        smsCodes: withFirst(after.smsCodes, ({ state }) => state === 'used'),
      })),
    ),
  },
  {
    id: 'notifications-of-several-devices-do-not-count',
    title: 'Notifications to a person who has several SLS devices are not counted.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: afterwards(
      counted(
        (_request, _before, after) => after.devices.filter(({ status }) => status === 'active').length > 1,
      ),
    ),
  },
  {
    id: 'restart-forgets-messages',
    title: 'A server that starts again has sent nobody a message so far: pause and limits begin anew.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: withoutMessagesAtFirst,
  },
  {
    id: 'lock-by-mobile-number',
    title: 'Wrong answers are counted by mobile number, so that people who share one share the count.',
    subject: 'server',
    violates: ['SEC-LIMIT-07'],
    inject(parts) {
      const locks = new Map<string, Account['secondFactor']>()
      const numberOf = ({ mobileNumber }: Account) => mobileNumber?.onRecord ?? ''
      return store((right) => ({
        transact: (username, decide) =>
          right.transact(username, (account) => {
            const secondFactor = locks.get(numberOf(account)) ?? account.secondFactor
            const change = decide({ ...account, secondFactor })
            if (numberOf(account)) locks.set(numberOf(account), change.account.secondFactor)
            return change
          }),
      }))(parts)
    },
  },
]

export default faults
