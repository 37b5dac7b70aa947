/** @module Text messages and notifications without end, and pauses without end. */

import { fault, type ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

export const securityCapFaults: readonly ServerFault[] = [
  fault(
    'text-messages-without-end',
    'Whoever waits two minutes each time gets text messages for ever.',
    ['SEC-CAP-01', 'SEC-CAP-02'],
    rules(() => ({ smsCapReached: () => false })),
  ),
  fault(
    'text-messages-without-daily-cap',
    'Text messages in a row are counted, and those of a day are not.',
    ['SEC-CAP-02'],
    rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(sent, now, { ...profile, smsDailyCap: Number.POSITIVE_INFINITY }),
    })),
  ),
  fault(
    'activation-tokens-without-end',
    'Activation Tokens are not counted among the text messages.',
    ['SEC-CAP-01'],
    rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.filter(({ purpose }) => purpose !== 'activation'),
          now,
          profile,
        ),
    })),
  ),
  fault(
    'void-code-counts-as-answered',
    'Whoever was wrong until the code is void may ask for as many text messages as after a right one.',
    ['SEC-CAP-01'],
    rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(
          sent.map((code) => (code.state === 'void' ? { ...code, state: 'used' } : code)),
          now,
          profile,
        ),
    })),
  ),
  fault(
    'pause-of-text-messages-never-ends',
    'After too many text messages in a row there is never another one.',
    ['SEC-CAP-01'],
    rules((right) => ({
      smsCapReached: (sent, now, profile) =>
        right.smsCapReached(sent, now, { ...profile, smsCapWindow: Number.POSITIVE_INFINITY }),
    })),
  ),
  fault(
    'notifications-without-end',
    'Each login sends a notification, however many were not answered.',
    ['SEC-CAP-03'],
    rules((right) => ({
      pushIsSent: (seamless, _unanswered, profile) => right.pushIsSent(seamless, 0, profile),
    })),
  ),
  fault(
    'notifications-counted-for-tws-alone',
    'A notification of another platform that nobody answers counts as answered as soon as the next one comes.',
    ['SEC-CAP-03'],
    afterwards((_before, after) => ({
      ...after,
      pushRequests: after.pushRequests.map((request) =>
        request.platform !== 'tws' && request.state === 'superseded'
          ? { ...request, state: 'approved' }
          : request,
      ),
    })),
  ),
  fault(
    'pause-of-notifications-never-ends',
    'After too many notifications in a row there is never another one.',
    ['SEC-CAP-03'],
    rules((right) => {
      let paused = false
      return {
        pushIsSent(seamless, unanswered, profile) {
          const sent = !paused && right.pushIsSent(seamless, unanswered, profile)
          paused ||= unanswered + 1 >= profile.pushCap
          return sent
        },
      }
    }),
  ),
  fault(
    'challenge-counts-as-notification',
    'Where no notification is sent any more, no response is accepted either.',
    ['SEC-CAP-04'],
    rules((right) => {
      let paused = false
      return {
        pushIsSent(seamless, unanswered, profile) {
          paused = unanswered >= profile.pushCap
          return right.pushIsSent(seamless, unanswered, profile)
        },
        responseMatches: (given, expected) => !paused && right.responseMatches(given, expected),
      }
    }),
  ),
]
