import { expect, test } from 'vitest'
import { firstNewRow } from './summaries.ts'

const kept = [
  '2 faults',
  '',
  '| fault | verdict |',
  '| --- | --- |',
  '| one | tested | x |',
  '| other | killed | y |',
]
const page = (...rows: string[]): string => ['1 fault', '', '| fault | verdict |', ...rows].join('\n')

test('a part of the rows is as committed', () => {
  expect(firstNewRow(kept.join('\n'), page('| other | killed | y |'))).toBeUndefined()
})

test('a row that differs, or that is new, is named', () => {
  expect(firstNewRow(kept.join('\n'), page('| other | survived |  |'))).toBe('| other | survived |  |')
  expect(firstNewRow(kept.join('\n'), page('| third | killed | y |'))).toBe('| third | killed | y |')
})

test('a requirement whose faults did not run may be unproven, and nothing else', () => {
  expect(firstNewRow(kept.join('\n'), page('| one | unproven | x |'))).toBeUndefined()
  expect(firstNewRow(kept.join('\n'), page('| one | untested | x |'))).toBe('| one | untested | x |')
})
