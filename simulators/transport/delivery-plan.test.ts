import { expect, test } from 'vitest'
import { type DeliveryMode, DeliveryPlan } from './delivery-plan.ts'

const plan = () => new DeliveryPlan<string, DeliveryMode>('normal')

test('what is ordered for a target comes before what holds for all', () => {
  const orders = plan()
  orders.deliver('drop')
  orders.deliver('duplicate', 'a')
  expect([orders.take('a'), orders.take('b')]).toEqual(['duplicate', 'drop'])
})

test('a single order comes first, and once', () => {
  const orders = plan()
  orders.deliver('drop', 'a')
  orders.deliverNext({ delayMs: 1 })
  expect([orders.take('a'), orders.take('a'), orders.take('b')]).toEqual([{ delayMs: 1 }, 'drop', 'normal'])
})

test('a single order for a target waits for that target', () => {
  const orders = plan()
  orders.deliverNext('drop', 'a')
  expect([orders.take('b'), orders.take('a'), orders.take('a')]).toEqual(['normal', 'drop', 'normal'])
})
