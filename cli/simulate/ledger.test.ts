import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const newLedger = (keep = 100): Ledger => new Ledger({ keep, textOf: (_, id) => `text of ${id}` })

const push = (what: string, id: string, detail = {}) => ({
  at: 0,
  who: 'push gateway',
  what,
  detail: { service: 'apns', id, to: 'iphone', ...detail },
})

test('a message has its way, and the last of it decides where it is', () => {
  const ledger = newLedger()
  ledger.add(push('accepted', 'a'))
  ledger.add(push('held', 'a', { reason: 'the phone is switched off' }))
  expect([...ledger.newest()]).toMatchObject([{ where: 'underWay', text: 'text of a', to: 'iphone' }])
  ledger.add(push('delivered', 'a'))
  ledger.add({
    at: 1,
    who: 'iphone',
    what: 'notification shown',
    detail: { id: 'a', banner: 'yes', listed: 'yes' },
  })
  const [entry] = [...ledger.newest()]
  expect(entry?.where).toBe('arrived')
  expect(entry?.fates.map(({ words }) => words)).toEqual([
    'taken',
    'held back: the phone is switched off',
    'delivered',
    'shown',
  ])
})

test('totals are exact for messages that are kept no longer, and those that come twice', () => {
  const ledger = newLedger(10)
  for (let at = 0; at < 1000; at++) ledger.add(push('accepted', `${at}`))
  for (let at = 0; at < 900; at++) {
    ledger.add(push('delivered', `${at}`))
    ledger.add(push('delivered', `${at}`))
  }
  for (let at = 900; at < 950; at++) ledger.add(push('expired', `${at}`))
  ledger.add(push('dropped', '950', { reason: 'lost in transit' }))
  ledger.add(push('rejected', '', { status: '410', reason: 'Unregistered' }))
  expect(ledger.totals().apns).toEqual({
    accepted: 1000,
    refused: { '410 Unregistered': 1 },
    underWay: 49,
    delivered: 900,
    ended: { expired: 50, 'dropped: lost in transit': 1 },
  })
  expect([...ledger.newest()]).toHaveLength(10)
  expect(ledger.count).toBe(1001)
})

test('an apns-id that a client gives twice is two messages', () => {
  const ledger = newLedger()
  for (let at = 0; at < 2; at++) ledger.add(push('accepted', 'same'))
  ledger.add(push('delivered', 'same'))
  expect(ledger.totals().apns).toMatchObject({ accepted: 2, underWay: 1, delivered: 1 })
  ledger.add(push('delivered', 'same'))
  expect(ledger.totals().apns).toMatchObject({ underWay: 0, delivered: 2 })
})

test('what is discarded is listed no more, and counts; what is cleared does neither', () => {
  const ledger = newLedger()
  ledger.add(push('accepted', 'a'))
  ledger.discard()
  expect([...ledger.newest()]).toEqual([])
  expect(ledger.totals().apns.accepted).toBe(1)
  ledger.clear()
  expect(ledger.totals().apns.accepted).toBe(0)
})
