import { expect, test } from 'vitest'
import { requestFields, traceIdOf } from '../suite/request-fields.ts'
import { StepFinder, withoutNames } from './named-steps.ts'

const id = 'sms/login#a-code-by-sms/two-phones'
const russian = 'sms/вход#код-не-подходит-если-он-уже-был-введён-в-другом-окне-или-на-другом-устройстве'
const sentences = ['Amara logs in', 'Amara enters "1"', 'Amara logs in', 'Amara logs in to TWS']
const finder = new StepFinder([
  { id, sentences },
  { id: 'sms/login#a-code-by-sms', sentences },
  { id: russian, sentences: ['Амара вводит код из SMS, который уже был введён в другом окне'] },
])
const third = requestFields(id, { index: 2, sentence: 'Amara logs in' })
const [scenario, step] = [third['x-sls-scenario'], third['x-sls-step']]
const long = requestFields(russian, {
  index: 0,
  sentence: 'Амара вводит код из SMS, который уже был введён в другом окне',
})
const at3 = { scenario: id, step: 3 }

test.each([
  ['members of JSON', JSON.stringify({ level: 30, scenario, step }), at3],
  ['members at any depth', JSON.stringify({ a: [{ request: { headers: third } }], n: 1, o: null }), at3],
  ['members that were decoded', JSON.stringify({ scenario: id, step: '3 Amara logs in' }), at3],
  ['JSON behind a date', `2026-03-02 INFO ${JSON.stringify({ scenario, step })}`, at3],
  ['text', `[${scenario} ${step}] refused`, at3],
  ['text with what was decoded', `${id} | 3 Amara logs in | refused`, at3],
  ['logfmt', `level=info scenario=${scenario} step="${step}"`, at3],
  ['a sentence that begins as another does', `${id} | 4 Amara logs in to TWS`, { scenario: id, step: 4 }],
  ['a sentence with quotes', JSON.stringify({ a: id, b: '2 Amara enters "1"' }), { scenario: id, step: 2 }],
  ['a trace id alone', `trace_id=${traceIdOf(id, 3).toUpperCase()} span_id=0123456789abcdef`, at3],
  ['a traceparent beside the id', `${id} ${third.traceparent}`, at3],
  [
    'a value that was cut off',
    `${long['x-sls-scenario']?.slice(0, 399)} ${long['x-sls-step']?.slice(0, 100)}`,
    { scenario: russian, step: 1 },
  ],
  ['the scenario alone', `scenario=${scenario}`, { scenario: id, step: undefined }],
  ['a step that the scenario has not', `${id} | 13 Amara logs in`, { scenario: id, step: undefined }],
  ['a scenario of another run', 'x-sls-scenario: sms%2Flogin%23another', 'unknown'],
  ['no scenario', 'GET /issues#12 answered 200', undefined],
  ['signs that are not encoded rightly', 'a%2Fb%23%E0%A4%A 3%20%E0', 'unknown'],
])('a line names its step by %s', (_, line, found) => {
  expect(finder.find(line)).toEqual(found)
})

test('beneath its step a line is shown without the names', () => {
  expect(withoutNames(JSON.stringify({ at: 1, scenario, step, message: 'refused' }))).toBe(
    '{"at":1,"message":"refused"}',
  )
  expect(withoutNames(`level=info scenario=${scenario} step="${step}" refused`)).toBe('level=info refused')
  expect(withoutNames(`INFO ${scenario} ${step} refused`)).toBe('INFO … … refused')
})
