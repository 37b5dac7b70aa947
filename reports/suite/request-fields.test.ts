import { expect, test } from 'vitest'
import { requestFields, traceIdOf } from './request-fields.ts'

test('a request names scenario and step, and has a trace id that is the step’s', () => {
  const fields = requestFields('a/b#c-д/x', { index: 2, sentence: 'Amara sees "1,5 %"' })
  expect(fields).toEqual({
    'x-sls-scenario': 'a%2Fb%23c-%D0%B4%2Fx',
    'x-sls-step': '3%20Amara%20sees%20%221%2C5%20%25%22',
    traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
  })
  expect(fields.traceparent).toContain(traceIdOf('a/b#c-д/x', 3))
  expect(traceIdOf('a/b#c', 3)).not.toBe(traceIdOf('a/b#c', 4))
})
