import { expect, test } from 'vitest'
import type { Needs } from '../../../drivers/assemblies/people/needs.ts'
import { fillingRests } from './filling-rests.ts'

const person = (sms: number): Needs['people'][number] => ({
  name: 'Amara',
  residence: 'US',
  accounts: ['US'],
  seamless: true,
  mobileNumber: 'verified',
  devices: sms > 0 ? [{ type: 'sms' }] : [],
  sms,
})
const scenario = (sms: number, steps: number): Needs => ({
  people: [person(sms)],
  waitMs: 0,
  steps,
  notifications: 0,
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
  'sms 1': scenario(1, 2),
  'sms 2': scenario(1, 2),
  long: scenario(0, 240),
  short: scenario(0, 1),
}

test('others play while the only one who gets an SMS rests', () => {
  expect(fillingRests(['sms 1', 'sms 2', 'long', 'short'], needs, [someone])).toEqual([
    'sms 1',
    'long',
    'sms 2',
    'short',
  ])
})

test('two of a kind rest by turns, and nothing is left out where nobody can fill a rest', () => {
  expect(fillingRests(['sms 1', 'sms 2', 'short'], needs, [someone, someone])).toEqual([
    'sms 1',
    'short',
    'sms 2',
  ])
})
