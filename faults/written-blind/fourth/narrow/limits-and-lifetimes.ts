/** @module Narrow shapes: lifetimes that begin anew, and counts that leave something out. */

import { within } from '../../../../reference-server/domain/model/time.ts'
import { remembering, revisingAfter } from '../../support/after.ts'
import { textIn } from '../../support/exchange.ts'
import { knowing, ruling } from '../../support/here.ts'
import { pendingLogins } from '../../support/history.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'a-late-approval-outlives-its-login',
    'A login that was approved in its last seconds may be collected after its own time, as long as the approval is new.',
    ['SEC-EXPIRY-03'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        sessionIsCollectable: (login, now, profile) =>
          rules.sessionIsCollectable(login, now, profile) ||
          (login.stage.at === 'approved' && within(login.stage.since, profile.collectLifetime, now)),
      })),
  ),
  wrong(
    'a-wrong-entry-renews-a-confirm-code',
    'A Confirm Code lives its whole time again from the last wrong entry on.',
    ['SEC-EXPIRY-06'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (triedAt, right) => {
          const noting = revisingAfter(right, ['confirmMobileNumber'], (after, before) => {
            for (const { id, failures } of after.smsCodes)
              if (before.smsCodes.some((other) => other.id === id && other.failures < failures))
                triedAt().set(id, right.clock.now())
            return after
          })
          return ruling(noting, (_here, rules) => ({
            codeInTime(code, now, profile) {
              const tried = triedAt().get(code.id)
              return (
                rules.codeInTime(code, now, profile) ||
                (code.purpose === 'verifyNumber' &&
                  tried !== undefined &&
                  within(tried, profile.smsCodeLifetime, now))
              )
            },
          }))
        },
      ),
  ),
  wrong(
    'each-window-has-its-own-tries-at-a-confirm-code',
    'The wrong entries that make a Confirm Code void are counted for each session by itself.',
    ['SEC-LIMIT-03'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, number>(),
        (counts, right) =>
          ruling(right, (here, rules) => ({
            attemptsExhausted(failures, profile) {
              const { operation, account, bearer } = here()
              if (operation !== 'confirmMobileNumber') return rules.attemptsExhausted(failures, profile)
              const code = account?.smsCodes.findLast(({ purpose }) => purpose === 'verifyNumber')
              const key = `${code?.id} ${bearer}`
              const own = (counts().get(key) ?? 0) + 1
              counts().set(key, own)
              return rules.attemptsExhausted(own, profile)
            },
          })),
      ),
  ),
  wrong(
    'a-decline-beside-another-login-counts-as-wrong',
    'Whoever declines a login while another one waits has given a wrong answer.',
    ['SEC-LIMIT-12'],
    (parts) =>
      revisingAfter(parts, ['answerPushRequest'], (after, before, here) => {
        const declined = after.logins.some(
          ({ id, stage }) =>
            stage.at === 'denied' &&
            before.logins.some((other) => other.id === id && other.stage.at !== 'denied'),
        )
        if (!declined || pendingLogins(here) < 2) return after
        const failures = after.secondFactor.failures + 1
        const secondFactor = parts.rules.failuresLockSecondFactor(failures, parts.profile)
          ? { failures: 0, lockedAt: parts.clock.now() }
          : { failures }
        return { ...after, secondFactor }
      }),
  ),
  wrong(
    'the-app-counts-passwords-by-spelling',
    'The app counts wrong passwords for each spelling of a user name by itself.',
    ['SEC-LIMIT-15'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts(username, decide) {
            const { operation, body } = here()
            const typed = textIn(body, 'username')
            const key = operation === 'readActivationOptions' && typed !== '' ? typed : username
            return parts.store.transactAttempts(key, decide)
          },
        },
      })),
  ),
  wrong(
    'a-wrong-code-is-an-answer-to-its-sms',
    'A text message counts as answered once its code was entered wrongly.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(
            sent.filter(({ state, failures }) => state === 'used' || failures === 0),
            now,
            profile,
          ) || sent.length >= profile.smsDailyCap,
      })),
  ),
  wrong(
    'the-switch-begins-the-count-of-notifications',
    'Switching Seamless Authentication off and on begins the count of notifications without an answer anew.',
    ['SEC-CAP-03'],
    (parts) =>
      remembering(
        parts,
        () => new Map<string, ReadonlySet<string>>(),
        (forgotten, right) => {
          const noting = revisingAfter(right, ['setSeamless'], (after, before) => {
            if (after.seamless && !before.seamless)
              forgotten().set(after.username, new Set(after.approvalRequests.map(({ id }) => id)))
            return after
          })
          return ruling(noting, (here, rules) => ({
            pushIsSent(seamless, unanswered, profile) {
              const { account } = here()
              const old = forgotten().get(account?.username ?? '')
              const recent = account?.approvalRequests.filter(({ id }) => !old?.has(id)).length ?? unanswered
              return rules.pushIsSent(seamless, Math.min(unanswered, recent), profile)
            },
          }))
        },
      ),
  ),
  wrong(
    'a-change-of-the-settings-renews-the-session',
    'A change of the settings begins the whole time of the session anew.',
    ['SEC-SESSION-05'],
    (parts) => {
      parts.store.dropGuards()
      const changes = ['setSeamless', 'changeMobileNumber', 'verifyMobileNumber'] as const
      return revisingAfter(parts, changes, (after, _before, { session }) => ({
        ...after,
        sessions: after.sessions.map((one) =>
          one.id === session?.id ? { ...one, begunAt: parts.clock.now() } : one,
        ),
      }))
    },
  ),
  wrong(
    'a-look-at-a-page-is-no-use-of-the-session',
    'Whoever only opens pages of Client Portal has not used the session, which ends as if nobody had.',
    ['SEC-SESSION-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        sessionUseIsRecorded: (session, now, profile) =>
          rules.sessionUseIsRecorded(session, now, profile) && here().operation !== 'openPortal',
      })),
  ),
]
