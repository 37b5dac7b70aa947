import { globSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { parseFeatures } from '../../cli/run/cucumber.ts'
import { projectAt } from '../../cli/shared/project.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { styleProblems } from '../../reports/suite/style.ts'
import { TestProject } from '../../testing/command-line.ts'
import { testScenario } from '../../testing/reports.ts'
import { labelProblems, labelsAmong, usedLabels } from './labels.ts'
import { actionsUnderThen } from './outcomes.ts'

const projects: TestProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

async function problemsOf(files: Record<string, readonly string[]>): Promise<string[]> {
  const texts = Object.entries(files).map(([name, lines]) => [`features/${name}`, lines.join('\n')])
  const project = new TestProject({
    'features/a04/door.feature': undefined,
    'features/a04/troubles.feature': undefined,
    ...Object.fromEntries(texts),
  })
  projects.push(project)
  const suite = new SuiteReader()
  await parseFeatures(projectAt(project.root), suite)
  return styleProblems(suite)
}

test('scenarios with equal steps are found across files, keywords and tables of examples', async () => {
  const problems = await problemsOf({
    'one.feature': [
      'Feature: How a door opens',
      '  Scenario: A door opens by its key',
      '    Given a door',
      '    When key 1 turns',
    ],
    'two.feature': [
      'Feature: How a door closes',
      '  Scenario Outline: Key <number> turns again',
      '    Given a door',
      '    And key <number> turns',
      '    Examples:',
      '      | number |',
      '      | 1      |',
      '      | 2      |',
    ],
  })
  expect(problems).toEqual([
    'features/two.feature:2: "Key 1 turns again" has the steps of "A door opens by its key" at features/one.feature:2: ' +
      'keep one of them, under the tags of all rows that it proves.',
  ])
})

test('features, rules and scenarios with a title of fewer than three words are found', async () => {
  const problems = await problemsOf({
    'door.feature': [
      'Feature: The door',
      '  Rule: It opens - always',
      '    Scenario: Once',
      '      Given a door',
      '    Scenario Outline: <number>',
      '      Given door <number>',
      '      Examples:',
      '        | number |',
      '        | 1 of 2 |',
      '        | 2      |',
    ],
  })
  expect(problems).toEqual(
    [
      [1, 'The door'],
      [3, 'Once'],
      [5, '2'],
    ].map(
      ([line, title]) =>
        `features/door.feature:${line}: the title "${title}" states no rule: use 3 words or more.`,
    ),
  )
})

test('an action under Then is found, an outcome and an action under When are not', () => {
  const scenario = testScenario(['M-01'], [[], [], []])
  const steps = scenario.steps.map((step, at) => ({ ...step, isThen: at > 0 }))
  const kind = (sentence: string, isOutcome: boolean) => ({
    matches: (other: string) => other === sentence,
    isOutcome,
  })
  const definitions = [kind('step 0', false), kind('step 1', true), kind('step 2', false)]
  expect(actionsUnderThen({ scenarios: [{ ...scenario, steps }] }, definitions)).toEqual([
    'features/f.feature:3: "Then step 2" of "S" is an action under Then: put it under When, ' +
      'or define the step by outcome() if it only observes.',
  ])
})

/** As Cucumber hands over what a parameter type has matched in quotes. */
const quoted = (name: string, value: string) => ({
  getParameterType: () => ({ name }),
  group: { children: [{ value }] },
})

test('the labels of a sentence are the values of the parameter types for labels, each part of a path', () => {
  const values = [quoted('string', 'Done'), quoted('label', 'OK'), quoted('labels', 'User menu → Settings')]
  expect(labelsAmong(values)).toEqual(['OK', 'User menu', 'Settings'])
})

test('a planted label that the contract does not publish is found where a feature looks for it', () => {
  const planted = [{ labelsIn: (sentence: string) => (sentence === 'step 1' ? ['Sign in'] : []) }]
  const uses = usedLabels({ scenarios: [testScenario(['M-01'], [[], []])] }, planted)
  expect(labelProblems(uses, { articles: [], rows: new Map(), ambiguities: new Map() }, [])).toEqual([
    'features/f.feature:3: "Then step 1" looks for the label "Sign in", which contract/labels.ts does not have: ' +
      'use a label of an article, or publish it there.',
  ])
})

test('a label that nothing looks for, and one that no article has, are no part of the table', () => {
  const entry = {
    label: 'OK',
    locale: 'en',
    platforms: ['tws'],
    as: 'control',
    where: 'login window',
  } as const
  const empty = { articles: [], rows: new Map(), ambiguities: new Map() }
  const use = { label: 'OK', rows: ['M-01'], location: 'features/f.feature:3', sentence: 'OK is offered' }
  expect(labelProblems([], empty, [entry])).toEqual([
    'contract/labels.ts has "OK", and no feature looks for it: leave it out.',
  ])
  expect(labelProblems([use], empty, [entry])).toEqual([
    'contract/labels.ts has "OK", which no row of an article has: give the reason in "ours".',
  ])
  expect(labelProblems([use], empty, [{ ...entry, ours: 'a reason' }])).toEqual([])
})

test('the index links each feature file, once in its article, and nothing else', () => {
  const index = readFileSync('features/README.md', 'utf8')
  const [, questions = '', ...articles] = index.split(/^## /m)
  const linksIn = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path ?? '').sort()
  const files = globSync('**/*.feature', { cwd: 'features' }).sort()
  expect(linksIn(articles.join(''))).toEqual(files)
  expect(questions.match(/^- /gm)).toHaveLength(6)
  expect(linksIn(questions).filter((path) => !files.includes(path))).toEqual([])
})
