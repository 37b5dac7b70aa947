/** @module Servers whose notifications or text messages are odd: each scenario meets them from the first on. */

import type { ServerFault } from '../../../faults/fault.ts'
import type { PushMessage } from '../../../reference-server/outbound/ports.ts'

type OddPush = (message: PushMessage) => PushMessage
type OddText = (body: string) => string

const pushes = (id: string, change: OddPush): ServerFault => ({
  id: `odd-pushes-${id}`,
  title: `Every notification is odd: ${id.replaceAll('-', ' ')}.`,
  subject: 'server',
  harmless: true,
  inject: (parts) => ({ ...parts, sendPush: (message) => parts.sendPush(change(message)) }),
})

const texts = (id: string, change: OddText): ServerFault => ({
  id: `odd-texts-${id}`,
  title: `Every text message is odd: ${id.replaceAll('-', ' ')}.`,
  subject: 'server',
  harmless: true,
  inject: (parts) => ({
    ...parts,
    sendSms: (message) => parts.sendSms({ ...message, body: change(message.body) }),
  }),
})

const data =
  (change: (value: string) => string): OddPush =>
  (message) => ({
    ...message,
    data: Object.fromEntries(Object.entries(message.data).map(([name, value]) => [name, change(value)])),
  })

const faults: readonly ServerFault[] = [
  pushes('without-data', (message) => ({ ...message, data: {} })),
  pushes(
    'with-empty-data',
    data(() => ''),
  ),
  pushes(
    'with-data-of-nobody',
    data((value) => [...value].reverse().join('')),
  ),
  pushes(
    'with-a-path-in-data',
    data((value) => `${value}/../?#%`),
  ),
  pushes(
    'with-json-in-data',
    data(() => '{"a":[1]}'),
  ),
  pushes('without-a-text', (message) => ({ ...message, title: '', body: '' })),
  pushes('too-long', (message) => ({ ...message, body: 'x'.repeat(5_000) })),
  pushes('with-signs', (message) => ({ ...message, title: '<b>"\u202e\u0007', body: '\n\n' })),
  pushes('to-nobody', (message) => ({ ...message, token: [...message.token].reverse().join('') })),
  pushes('long-expired', (message) => ({ ...message, expiresAt: 0 })),
  pushes('without-an-id', (message) => ({ ...message, id: '' })),
  pushes('of-one-id', (message) => ({ ...message, id: '00000000-0000-4000-8000-000000000000' })),
  texts('empty', () => ''),
  texts('without-the-code', () => 'Welcome.'),
  texts('with-many-codes', (body) => `${body} 111111 222222 ${body}`),
  texts('with-a-code-of-words', (body) => body.replaceAll(/\d/g, 'one ')),
  texts('with-full-width-digits', (body) =>
    body.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ),
  texts('too-long', (body) => body.repeat(100)),
  texts('with-signs', (body) => `\u202e${body}\u0000<b>`),
]

export default faults
