import { FAILSAFE_SCHEMA } from 'js-yaml'
import { expect, test } from 'vitest'
import { parseYaml } from './yaml.ts'

test('a text is read as its schema says', () => {
  expect(parseYaml('a.yaml', 'no: 7')).toEqual({ ok: true, value: { no: 7 } })
  expect(parseYaml('a.yaml', 'no: 7', { schema: FAILSAFE_SCHEMA })).toEqual({ ok: true, value: { no: '7' } })
})

test.each([
  ['empty', '', 'a.yaml is not valid YAML: expected a document, but the input is empty'],
  ['only a comment', '# later', 'a.yaml is not valid YAML: expected a document, but the input is empty'],
  [
    'broken',
    'rows:\n  - [',
    'a.yaml is not valid YAML: unexpected end of the stream within a flow collection in line 2',
  ],
])('a text that is %s comes back as a sentence', (_, text, problem) => {
  expect(parseYaml('a.yaml', text)).toEqual({ ok: false, problems: [problem] })
})
