import { expect, test } from 'vitest'
import { affectedBy, withoutWatch } from './affected.ts'

const args = ['--watch', '--seed', '7', '--only', 'a04/door#no-noise', '--tags=@ru']
const last = ['--only=a04/troubles']

test.each([
  [
    'of a feature that was chosen from, what was chosen',
    ['features/a04/door.feature'],
    ['--seed=7', '--only=a04/door#no-noise'],
  ],
  ['of another feature, all of it', ['features/a04/new.feature'], ['--seed=7', '--only=a04/new']],
  [
    'of several features, all of them',
    ['features/a04/door.feature', 'features/b.feature'],
    ['--seed=7', '--only=a04/door#no-noise', '--only=b'],
  ],
  ['of code, what was played last', ['steps/tasks/login.ts'], last],
  ['of code and a feature, what was played last', ['features/b.feature', 'steps/x.ts'], last],
  ['of the catalogue, what was played last', ['features/requirements/a04.yaml'], last],
])('after a change %s', (_, changed, played) => {
  expect(affectedBy(changed, args, last)).toEqual(played)
})

test('a line and a path choose from their feature', () => {
  const byLine = ['--only', 'features/a04/door.feature:27', '--last-failed']
  expect(affectedBy(['features/a04/door.feature'], byLine, [])).toEqual([
    '--only=features/a04/door.feature:27',
  ])
})

test('the first run has all options but --watch', () => {
  expect(withoutWatch(args)).toEqual(['--seed=7', '--only=a04/door#no-noise', '--tags=@ru'])
})
