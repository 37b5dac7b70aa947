/** @module Responses that are compared wrongly, or that leave something behind. */

import type { ServerFault } from '../../fault.ts'
import { labels, loginScreensOn, replies, rules } from '../support/parts.ts'

const eitherPhone = ['CR-AND-07', 'CR-IOS-07'] as const
const afterwards = ['CR-AND-08', 'CR-IOS-08'] as const

/** The session is withheld, as if another click were needed. */
const stillAtTheChallenge = (reply: object): object => {
  if (!('session' in reply) || !('state' in reply) || 'secret' in reply) return reply
  const { session, ...rest } = reply
  return session === undefined ? reply : { ...rest, state: 'challenge' }
}

const faults: readonly ServerFault[] = [
  {
    id: 'response-compared-without-its-last-digit',
    title: 'Only the first seven digits of the response are compared.',
    subject: 'server',
    violates: eitherPhone,
    inject: rules((right) => ({
      responseMatches: (given, expected) => right.responseMatches(given.slice(0, 7), expected.slice(0, 7)),
    })),
  },
  {
    id: 'response-with-anything-behind-it',
    title: 'Whatever follows the right eight digits is ignored.',
    subject: 'server',
    violates: eitherPhone,
    inject: rules((right) => ({
      responseMatches: (given, expected) => right.responseMatches(given.slice(0, expected.length), expected),
    })),
  },
  {
    id: 'empty-response-accepted',
    title: 'An empty response matches everything.',
    subject: 'server',
    violates: eitherPhone,
    inject: rules((right) => ({
      responseMatches: (given, expected) => given === '' || right.responseMatches(given, expected),
    })),
  },
  {
    id: 'any-response-accepted',
    title: 'Any response is accepted.',
    subject: 'server',
    violates: [...eitherPhone, 'SYNC-13', 'SYNC-14'],
    inject: rules(() => ({ responseMatches: () => true })),
  },
  {
    id: 'no-response-accepted',
    title: 'The right response is refused.',
    subject: 'server',
    violates: [...eitherPhone, 'CR-AND-02', 'NOTIF-39', 'SYNC-01'],
    inject: rules(() => ({ responseMatches: () => false })),
  },
  {
    id: 'response-button-mislabelled',
    title: 'The button beside the response is not labelled OK.',
    subject: 'server',
    violates: eitherPhone,
    inject: labels('en', { ok: 'Confirm' }),
  },
  {
    id: 'response-button-mislabelled-on-webtrader',
    title: 'The button beside the response is labelled Send on WebTrader.',
    subject: 'server',
    violates: ['CR-AND-07'],
    inject: loginScreensOn('webTrader', (screen, { ok, send }) => ({
      ...screen,
      controls: screen.controls.map((control) =>
        control.label === ok ? { ...control, label: send } : control,
      ),
    })),
  },
  {
    id: 'push-approvable-after-response',
    title: 'The notification can still be approved after the login succeeded by challenge/response.',
    subject: 'server',
    violates: afterwards,
    inject: rules(() => ({
      successSupersedes: () => false,
      approvalRequestIsOpen: (request) => request.state === 'open',
    })),
  },
  {
    id: 'login-stays-at-the-challenge',
    title: 'After the right response the window still shows the challenge.',
    subject: 'server',
    violates: afterwards,
    inject: replies(stillAtTheChallenge),
  },
]

export default faults
