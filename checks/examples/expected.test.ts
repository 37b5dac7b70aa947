import { expect, test } from 'vitest'
import { expectedFailures, surprises } from './expected.ts'

const scenario = (id: string, outcome: string, ...requirements: readonly string[]) => ({
  id,
  outcome,
  requirements: [...requirements],
})
const reason = 'It has no pause.'
const scenarios = [
  scenario('sms#pause', 'failed', 'SMS-06'),
  scenario('sms#late', 'warned', 'SMS-05'),
  scenario('sms#code', 'passed', 'SMS-15'),
  scenario('push#any', 'notApplicable', 'PUSH-01'),
]

test('a list of exactly what does not hold, by row or scenario, surprises nobody', () => {
  expect(surprises({ 'SMS-06': reason, 'sms#late': reason }, scenarios)).toEqual([])
})

test('what does not hold and is not listed is named', () => {
  expect(surprises({ 'SMS-06': reason }, scenarios)).toEqual(['sms#late warned, and is not listed'])
  expect(surprises({ 'SMS-06': reason }, [scenario('a#b', 'harnessError')])).toContain(
    'a#b harnessError, and is not listed',
  )
})

test('what is listed and holds, or was not judged, is named', () => {
  const listed = { 'SMS-06': reason, 'SMS-05': reason, 'SMS-15': reason, 'push#any': reason }
  expect(surprises(listed, scenarios)).toEqual([
    'SMS-15 is listed, and holds or was not judged',
    'push#any is listed, and holds or was not judged',
  ])
})

test('a reason is a sentence', () => {
  expect(expectedFailures.safeParse({ 'SMS-06': 'todo' }).success).toBe(false)
  expect(expectedFailures.safeParse({ 'SMS-06': reason }).success).toBe(true)
})
