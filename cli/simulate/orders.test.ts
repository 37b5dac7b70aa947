import { expect, test } from 'vitest'
import { orderFrom } from './orders.ts'

test.each([
  ['apns:TooManyRequests', { service: 'apns', fault: 'TooManyRequests', times: 1 }],
  ['fcm:UNAVAILABLE@android*3', { service: 'fcm', fault: 'UNAVAILABLE', phone: 'android', times: 3 }],
  ['sms:30003*always', { service: 'sms', fault: '30003', times: 'always' }],
  [
    'sms-network:delay=60@ann',
    { service: 'sms-network', fault: 'delay', delaySeconds: 60, phone: 'ann', times: 1 },
  ],
])('%s is an order', (text, order) => {
  expect(orderFrom(text)).toEqual({ ok: true, value: order })
})

test.each([
  ['apns', /write SERVICE:FAULT/],
  [
    'apns:Nothing',
    /^--fault apns:Nothing: fault: there is no Nothing of apns: use one of BadCollapseId, .*Shutdown, .*late\.$/,
  ],
  ['smtp:421', /service: /],
  ['apns:Shutdown*0', /times: /],
  ['push-network:loss=5', /delaySeconds: goes with the faults delay and late alone/],
])('%s is none, and one sentence says what to do', (text, sentence) => {
  const order = orderFrom(text)
  expect(order.ok ? [] : order.problems).toEqual([expect.stringMatching(sentence)])
})
