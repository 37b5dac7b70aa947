import { expect, test } from 'vitest'
import { smsRequests } from './sms-requests.ts'

const event = (at: number, what: string, to = '+12025550100', who = 'SMS carrier') => ({
  at,
  who,
  what,
  detail: { to },
})

test('each message that the carrier accepted was asked for', () => {
  const events = [event(1, 'rejected'), event(2, 'accepted'), event(3, 'delivered'), event(4, 'accepted')]
  expect(smsRequests(events)).toEqual([2, 4])
})

test.each(['rejected', 'not answered'])('what was %s each time is one message', (what) => {
  expect(smsRequests([event(1, what), event(2, what)])).toEqual([2])
})

test('to these numbers alone, and of the carrier alone', () => {
  const events = [event(1, 'accepted', '+1999'), event(2, 'rejected', '+1999', 'push gateway')]
  expect(smsRequests(events, (number) => number === '+12025550100')).toEqual([])
  expect(smsRequests(events)).toEqual([1])
})
