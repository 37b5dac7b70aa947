import { expect, test } from 'vitest'
import { cast, describeNeed, isLike } from './casting.ts'
import type { NeededPerson } from './needs.ts'

const needed = (name: string, changes: Partial<NeededPerson> = {}): NeededPerson => ({
  name,
  residence: 'US',
  accounts: ['US'],
  seamless: true,
  mobileNumber: 'verified',
  devices: [],
  sms: 0,
  ...changes,
})
const android = { type: 'ibKey', os: 'Android' } as const
const person = { residence: 'US', accounts: ['US'], mobileNumber: { number: '+12025550100', verified: true } }

test('a person is like another one with the same devices, number and countries, in any order', () => {
  const both = needed('Amara', { devices: [{ type: 'sms' }, { ...android, phone: 1 }] })
  expect(isLike({ ...person, devices: [android, { type: 'sms' }] }, both)).toBe(true)
  expect(isLike({ ...person, devices: [android] }, both)).toBe(false)
  expect(isLike({ ...person, devices: [{ ...android, os: 'iOS' }, { type: 'sms' }] }, both)).toBe(false)
  expect(isLike({ ...person, residence: 'HK', devices: [android, { type: 'sms' }] }, both)).toBe(false)
})

test('nobody plays two people, and a person who fits one part alone is kept for it', () => {
  const fits = (one: string, { name }: NeededPerson): boolean => one.startsWith('any') || one === name
  const two = [needed('Amara'), needed('Boris')]
  expect(cast(two, ['any', 'Amara'], fits)).toEqual(
    new Map([
      ['Amara', 'Amara'],
      ['Boris', 'any'],
    ]),
  )
  expect(cast(two, ['any'], fits)).toBeUndefined()
})

test('a need is told in words', () => {
  const devices = [{ type: 'physical', active: false }] as const
  expect(describeNeed(needed('Amara', { mobileNumber: 'none', devices: [...devices] }))).toBe(
    'a person who lives in US with an account in US, and has no mobile number and a physical security device that is not active',
  )
})
