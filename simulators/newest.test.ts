import { expect, test } from 'vitest'
import { VirtualClock } from './clock/clock.ts'
import { Timeline } from './clock/timeline.ts'
import { appendNewest } from './newest.ts'
import type { SmsMessage } from './sms-carrier/message.ts'
import { StoredMessages } from './sms-carrier/stored-messages.ts'

test('between the bound and twice the bound stay, the newest of all', () => {
  const list: number[] = []
  for (let item = 0; item < 1001; item++) {
    appendNewest(list, item, 10)
    expect(list.length).toBeLessThan(20)
    expect(list.at(-1)).toBe(item)
  }
  expect(list.length).toBeGreaterThanOrEqual(10)
})

test('without a bound all stay', () => {
  const list: number[] = []
  for (let item = 0; item < 1000; item++) appendNewest(list, item, Number.POSITIVE_INFINITY)
  expect(list).toHaveLength(1000)
})

test('a timeline that keeps its newest events counts all of them, and tells each', () => {
  const seen: string[] = []
  const timeline = new Timeline(new VirtualClock().now, {
    keepNewest: 5,
    onEvent: ({ what }) => seen.push(what),
  })
  for (let at = 0; at < 100; at++) timeline.record('push gateway', `event ${at}`)
  expect(timeline.length()).toBe(100)
  expect(seen).toHaveLength(100)
  expect(timeline.events.length).toBeLessThan(10)
  expect(timeline.events.at(-1)?.what).toBe('event 99')
})

const message = (sid: string): SmsMessage => ({
  sid,
  from: '+12025550100',
  to: '+12025550111',
  body: 'text',
  createdAt: 0,
  expiresAt: 1,
  progress: { status: 'delivered', updatedAt: 0 },
})

test('messages that are kept no longer are found no more, the others as before', () => {
  const messages = new StoredMessages(10)
  for (let at = 0; at < 100; at++) messages.add(message(`SM${at}`))
  expect(messages.find('SM0')).toBeUndefined()
  expect(messages.find('SM99')?.sid).toBe('SM99')
  const kept = [...messages.newestFirst()].map(({ sid }) => sid)
  expect(kept[0]).toBe('SM99')
  expect(kept.length).toBeGreaterThanOrEqual(10)
  expect([...messages.newestFirst('SM99')].map(({ sid }) => sid)).toEqual(kept.slice(1))
  messages.delete('SM98')
  expect(messages.find('SM98')).toBeUndefined()
  expect(messages.find('SM97')?.sid).toBe('SM97')
  messages.clear()
  expect([...messages.newestFirst()]).toEqual([])
  messages.add(message('SM100'))
  expect([...messages.newestFirst()].map(({ sid }) => sid)).toEqual(['SM100'])
})
