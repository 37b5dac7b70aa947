import { expect, test } from 'vitest'
import { Crowd } from './crowd.ts'

test('whoever is at it while another one begins is disturbed, and so is the other one', () => {
  const crowd = new Crowd()
  const [one, other] = [{}, {}]
  crowd.enter(one)
  expect([crowd.has(one), crowd.isDisturbed(one)]).toEqual([true, false])
  crowd.enter(other)
  expect([crowd.isDisturbed(one), crowd.isDisturbed(other)]).toEqual([true, true])
  crowd.leave(one)
  crowd.leave(other)
  crowd.enter(one)
  expect(crowd.isDisturbed(one)).toBe(false)
})

test('more than fifteen things in one scenario are done by a program', () => {
  const crowd = new Crowd()
  const windows = [{}, {}]
  const deeds = Array.from({ length: 16 }, (_, at) => windows[at % 2] ?? {})
  const whenDone = deeds.map((window) => {
    crowd.enter(window)
    crowd.leave(window)
    return crowd.isProgram()
  })
  expect(whenDone.indexOf(true)).toBe(15)
})
