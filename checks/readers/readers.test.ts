import { expect, test } from 'vitest'
import { misreadings } from './readers.ts'

const right = {
  refused: { count: 0, first: undefined },
  success: true,
  messages: { tests: 5, failed: 0, skipped: 2 },
  junitProblems: [],
  allure: { tests: 5, failed: 0, skipped: 1 },
}
const totals = { passed: 3, warned: 1, notApplicable: 1 }

test('a warning is passed in JUnit, skipped in the messages, and no failure anywhere', () => {
  expect(misreadings(right, totals)).toEqual([])
  expect(misreadings({ ...right, messages: { tests: 5, failed: 1, skipped: 1 } }, totals)).toHaveLength(1)
  expect(misreadings({ ...right, success: false }, totals)).toEqual([
    'the end of the messages reads false, and true is meant',
  ])
})

test('a failure has to be one to every reader', () => {
  const problems = misreadings(right, { passed: 3, failed: 1, notApplicable: 1 })
  expect(problems.map((problem) => problem.split(' reads ')[0])).toEqual([
    'the end of the messages',
    "Cucumber's JUnit formatter",
    'Allure',
  ])
})

test('what a schema refuses is told', () => {
  const refused = {
    ...right,
    refused: { count: 2, first: { message: 'no' } },
    junitProblems: ['no such attribute'],
  }
  expect(misreadings(refused, totals)).toEqual([
    'the schema of Cucumber refuses 2 messages: {"message":"no"}',
    'junit.xml: no such attribute',
  ])
})
