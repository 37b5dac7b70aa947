import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ledger, type LedgerLine } from './ledger.ts'

const newLedger = (keep = 100, write?: (line: LedgerLine) => void): Ledger =>
  new Ledger({ keep, textOf: (_, id) => `text of ${id}`, write })

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

test('one that was replaced by a later message is told from one that was lost', () => {
  const ledger = newLedger()
  for (const id of ['a', 'b']) ledger.add(push('accepted', id))
  ledger.add(push('dropped', 'a', { reason: 'replaced by a later message' }))
  ledger.add(push('dropped', 'b', { reason: 'lost in transit' }))
  expect(ledger.totals().apns.ended).toEqual({ replaced: 1, 'dropped: lost in transit': 1 })
})

test('one is found by number or id as long as it is kept', () => {
  const ledger = newLedger(2)
  for (const id of ['a', 'b', 'c']) ledger.add(push('accepted', id))
  expect([ledger.find('c')?.number, ledger.find('3')?.id]).toEqual([3, 'c'])
  expect(['a', '1', '4', '5', 'none', '0'].map((one) => ledger.find(one))).toEqual(Array(6).fill(undefined))
})

test('each has a line when it comes and for whatever becomes of it, also when it is kept no longer', () => {
  const lines: LedgerLine[] = []
  const ledger = newLedger(1, (line) => lines.push(line))
  ledger.add(push('accepted', 'a'))
  ledger.add(push('rejected', '', { status: '410', reason: 'Unregistered' }))
  ledger.add(push('expired', 'a'))
  const at = '1970-01-01T00:00:00.000Z'
  expect(lines).toEqual([
    {
      number: 1,
      at,
      what: 'accepted',
      words: 'taken',
      service: 'apns',
      id: 'a',
      to: 'iphone',
      text: 'text of a',
    },
    { number: 2, at, what: 'rejected', words: 'refused: 410 Unregistered', service: 'apns', to: 'iphone' },
    { number: 1, at, what: 'expired', words: 'expired before it could be delivered' },
  ])
})

const events = fc.array(
  fc.tuple(
    fc.constantFrom(
      'accepted',
      'accepted',
      'delivered',
      'expired',
      'dropped',
      'held',
      'rejected',
      'notification shown',
    ),
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  ),
  { maxLength: 60 },
)

test('whatever happens in whatever order, each accepted message is under way, delivered or ended', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 5 }), (all, keep) => {
      const ledger = newLedger(keep)
      const open = new Map<string, number>()
      for (const [what, id] of all) {
        ledger.add(push(what, id))
        const before = open.get(id) ?? 0
        if (what === 'accepted') open.set(id, before + 1)
        else if (['delivered', 'expired', 'dropped'].includes(what) && before > 0) open.set(id, before - 1)
      }
      const { accepted, underWay, delivered, ended } = ledger.totals().apns
      expect(accepted).toBe(
        underWay + delivered + Object.values(ended).reduce((sum, count) => sum + count, 0),
      )
      expect(underWay).toBe([...open.values()].reduce((sum, count) => sum + count, 0))
      expect([...ledger.newest()].length).toBeLessThanOrEqual(keep)
    }),
    { numRuns: 200, seed: 21 },
  )
})
