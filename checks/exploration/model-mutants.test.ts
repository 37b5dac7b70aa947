import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modelMutants } from './model-mutants.ts'

const folder = join(import.meta.dirname, '../../exploration/model')

test('each mistake changes its file in one place', () => {
  const occurrences = modelMutants.map(
    ({ file, from }) => readFileSync(join(folder, file), 'utf8').split(from).length - 1,
  )
  const wrong = modelMutants.filter((_mutant, index) => occurrences[index] !== 1)
  expect(wrong.map(({ says }) => says)).toEqual([])
})

/** What only says what there is. */
const data = ['expectation.ts', 'person.ts', 'phone/display-state.ts']

test('each subject of the model has two at least', () => {
  const subjects = globSync('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] })
  const few = subjects.filter((subject) => modelMutants.filter(({ file }) => file === subject).length < 2)
  expect(few.toSorted()).toEqual(data)
})
