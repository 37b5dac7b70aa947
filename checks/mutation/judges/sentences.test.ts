import { describe, expect, test } from 'vitest'
import { sentencesForPeople } from './sentences.ts'

const callOf = (name: string) => ({ type: 'CallExpression', callee: { type: 'Identifier', name } })
const classOf = (name: string) => ({ ...callOf(name), type: 'NewExpression' })

/** Babel's path at a member of an object that a call is given. */
const member = (name: string, parent: object) => ({
  node: { type: 'ObjectProperty', key: { type: 'Identifier', name } },
  parentPath: { listKey: 'arguments', key: 1, parent },
})

const argument = (key: number, parent: object) => ({ listKey: 'arguments', key, parent })

describe('mutants are left out', () => {
  test.each([
    ['of what was expected', member('expected', callOf('verify'))],
    ['of what was observed', member('observed', callOf('mismatchError'))],
    ['of why a scenario does not apply', argument(0, classOf('NotApplicable'))],
    ['of what broke', argument(0, classOf('HarnessError'))],
  ])('%s', (_what, path) => {
    expect(sentencesForPeople.shouldIgnore(path)).toContain('no verdict depends on it')
  })
})

describe('mutants are tested', () => {
  test.each([
    ['of the condition', argument(0, callOf('verify'))],
    ['of the step that got what was observed', member('step', callOf('mismatchError'))],
    ['of sides that are no argument of a comparison', member('expected', callOf('listed'))],
    ['of the cause of an error', argument(1, classOf('NotTestable'))],
  ])('%s', (_what, path) => {
    expect(sentencesForPeople.shouldIgnore(path)).toBeUndefined()
  })
})
