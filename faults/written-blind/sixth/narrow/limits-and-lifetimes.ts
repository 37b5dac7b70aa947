/** @module Narrow shapes: what is counted, and how long things last. */

import { remembering, revisingAfter } from '../../support/after.ts'
import { answering, textIn } from '../../support/exchange.ts'
import { hasActiveDevice } from '../../support/former.ts'
import { knowing, ruling } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

/** What somebody has who is about to approve. */
const graceMs = 30_000

export default [
  wrong(
    'an-opened-request-has-a-little-more-time',
    'Whoever has opened an approval request before it expires has half a minute more to approve it.',
    ['SEC-EXPIRY-01'],
    (original) =>
      remembering(
        original,
        () => new Set<string>(),
        (opened, parts) => {
          const noting = answering(parts, ({ json }, { operation }) => {
            if (operation === 'readPushRequest' && json.state === 'open')
              opened().add(textIn(json, 'requestId'))
            return undefined
          })
          return ruling(noting, (here, rules) => ({
            approvalRequestInTime: (request, now, profile) =>
              rules.approvalRequestInTime(
                request,
                here().operation === 'answerPushRequest' && opened().has(request.id) ? now - graceMs : now,
                profile,
              ),
          }))
        },
      ),
  ),
  wrong(
    'a-wrong-response-gives-the-challenge-time',
    'The time of a challenge begins again with each wrong response.',
    ['SEC-EXPIRY-04'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, before) => ({
        ...after,
        challenges: after.challenges.map((one) =>
          before.challenges.some(({ id, failures }) => id === one.id && failures < one.failures)
            ? { ...one, shownAt: parts.clock.now() }
            : one,
        ),
      })),
  ),
  wrong(
    'wrong-device-responses-do-not-count-beside-ib-key',
    'Wrong responses of a physical security device never lock the second factor of whoever has IB Key as well.',
    ['SEC-LIMIT-04'],
    (parts) =>
      revisingAfter(parts, ['giveResponse'], (after, before, here) =>
        here.device?.type === 'physical' &&
        hasActiveDevice(here, 'ibKey') &&
        (after.secondFactor.failures > before.secondFactor.failures ||
          after.secondFactor.lockedAt !== before.secondFactor.lockedAt)
          ? {
              ...after,
              secondFactor: before.secondFactor,
              logins: before.logins,
            }
          : after,
      ),
  ),
  wrong(
    'wide-letters-have-a-count-of-their-own',
    'A user name in full-width letters leads to the same person, and has its own count of wrong passwords.',
    ['SEC-LIMIT-15'],
    (parts) =>
      knowing(parts, (here) => ({
        store: {
          ...parts.store,
          transactAttempts: (username, decide) => {
            const typed = textIn(here().body, 'username')
            const isTyped = typed !== '' && parts.rules.usernameKey(typed) === username
            return parts.store.transactAttempts(isTyped ? typed.toLowerCase() : username, decide)
          },
        },
      })),
  ),
  wrong(
    'activation-tokens-have-no-cap',
    'Text messages with an Activation Token do not count among those that nobody answers, or to the day.',
    ['SEC-CAP-01'],
    (parts) =>
      ruling(parts, (_here, rules) => ({
        smsCapReached: (sent, now, profile) =>
          rules.smsCapReached(
            sent.filter(({ purpose }) => purpose !== 'activation'),
            now,
            profile,
          ),
      })),
  ),
  wrong(
    'a-response-answers-the-notifications-before',
    'The count of unanswered notifications begins again with a login that a response has completed.',
    ['SEC-CAP-03'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        pushIsSent: (seamless, unanswered, profile) => {
          const { approvalRequests, logins } = here().account ?? { approvalRequests: [], logins: [] }
          const last = approvalRequests.findLastIndex(({ loginId }) =>
            logins.some(({ id, stage }) => id === loginId && stage.at === 'collected'),
          )
          const since = approvalRequests.length - 1 - last
          return rules.pushIsSent(seamless, Math.min(unanswered, since), profile)
        },
      })),
  ),
  wrong(
    'reading-settings-is-no-use',
    'A session that reads pages and settings, and does nothing else, ends as if nobody had used it.',
    ['SEC-SESSION-06'],
    (parts) =>
      ruling(parts, (here, rules) => ({
        sessionUseIsRecorded: (session, now, profile) => {
          const { operation } = here()
          return (
            operation !== 'readSettings' &&
            operation !== 'openPortal' &&
            rules.sessionUseIsRecorded(session, now, profile)
          )
        },
      })),
  ),
]
