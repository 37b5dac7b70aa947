import { expect, test } from 'vitest'
import { unpublishedAnswers } from './answers.ts'
import { parseModule } from './modules.ts'

const problemsIn = (text: string, path = 'steps/tasks/x.ts'): string[] =>
  unpublishedAnswers([parseModule(path, text)])

test.each([
  ['418', 'if (answer.status === 418) stop()'],
  ['418', 'const expected = { status: 418 }'],
  ['402', 'if (402 <= status) stop()'],
  ['"payment_required"', "verify(refusal.code === 'payment_required')"],
  ['"teapot"', "const expected = { code: 'teapot' }"],
])('a planted answer that the contract does not publish is refused: %s', (answer, text) => {
  expect(problemsIn(text)).toEqual([
    `steps/tasks/x.ts names the answer ${answer}, which contract/answers.md does not have`,
  ])
})

test('published answers, classes of statuses and other numbers are none', () => {
  expect(
    problemsIn(
      "const x = status >= 400 && response.status < 500 && { code: 'too_soon', status: 429, digits: 418 }; " +
        "const y = { code: '123456', status: 'fulfilled', next: code * 9973 }",
    ),
  ).toEqual([])
})

test('what is no judge of a server may name what it likes', () => {
  expect(problemsIn('if (status === 418) stop()', 'simulators/transport/x.ts')).toEqual([])
})
