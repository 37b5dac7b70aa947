import { expect, test } from 'vitest'
import { HandledMessages, type ServiceEvent } from './handled-messages.ts'

const gateway = 'push gateway'
const carrier = 'SMS carrier'
const told = (who: string, what: string, detail: Record<string, string> = {}): ServiceEvent => ({
  at: 0,
  who,
  what,
  detail,
})

/** Where the last message is, and what was said of it. */
function endOf(...events: ServiceEvent[]): [string, string[]] | undefined {
  const [, messages] = new HandledMessages().after(events).at(-1) ?? []
  const last = messages?.at(-1)
  return last && [last.where, last.fates.map(({ words }) => words)]
}

const push = (what: string, detail: Record<string, string> = {}) =>
  told(gateway, what, { id: '1', ...detail })
const phone = (what: string, detail: Record<string, string> = {}) =>
  told("Amara's phone", what, { id: '1', ...detail })
const off = { reason: 'the phone is switched off' }

test.each([
  ['underWay', ['taken', 'held back: the phone is switched off'], [push('accepted'), push('held', off)]],
  [
    'underWay',
    ['taken', 'slow: arrives at 09:00:20'],
    [push('accepted'), push('delayed', { until: '2026-03-02T09:00:20.000Z' })],
  ],
  [
    'notDelivered',
    ['taken', 'lost: lost in transit'],
    [push('accepted'), push('dropped', { reason: 'lost in transit' })],
  ],
  ['notDelivered', ['taken', 'expired before it could be delivered'], [push('accepted'), push('expired')]],
  ['arrived', ['delivered', 'shown'], [push('delivered'), phone('notification shown', { banner: 'yes' })]],
  [
    'arrived',
    ['delivered', 'in the list alone: Do Not Disturb is on'],
    [
      push('delivered'),
      phone('notification shown', { banner: 'no', listed: 'yes', reason: 'Do Not Disturb is on' }),
    ],
  ],
  [
    'underWay',
    ['delivered', 'kept back by the phone: Focus mode pauses IBKR Mobile'],
    [push('delivered'), phone('notification deferred', { reason: 'Focus mode pauses IBKR Mobile' })],
  ],
  [
    'notDelivered',
    ['delivered', 'not shown: notifications of IBKR Mobile are not allowed'],
    [
      push('delivered'),
      phone('notification dropped', { reason: 'notifications of IBKR Mobile are not allowed' }),
    ],
  ],
  [
    'notDelivered',
    ['refused: 503 20503 (Service is unavailable)'],
    [told(carrier, 'rejected', { status: '503', reason: '20503', message: 'Service is unavailable' })],
  ],
  [
    'underWay',
    ['taken', 'sent on'],
    [told(carrier, 'accepted', { sid: 'S' }), told(carrier, 'sent', { sid: 'S' })],
  ],
  [
    'notDelivered',
    ['not delivered: 30003 (Unreachable destination handset)'],
    [told(carrier, 'undelivered', { sid: 'S', reason: '30003', message: 'Unreachable destination handset' })],
  ],
])('a message is %s: %j', (where, words, events) => {
  expect(endOf(...events)).toEqual([where, words])
})

test('messages are told apart by their ids, and services by their names', () => {
  const handled = new HandledMessages()
  handled.after([push('accepted'), told(gateway, 'accepted', { id: '2' })])
  const all = handled.after([push('delivered'), told(carrier, 'accepted', { sid: 'S' })])
  expect(all.map(([service, messages]) => [service, messages.map(({ where }) => where)])).toEqual([
    ['Push gateway', ['arrived', 'underWay']],
    ['SMS carrier', ['underWay']],
  ])
})

test('what others do is no fate of a message', () => {
  expect(endOf(told('server', 'rejected'), phone('opens IBKR Mobile'))).toBeUndefined()
})
