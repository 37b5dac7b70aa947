import { afterAll, describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { conventionProblems } from '../../reports/suite/conventions.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { isNamed } from '../../reports/suite/selection.ts'
import { TestProject } from '../../testing/command-line.ts'
import { projectAt } from '../shared/project.ts'
import { parseFeatures } from './cucumber.ts'

const projects: TestProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

async function suiteAt(root?: string): Promise<SuiteReader> {
  const suite = new SuiteReader()
  await parseFeatures(projectAt(root), suite)
  return suite
}

async function problemsOf(...lines: string[]): Promise<string[]> {
  const project = new TestProject({
    'features/a04/door.feature': undefined,
    'features/a04/troubles.feature': lines.join('\n'),
  })
  projects.push(project)
  const catalogue = loadCatalogue(projectAt(project.root).requirements)
  if (!catalogue.ok) throw new Error(catalogue.problems.join('\n'))
  return conventionProblems(await suiteAt(project.root), catalogue.value)
}

describe('the suite, read from Gherkin', () => {
  test('ids, rows and what the comments bind', async () => {
    const { scenarios } = await suiteAt('testing/projects/demo')
    const [walkthrough, brass] = scenarios
    expect(walkthrough).toMatchObject({
      id: 'a04/door#through-the-door',
      rows: ['DEMO-01', 'DEMO-02', 'DEMO-04'],
      inRule: false,
    })
    expect(walkthrough?.steps.map(({ sentence, rows }) => [sentence, ...rows])).toEqual([
      ['Given a door'],
      ['When step 1 passes', 'DEMO-02'],
      ['Then step 2 passes', 'DEMO-01'],
      ['And step 3 passes', 'DEMO-04'],
    ])
    expect(brass).toMatchObject({ id: 'a04/door#a-key-of-metal/brass', name: 'A key of brass', inRule: true })
  })

  test.each([
    ['a04/door:1', ['through-the-door']],
    ['a04/door:9', ['through-the-door']],
    ['a04/door:18', ['a-key-of-metal/brass', 'a-key-of-metal/steel']],
    ['a04/door:23', ['a-key-of-metal/steel']],
    ['a04/door:25', ['no-noise']],
    ['a04/door:29', []],
    ['a04/door', ['through-the-door', 'a-key-of-metal/brass', 'a-key-of-metal/steel', 'no-noise']],
    ['a04/door#no-noise', ['no-noise']],
    ['DEMO-03', ['no-noise']],
  ])('--only %s names %j', async (name, ids) => {
    const { scenarios } = await suiteAt('testing/projects/demo')
    const named = scenarios.filter((scenario) => isNamed(scenario, [name]))
    expect(named.map(({ id }) => id)).toEqual(ids.map((id) => `a04/door#${id}`))
    expect(scenarios.filter((scenario) => isNamed(scenario, ['a04']))).toHaveLength(10)
  })

  test('the features of the project agree with the catalogue', async () => {
    const catalogue = loadCatalogue(projectAt().requirements)
    if (!catalogue.ok) throw new Error(catalogue.problems.join('\n'))
    expect(conventionProblems(await suiteAt(), catalogue.value)).toEqual([])
  })
})

describe('conventions', () => {
  const walkthrough = (tags: string, ...steps: string[]) => [
    'Feature: F',
    `  ${tags}`,
    '  Scenario: S',
    ...steps.map((step) => `    ${step}`),
  ]
  const rule = (tags: string, ...steps: string[]) => [
    'Feature: F',
    '  Rule: R',
    `    ${tags}`,
    '    Example: S',
    ...steps.map((step) => `      ${step}`),
  ]

  test.each([
    [
      'a walkthrough in order',
      walkthrough('@DEMO-01 @DEMO-02', '# DEMO-01', 'Given a door', '# DEMO-02', 'Then step 1 passes'),
      [],
    ],
    [
      'several rows above one step',
      walkthrough('@DEMO-01 @DEMO-02', '# DEMO-01, DEMO-02', 'Given a door'),
      [],
    ],
    [
      'any other comment',
      walkthrough('@DEMO-01', '# READING-list: see DEMO-01', '# DEMO-01', 'Given a door'),
      [],
    ],
    ['a rule with its row', rule('@DEMO-01 @ru', 'Given a door'), []],
    [
      'an unknown plain tag',
      rule('@DEMO-01 @later', 'Given a door'),
      [/:3: @later is neither a row of the catalogue nor one of @ru\./],
    ],
    [
      'an excluded row',
      rule('@DEMO-05', 'Given a door'),
      [/:3: @DEMO-05 names a row that the catalogue excludes/],
    ],
    ['no row', rule('@ru', 'Given a door'), [/:4: "S" carries no row/]],
    ['a rule with every row that its steps prove', rule('@DEMO-01 @DEMO-02', 'Given a door'), []],
    [
      'two levels',
      walkthrough('@DEMO-01 @DEMO-03', '# DEMO-01', 'Given a door', '# DEMO-03', 'Then step 1 passes'),
      [/:3: "S" mixes MUST and SHOULD/],
    ],
    [
      'a comment that is no tag',
      walkthrough('@DEMO-01', '# DEMO-01', 'Given a door', '# DEMO-02', 'Then step 1 passes'),
      [/:3: a comment names DEMO-02, which is not among/],
    ],
    [
      'a comment that is no row',
      walkthrough('@DEMO-01', '# DEMO-01 DEMO-88', 'Given a door'),
      [/:4: the comment names DEMO-88, which the catalogue does not have/],
    ],
    [
      'a tag without a comment',
      walkthrough('@DEMO-01 @DEMO-02', '# DEMO-01', 'Given a door'),
      [/:3: "S" is tagged DEMO-02, but no comment/],
    ],
    [
      'a comment above nothing',
      [
        ...walkthrough('@DEMO-01', '# DEMO-01', 'Given a door'),
        '  # DEMO-02',
        '  @DEMO-01',
        '  Scenario: T',
        '  # DEMO-01',
        '    Given a door',
      ],
      [/:6: the comment DEMO-02 stands above no step/],
    ],
    ['no step', rule('@DEMO-01'), [/:4: "S" has no step/]],
    [
      'a table without rows',
      [
        'Feature: F',
        '  Rule: R',
        '    @DEMO-01',
        '    Scenario Outline: S',
        '      Given a door',
        '      Examples:',
        '        | x |',
      ],
      [/:4: the Examples have no row/],
    ],
    [
      'a misspelt keyword',
      ['Feature: F', '  Scenaro: S'],
      [/^features\/a04\/troubles\.feature holds no scenario/],
    ],
    [
      'the same id twice',
      [...rule('@DEMO-01', 'Given a door'), '    @DEMO-01', '    Example: s!', '      Given a door'],
      [/:7: the scenario id a04\/troubles#s is already taken by features\/a04\/troubles\.feature:4/],
    ],
  ])('%s', async (_, lines, expected) => {
    const problems = await problemsOf(...lines)
    expect(problems).toHaveLength(expected.length)
    for (const [n, pattern] of expected.entries()) expect(problems[n]).toMatch(pattern)
  })

  test('a document that is no Gherkin', async () => {
    expect(await problemsOf('Feature: F', '  Scenario: S', '    Given a door', '    Whenever')).toEqual([
      expect.stringMatching(/^features\/a04\/troubles\.feature is not valid Gherkin: \(4:5\): /),
    ])
  })

  test('Russian features bind like English ones', async () => {
    const lines = [
      '# language: ru',
      'Функция: Дверь',
      '  @DEMO-01 @ru',
      '  Сценарий: Вход',
      '    # DEMO-01',
      '    Дано a door',
    ]
    expect(await problemsOf(...lines)).toEqual([])
  })
})
