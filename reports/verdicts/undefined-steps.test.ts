import { type Envelope, StepDefinitionPatternType, TestStepResultStatus } from '@cucumber/messages'
import { expect, test } from 'vitest'
import { UndefinedSteps } from './undefined-steps.ts'

const definition = (id: string, source: string): Envelope => ({
  stepDefinition: {
    id,
    pattern: { source, type: StepDefinitionPatternType.CUCUMBER_EXPRESSION },
    sourceReference: {},
  },
})

/** What is said of a step with this sentence that these definitions match, where it ends so. */
function saidOf(
  text: string,
  stepDefinitionIds: readonly string[],
  status: TestStepResultStatus,
  before: readonly Envelope[],
): string | undefined {
  const steps = new UndefinedSteps()
  const testStep = { id: 't', pickleStepId: 'p', stepDefinitionIds: [...stepDefinitionIds] }
  const pickle = {
    id: 'x',
    uri: '',
    location: { line: 1 },
    name: '',
    language: 'en',
    tags: [],
    astNodeIds: [],
  }
  for (const envelope of [
    ...before,
    { pickle: { ...pickle, steps: [{ id: 'p', text, astNodeIds: [] }] } },
    { testCase: { id: 'c', pickleId: 'x', testSteps: [testStep] } },
  ])
    steps.explained(envelope)
  const duration = { seconds: 0, nanos: 0 }
  const { testStepFinished } = steps.explained({
    testStepFinished: {
      testCaseStartedId: 's',
      testStepId: 't',
      timestamp: duration,
      testStepResult: { status, duration },
    },
  })
  return testStepFinished?.testStepResult.message
}

const { UNDEFINED, AMBIGUOUS, PASSED } = TestStepResultStatus
const door = [definition('1', 'a door'), definition('2', 'a {word}'), definition('3', 'it rains')]

test('of a step without a definition the nearest wordings are named', () => {
  expect(saidOf('a red door', [], UNDEFINED, door)).toBe(
    'no step definition matches this step; the nearest: a door',
  )
  expect(saidOf('xyzzy', [], UNDEFINED, door)).toBe(
    'no step definition matches this step, and none comes near',
  )
})

test('of a step with several definitions all of them are named', () => {
  expect(saidOf('a door', ['1', '2'], AMBIGUOUS, door)).toBe(
    'several step definitions match this step: a door | a {word}',
  )
})

test('a definition that counts for nothing is named', () => {
  const lacking = { undefinedParameterType: { expression: 'a {colour} door', name: 'colour' } }
  expect(saidOf('a red door', [], UNDEFINED, [definition('1', 'a door'), lacking])).toBe(
    'no step definition matches this step; the nearest: a door; a {colour} door counts for nothing, as there is no parameter type {colour}',
  )
})

test('of others nothing is said', () => {
  expect(saidOf('a door', ['1'], PASSED, door)).toBeUndefined()
})
