import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { alternatives, refusalsMeaning, refusalsOf } from './answers.ts'
import { documents } from './documents/documents.ts'
import { isOperation, routes } from './routes.ts'

test.each(alternatives)(
  '$when: each code may come, and each operation has an answer',
  ({ codes, operations }) => {
    const listed = operations.map(refusalsOf)
    for (const code of codes)
      expect(
        listed.some((of) => of.includes(code)),
        code,
      ).toBe(true)
    for (const of of listed) expect(codes.some((code) => of.includes(code))).toBe(true)
  },
)

test('each code that a feature may mean is one that some operation answers with', () => {
  const listed = new Set(Object.keys(routes).filter(isOperation).flatMap(refusalsOf))
  for (const code of Object.values(refusalsMeaning).flat()) expect(listed).toContain(code)
})

test('answers.md is the document of these tables', () => {
  const committed = readFileSync(new URL('./answers.md', import.meta.url), 'utf8')
  // Where this fails: npm run openapi
  expect(committed).toBe(documents()['answers.md'])
})
