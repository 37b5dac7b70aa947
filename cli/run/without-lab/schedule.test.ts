import { expect, test } from 'vitest'
import type { Needs } from '../../../drivers/assemblies/people/needs.ts'
import { schedule } from './schedule.ts'

const person = (sms: number): Needs['people'][number] => ({
  name: 'Amara',
  residence: 'US',
  accounts: ['US'],
  seamless: true,
  mobileNumber: 'verified',
  devices: [{ type: 'sms' }],
  sms,
})
const scenario = (sms: number, waitMs = 0): Needs => ({
  people: [person(sms)],
  waitMs,
  steps: 1,
  notifications: 0,
  refusals: 0,
  leaves: [],
  labOnly: [],
})
const someone = {
  residence: 'US',
  accounts: ['US'],
  mobileNumber: { number: '+12025550100', verified: true },
  devices: [{ type: 'sms' as const }],
}
const needs = {
  'sms 1': scenario(1),
  'sms 2': scenario(1),
  'sms 3': scenario(1),
  short: scenario(0),
  'one minute': scenario(0, 60_000),
  'ten minutes': scenario(0, 600_000),
}

type Name = keyof typeof needs
const scheduled = (first: readonly Name[], others: readonly Name[], many: number, smsDailyCap = 20) =>
  schedule([first, others], needs, {
    people: Array.from({ length: many }, () => someone),
    smsDailyCap,
    pushCap: 5,
  })

test('while the only one who gets an SMS rests, others play that fit into the rest', () => {
  expect(scheduled(['short', 'sms 1', 'sms 2'], ['one minute', 'ten minutes'], 1)).toEqual([
    'sms 1',
    'short',
    'one minute',
    'sms 2',
    'ten minutes',
  ])
})

test('who is free gets an SMS at once, and by turns', () => {
  expect(scheduled(['sms 1', 'sms 2', 'sms 3', 'short'], [], 2)).toEqual(['sms 1', 'sms 2', 'short', 'sms 3'])
})

test('what nobody can play any more comes last, and is not left out', () => {
  expect(scheduled(['sms 1', 'sms 2', 'short'], ['ten minutes'], 1, 1)).toEqual([
    'sms 1',
    'short',
    'ten minutes',
    'sms 2',
  ])
})

test('whoever has moved IB Key to another phone plays those who have it there', () => {
  const on = (os: 'Android' | 'iOS') => ({
    ...person(0),
    devices: [{ type: 'ibKey' as const, os, phone: 1 }],
  })
  const moving = {
    move: {
      ...scenario(0),
      people: [on('Android')],
      leaves: ['migrations' as const],
      ibKeyAfter: 'iOS' as const,
    },
    'on Android': { ...scenario(0), people: [on('Android')] },
    'on iPhone': { ...scenario(0), people: [on('iOS')] },
  }
  const { deviceId, hardwareId, deviceSecret } = {
    deviceId: 'd',
    hardwareId: 'h',
    deviceSecret: { env: 'S' },
  }
  const device = { type: 'ibKey' as const, os: 'Android' as const, deviceId, hardwareId, deviceSecret }
  const people = [{ ...someone, devices: [device] }]
  expect(
    schedule([['on iPhone', 'move', 'on Android']], moving, { people, smsDailyCap: 20, pushCap: 5 }),
  ).toEqual(['move', 'on iPhone', 'on Android'])
})

test('while whoever has been notified as often as allowed rests, somebody else plays', () => {
  const other = { ...someone, residence: 'HK' }
  const all = {
    'at the limit': { ...scenario(0), notifications: 5 },
    next: scenario(0),
    'somebody else': { ...scenario(0, 60_000), people: [{ ...person(0), residence: 'HK' }] },
  }
  const resources = { people: [someone, other], smsDailyCap: 20, pushCap: 5 }
  expect(schedule([['at the limit', 'next'], ['somebody else']], all, resources)).toEqual([
    'at the limit',
    'somebody else',
    'next',
  ])
})
