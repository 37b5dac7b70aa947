/** @module Servers whose replies have the form of the contract and a value that no right server would send. */

import type { ServerFault } from '../../../faults/fault.ts'
import { replies } from '../../../faults/server/support/parts.ts'

/** A reply with each member of this name, however deep, made anew where it is a text. */
function withTexts(value: unknown, name: string, make: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => withTexts(each, name, make))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === name && typeof member === 'string' ? make(member) : withTexts(member, name, make),
    ]),
  )
}

const odd = (id: string, name: string, make: (text: string) => string): ServerFault => ({
  id: `odd-${id}`,
  title: `The member ${name} of every reply is another one.`,
  subject: 'server',
  harmless: true,
  inject: replies((reply) => Object(withTexts(JSON.parse(JSON.stringify(reply)), name, make))),
})

const faults: readonly ServerFault[] = [
  odd('challenge-of-five-digits', 'challenge', (text) => text.slice(1)),
  odd('empty-challenge', 'challenge', () => ''),
  odd('challenge-of-full-width-digits', 'challenge', () => '１２３４５６'),
  odd('challenge-of-words', 'challenge', () => 'one two'),
  odd('state-denied', 'state', () => 'denied'),
  odd('state-challenge', 'state', () => 'challenge'),
  odd('state-choose-device', 'state', () => 'chooseDevice'),
  odd('empty-number', 'number', () => ''),
  odd('device-names-with-signs', 'name', (text) => `${text}\n"<b>\u0000`),
  odd('all-devices-sms', 'type', () => 'sms'),
  odd('empty-titles', 'title', () => ''),
  odd('labels-with-a-space', 'label', (text) => `${text} `),
  odd('operations-of-nowhere', 'operation', () => 'noSuchOperation'),
  odd('short-secrets', 'secret', () => 'x'),
  odd('short-sessions', 'session', () => 'x'),
  odd('other-device-secrets', 'deviceSecret', (text) => [...text].reverse().join('')),
  odd('login-ids-with-slashes', 'loginId', (text) => `${text}/../?#%`),
  odd('device-ids-with-slashes', 'deviceId', (text) => `${text}/../?#%`),
  odd('other-proofs-asked', 'asks', (text) =>
    text === 'activationToken' ? 'securityDevice' : 'activationToken',
  ),
]

export default faults
