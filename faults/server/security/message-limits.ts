/** @module Text messages and notifications without end, and pauses without end. */

import { activeIbKey } from '../../../reference-server/domain/model/account.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const faults: readonly ServerFault[] = [
  {
    id: 'text-messages-without-end',
    title: 'With a pause of two minutes between them, text messages are sent without a limit.',
    subject: 'server',
    violates: ['SEC-CAP-01', 'SEC-CAP-02'],
    inject: rules(() => ({ smsCapReached: () => false })),
  },
  {
    id: 'text-messages-without-daily-cap',
    title: 'Text messages in a row are counted, and those of a day are not.',
    subject: 'server',
    violates: ['SEC-CAP-02'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.POSITIVE_INFINITY }),
    })),
  },
  {
    id: 'activation-tokens-without-end',
    title: 'Activation Tokens are not counted among the text messages.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.filter(({ purpose }) => purpose !== 'activation'),
          now,
          profile,
        ),
    })),
  },
  {
    id: 'activation-tokens-counted-twice',
    title: 'Each Activation Token counts as two text messages.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.flatMap((code) => (code.purpose === 'activation' ? [code, code] : code)),
          now,
          profile,
        ),
    })),
  },
  {
    id: 'void-code-counts-as-answered',
    title: 'Using up the attempts at a code resets the limit of text messages, as a correct code does.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.map((code) => (code.state === 'void' ? { ...code, state: 'used' } : code)),
          now,
          profile,
        ),
    })),
  },
  {
    id: 'pause-of-text-messages-never-ends',
    title: 'After too many text messages in a row there is never another one.',
    subject: 'server',
    violates: ['SEC-CAP-01'],
    inject: rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(sent, now, { ...profile, smsCapWindow: Number.POSITIVE_INFINITY }),
    })),
  },
  {
    id: 'notifications-without-end',
    title: 'Each login sends a notification, however many were not answered.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: rules((right) => ({
      pushIsSent: (seamless, _unanswered, profile) => right.pushIsSent(seamless, 0, profile),
    })),
  },
  {
    id: 'notifications-counted-for-tws-alone',
    title: 'An unanswered notification of another platform counts as answered as soon as the next one comes.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: afterwards((_before, after) => ({
      ...after,
      approvalRequests: after.approvalRequests.map((request) =>
        request.platform !== 'tws' && request.state === 'superseded'
          ? { ...request, state: 'approved' }
          : request,
      ),
    })),
  },
  {
    id: 'notifications-counted-per-phone',
    title: 'A phone that IB Key was moved to gets as many notifications in a row as the one before.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: afterwards((_before, after) => ({
      ...after,
      approvalRequests: after.approvalRequests.filter(({ deviceId }) => deviceId === activeIbKey(after)?.id),
    })),
  },
  {
    id: 'pause-of-notifications-never-ends',
    title: 'After too many notifications in a row there is never another one.',
    subject: 'server',
    violates: ['SEC-CAP-03'],
    inject: rules((right) => {
      let paused = false
      return {
        pushIsSent(seamless, unanswered, profile) {
          const sent = !paused && right.pushIsSent(seamless, unanswered, profile)
          paused ||= unanswered + 1 >= profile.pushCap
          return sent
        },
      }
    }),
  },
  {
    id: 'challenge-counts-as-notification',
    title: 'Where no notification is sent any more, no response is accepted either.',
    subject: 'server',
    violates: ['SEC-CAP-04'],
    inject: rules((right) => {
      let paused = false
      return {
        pushIsSent(seamless, unanswered, profile) {
          paused = unanswered >= profile.pushCap
          return right.pushIsSent(seamless, unanswered, profile)
        },
        responseMatches: (given, expected) => !paused && right.responseMatches(given, expected),
      }
    }),
  },
]

export default faults
