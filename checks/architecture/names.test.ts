import { describe, expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { refusedNames, repeatedNames } from './names.ts'

describe('a refused word', () => {
  const table = [{ word: 'seal', instead: 'approval signature', allowedIn: ['contract'] }]
  const namesIn = (path: string, text: string) => refusedNames([parseModule(path, text)], table)

  test.each([
    'export interface SealFaults {}',
    'export const firstSeal = 1',
    'export type { x as seal }',
    'export function seal() {}',
  ])('is found as a word of an exported name: %s', (text) => {
    expect(namesIn('faults/x.ts', text)).toEqual([
      expect.stringMatching(/^faults\/x\.ts: \w+: not "seal": approval signature$/),
    ])
  })

  test('is found in the name of a file', () => {
    expect(namesIn('faults/seal-faults.ts', '')).toHaveLength(1)
  })

  test('is none as a part of another word, in a name that stays inside, or where it belongs', () => {
    expect(namesIn('faults/x.ts', 'export const sealant = 1; const seal = 2')).toEqual([])
    expect(namesIn('contract/x.ts', 'export const seal = 1')).toEqual([])
  })
})

describe('a name that two modules export', () => {
  const modules = [
    parseModule('a.ts', 'export interface Answer {}'),
    parseModule('b.ts', 'export class Answer {}; export { Other } from "./c.ts"'),
    parseModule('c.ts', 'export interface Other {}'),
  ]

  test('is refused, unless one only passes it on', () => {
    expect(repeatedNames(modules, [])).toEqual(['Answer is exported by a.ts and b.ts: one thing, one name'])
  })

  test('is allowed where it is listed with a reason', () => {
    expect(repeatedNames(modules, [{ why: 'said for a test', names: ['Answer'] }])).toEqual([])
  })

  test('is refused in the list where only one module has it', () => {
    const table = [{ why: 'said for a test', names: ['Answer', 'Other'] }]
    expect(repeatedNames(modules, table)).toEqual([
      expect.stringContaining('Other is no longer a shared name'),
    ])
  })
})
