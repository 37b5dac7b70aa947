import { expect, test } from 'vitest'
import { wrongSubjects } from './commits.ts'
import { crowdedFolders } from './folders.ts'
import { modulePaths } from './modules.ts'
import { subjectsSince, versionedFiles } from './repository.ts'

const files = (count: number) => Array.from({ length: count }, (_, n) => `faults/server/${n}.ts`)

test('a folder of 21 files is refused, unless it is an argued exception', () => {
  expect(crowdedFolders(files(21), {})).toEqual([
    'faults/server/ holds 21 files: group them in folders of 20 at most',
  ])
  expect(crowdedFolders(files(21), { 'faults/server': 'said for a test' })).toEqual([])
  expect(crowdedFolders([...files(20), 'faults/server/family/x.ts'], {})).toEqual([])
})

test.each([
  'Write the summaries anew',
  'refactor: ',
  'refactoring(names): rename the ports',
  'Refactor(names): rename the ports',
  `docs(readme): ${'x'.repeat(59)}`,
])('the subject of a commit is refused: %s', (subject) => {
  expect(wrongSubjects([subject])).toEqual([expect.stringContaining(`commit "${subject}"`)])
})

test.each(['fix: end', 'refactor(names): rename the ports', `docs(readme): ${'x'.repeat(58)}`])(
  'the subject of a commit is fine: %s',
  (subject) => {
    expect(wrongSubjects([subject])).toEqual([])
  },
)

test('the modules of this project are found', () => {
  expect(modulePaths().length).toBeGreaterThan(500)
})

test('a commit that Git does not know has no history', () => {
  expect(subjectsSince('0000000')).toBeUndefined()
  if (versionedFiles()) expect(subjectsSince('HEAD')).toEqual([])
})
