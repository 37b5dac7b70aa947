import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testCatalogue } from '../../testing/reports.ts'
import { projectAt } from '../shared/project.ts'
import { knownFailuresBeside, readKnownFailures } from './known-failures-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-known-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'expected-failures.yaml')
const read = (text: string) => {
  writeFileSync(file, text)
  return readKnownFailures(file, { requirements: projectAt().requirements, catalogue: testCatalogue })
}
const good = '\n  reason: It has no pause.\n  owner: Team SMS\n  until: 2026-12-31\n'
const scenario = 'sms-authentication/login#the-code-opens-the-login-to-tws'

test('a list has rows and scenarios, each with the line on which it stands', () => {
  const written = `# What we know.\n- row: M-01${good}- scenario: ${scenario}${good}`
  const known = { reason: 'It has no pause.', owner: 'Team SMS', until: '2026-12-31' }
  expect(read(written)).toEqual({
    ok: true,
    value: [
      { row: 'M-01', ...known, line: 2 },
      { scenario, ...known, line: 6 },
    ],
  })
  expect(knownFailuresBeside(folder)).toMatch(/expected-failures\.yaml$/)
})

test.each(['', '# Nothing is known.\n\n'])('an empty list is good: %j', (text) => {
  expect(read(text)).toEqual({ ok: true, value: [] })
})

test.each([
  ['row: M-01\n', ':1: give a list, each entry beginning with "- ".'],
  ['- row: [\n', ' is not valid YAML: '],
  [`- row: M-09${good}`, ':1: M-09: there is no such row, the nearest is M-01.'],
  [`- scenario: ${scenario}s${good}`, `: there is no such scenario, the nearest is ${scenario}`],
  [`- row: M-01\n  scenario: ${scenario}${good}`, ':1: M-01: give either row or scenario.'],
  ['- row: M-01\n  reason: Why.\n  until: 2026-12-31\n', ':1: M-01: owner: is missing: give a text.'],
  [`- row: M-01${good.replace('31', '32')}`, ':4: M-01: until: give a day such as 2026-12-31.'],
  [`- row: M-01${good.replace('Team SMS', "''")}`, ':3: M-01: owner: must not be empty.'],
  [
    `- row: M-01\n  because: no${good}`,
    'because: there is no such member, an entry has row, scenario, reason,',
  ],
  [`- row: M-01${good}- row: M-01${good}`, ':5: M-01 stands in line 1 already: keep one of the two.'],
])('%j is refused, with its line', (text, sentence) => {
  const result = read(text)
  expect(result.ok ? [] : result.problems).toEqual([expect.stringContaining(sentence)])
})
