import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { resultsSchema } from '../../../reports/output/results.ts'
import { TestProject } from '../../../testing/command-line.ts'

const steps = readFileSync(resolve('testing/projects/demo/steps/demo.steps.ts'), 'utf8')
const door = readFileSync(resolve('testing/projects/demo/features/a04/door.feature'), 'utf8')

const projects: TestProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

/** The demo project without its troubles, with more steps, and another sentence in place of the one about noise. */
function projectWith(moreSteps: string, sentence = 'Then it creaks with 1 dB instead of 1 dB'): TestProject {
  const project = new TestProject({
    'features/a04/troubles.feature': undefined,
    'features/a04/door.feature': door.replace('Then it creaks with 2 dB instead of 1 dB', sentence),
    'steps/demo.steps.ts': `${steps}\n${moreSteps}\n`,
  })
  projects.push(project)
  return project
}

describe('a step that cannot be played as it is written', { timeout: 30_000 }, () => {
  test.concurrent.each([
    [
      'has no definition',
      projectWith('', 'Then it creaks with care'),
      'features',
      'no step definition matches this step; the nearest: it ends with {string} | it creaks with {int} dB',
      'whoever writes the features: no step has these words',
    ],
    [
      'has two',
      projectWith(
        "Then('it is {word}', () => undefined)\nThen('it is quiet', () => undefined)",
        'Then it is quiet',
      ),
      'steps',
      'several step definitions match this step: it is {word} | it is quiet',
      'whoever writes the steps: a sentence has one definition',
    ],
    [
      'is pending',
      projectWith("Then('it is quiet', () => 'pending')", 'Then it is quiet'),
      'steps',
      'the step is pending',
      'whoever writes the steps: a sentence has one definition',
    ],
  ] as const)('%s', async (_, project, toMend, observed, whose) => {
    const { code, out } = await project.sls('run', '--workers', '1')
    const plain = out.replaceAll(/\s+/g, ' ')
    expect({ code, plain }).toEqual({ code: 3, plain: expect.stringContaining(observed) })
    expect(plain).toContain(`mended by ${whose}`)
    expect(plain).toContain(
      `No verdict: 1 scenario cannot be played as written, which is for whoever writes the ${toMend} to mend, and not the fault of the system under test.`,
    )
    expect(project.read('junit.xml')).toContain(`mended by: ${whose}`)
    expect(project.read('summary.md')).toContain(`to be mended by whoever writes the ${toMend}`)
    expect(project.read('report.html')).toContain(`<b>whoever writes the ${toMend}</b>`)
    const { scenarios } = resultsSchema.parse(JSON.parse(project.read('results.json')))
    expect(scenarios.flatMap((one) => one.toMend ?? [])).toEqual([toMend])
  })

  test.concurrent.each([
    [
      'fail',
      "throw new Error('the pin file is missing')",
      'the pin file is missing',
      /at \S+demo\.steps\.ts:\d+:\d+/,
    ],
    ['are no TypeScript', 'const x: = 3', 'Unexpected token', /at \S+demo\.steps\.ts:\d+/],
    ['import what is not there', "import './nowhere.ts'", 'Cannot find module', /nowhere\.ts/],
  ])('steps that %s when they are loaded are named', async (_, more, why, place) => {
    const project = projectWith(more)
    const { code, err } = await project.sls('run', '--workers', '1')
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringContaining(
        `Harness error: steps/demo.steps.ts cannot be loaded, which is for whoever writes the steps to mend: ${why}`,
      ),
    })
    expect(err).toMatch(place)
  })

  test.concurrent('so is whose a wording is that cannot be read', async () => {
    const { code, err } = await projectWith("Then('a door (open', () => undefined)").sls(
      'run',
      '--workers',
      '1',
    )
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringMatching(
        /^Harness error: a step cannot be defined so, which is for whoever writes the steps to mend: This Cucumber Expression[\s\S]*a door \(open/,
      ),
    })
  })

  test('beside an error of the harness it is that which is told', async () => {
    const project = projectWith('', 'Then nobody wrote this')
    const path = join('features', 'a04', 'more.feature')
    const other = new TestProject({
      [path]: 'Feature: F\n  Rule: R\n    @DEMO-02\n    Example: E\n      Then it ends with "boom"\n',
    })
    projects.push(other)
    expect((await project.sls('run', '--workers', '1')).out).toContain('cannot be played as written')
    const { code, out } = await other.sls('run', '--workers', '1')
    expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining('the harness itself failed') })
  })
})
