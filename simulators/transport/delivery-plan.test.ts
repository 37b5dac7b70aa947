import { expect, test } from 'vitest'
import { type DeliveryMode, DeliveryPlan } from './delivery-plan.ts'

const plan = () => new DeliveryPlan<string, DeliveryMode>('normal')

test('a mode for a target precedes the mode for all', () => {
  const orders = plan()
  orders.deliver('drop')
  orders.deliver('duplicate', 'a')
  expect([orders.take('a'), orders.take('b')]).toEqual(['duplicate', 'drop'])
})

test('a mode for one message applies first, and once', () => {
  const orders = plan()
  orders.deliver('drop', 'a')
  orders.deliverNext({ delayMs: 1 })
  expect([orders.take('a'), orders.take('a'), orders.take('b')]).toEqual([{ delayMs: 1 }, 'drop', 'normal'])
})

test('a mode for one message to a target waits for that target', () => {
  const orders = plan()
  orders.deliverNext('drop', 'a')
  expect([orders.take('b'), orders.take('a'), orders.take('a')]).toEqual(['normal', 'drop', 'normal'])
})
