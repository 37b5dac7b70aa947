import { expect, test } from 'vitest'
import { Failures } from './failures.ts'

const failures = () => new Failures<string, string>()

test('nothing fails unless ordered', () => {
  expect(failures().take('a')).toBeUndefined()
})

test('single orders are used up in turn, and come before a lasting one', () => {
  const orders = failures()
  orders.failWith('always')
  orders.failNext('first')
  orders.failNext('second')
  expect([1, 2, 3, 4].map(() => orders.take('a'))).toEqual(['first', 'second', 'always', 'always'])
})

test('an order for a target leaves the others alone', () => {
  const orders = failures()
  orders.failNext('next', 'a')
  orders.failWith('lasting', 'a')
  expect([orders.take('b'), orders.take('a'), orders.take('a'), orders.take('b')]).toEqual([
    undefined,
    'next',
    'lasting',
    undefined,
  ])
})

test('an order for a target comes before one for all, and the latest replaces the one before', () => {
  const orders = failures()
  orders.failWith('old', 'a')
  orders.failWith('all')
  orders.failWith('new', 'a')
  expect([orders.take('a'), orders.take('b')]).toEqual(['new', 'all'])
})

test('healing ends everything, or what was ordered for one target', () => {
  const orders = failures()
  const order = () => {
    orders.failWith('all')
    orders.failWith('a', 'a')
    orders.failNext('next', 'a')
  }
  order()
  orders.clear('a')
  expect([orders.take('a'), orders.take('b')]).toEqual(['all', 'all'])
  order()
  orders.clear()
  expect([orders.take('a'), orders.take('b')]).toEqual([undefined, undefined])
})
