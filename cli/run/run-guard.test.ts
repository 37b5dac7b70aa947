import { once } from 'node:events'
import { afterAll, describe, expect, test } from 'vitest'
import { resultsSchema } from '../../reports/output/results.ts'
import { TestProject } from '../../testing/command-line.ts'

const catalogue =
  'article: A4\ntitle: T\nrows:\n  - { id: DEMO-01, kind: MUST, subject: server, statement: It ends }\n'
const feature = (...sentences: string[]) =>
  [
    'Feature: F',
    '  Rule: R',
    ...sentences.flatMap((step, n) => ['    @DEMO-01', `    Example: E${n}`, `      Then ${step}`]),
  ].join('\n')

const projects: TestProject[] = []
const projectOf = (sentences: string[], support = '') => {
  const project = new TestProject({
    'features/requirements/a04.yaml': catalogue,
    'features/a04/door.feature': feature(...sentences),
    'features/a04/troubles.feature': undefined,
    'steps/more.ts': `import { AfterAll, BeforeAll, Then } from '@cucumber/cucumber'\nAfterAll(() => console.error('closed'))\n${support}`,
  })
  projects.push(project)
  return project
}
const waiting = () =>
  projectOf(
    ['step 1 passes', 'it waits for a minute'],
    "Then('it waits for a minute', { timeout: 60_000 }, () => { console.error('waiting'); return new Promise(() => undefined) })\n",
  )
afterAll(() => {
  for (const project of projects) project.remove()
})

const resultsOf = (project: TestProject) => resultsSchema.parse(JSON.parse(project.read('results.json')))
const outcomesOf = (project: TestProject) => resultsOf(project).scenarios.map(({ outcome }) => outcome)

describe('what ends a run early', { timeout: 30_000 }, () => {
  test('one signal lets the scenario end, skips the rest and closes', async () => {
    const project = projectOf(['step 1 passes', 'it takes 1500 ms', 'step 1 passes', 'step 1 passes'])
    const { child, end } = project.start('run', '--workers', '1')
    await once(child.stdout ?? child, 'data')
    child.kill('SIGINT')
    const { code, out, err } = await end
    expect(code).toBe(3)
    expect(out).toMatch(/Stopped by SIGINT after [12] of 4 scenarios: no verdict\./)
    expect(err).toContain('closed')
    expect(outcomesOf(project).every((outcome) => outcome === 'passed')).toBe(true)
    expect(resultsOf(project).interrupted).toEqual({ by: 'SIGINT', planned: 4 })
  })

  test('a second signal exits at once, and the verdicts reached so far are saved', async () => {
    const project = waiting()
    const { child, end } = project.start('run', '--workers', '1')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    const { code, err } = await end
    expect(code).toBe(3)
    expect(err).toContain('Stopped at once: the verdicts reached so far are saved.')
    expect(resultsOf(project).interrupted).toEqual({ by: 'SIGTERM', planned: 2 })
    expect(outcomesOf(project)).toEqual(['passed'])
  })

  test('the first signal saves the verdicts reached so far, in case the process is killed before the end', async () => {
    const project = waiting()
    const { child, end } = project.start('run', '--workers', '1')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGKILL')
    expect(await end).toMatchObject({ code: null })
    expect(resultsOf(project).interrupted).toEqual({ by: 'SIGTERM', planned: 2 })
    expect(outcomesOf(project)).toEqual(['passed'])
  })

  test('a signal that comes while results.json is written does not cut the file', async () => {
    const project = projectOf(
      ['step 1 passes'],
      `import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const write = fs.writeFileSync
      fs.writeFileSync = (file, ...rest) => {
        if (String(file).endsWith('results.json')) process.kill(process.pid, 'SIGINT')
        write(file, ...rest)
      }
      syncBuiltinESMExports()\n`,
    )
    const { code } = await project.sls('run', '--workers', '1')
    expect({ code, outcomes: outcomesOf(project) }).toEqual({ code: 0, outcomes: ['passed'] })
  })

  test('an exception outside every step is a harness error, not a verdict', async () => {
    const project = projectOf(
      ['step 1 passes', 'a bomb is set', 'it takes 500 ms'],
      "Then('a bomb is set', () => void queueMicrotask(() => { throw new Error('boom') }))\n",
    )
    const { code, err } = await project.sls('run', '--workers', '1')
    expect(code).toBe(3)
    expect(err).toContain('Harness error: boom')
    expect(outcomesOf(project)).toContain('passed')
    expect(resultsOf(project).interrupted).toEqual({ by: 'harness error', planned: 3 })
  })

  test('a run that waits for a promise that nothing can settle ends as a harness error', async () => {
    const project = projectOf(
      ['step 1 passes', 'it waits for ever'],
      "Then('it waits for ever', { timeout: -1 }, () => new Promise(() => undefined))\n",
    )
    const { code, err } = await project.sls('run', '--workers', '1')
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringContaining('waits for a promise that nothing in the process can settle'),
    })
    expect(outcomesOf(project)).toEqual(['passed'])
  })

  test('the error of a hook before the run is shown', async () => {
    const project = projectOf(
      ['step 1 passes'],
      "BeforeAll(() => { throw new Error('Harness error: port 8080 is already in use: free it.') })\n",
    )
    const { code, out, err } = await project.sls('run', '--workers', '1')
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toContain('Harness error: port 8080 is already in use: free it.')
  })

  test('the error of a step definition file that does not load is shown', async () => {
    const project = projectOf(['step 1 passes'], "import './missing.ts'\n")
    const { code, err } = await project.sls('run', '--workers', '1')
    expect(code).toBe(3)
    expect(err).toMatch(
      /^Harness error: steps\/more\.ts cannot be loaded, which is .*: Cannot find module .*missing\.ts/,
    )
  })

  test('a process that does not end by itself is ended, and the open resource is named', async () => {
    const project = projectOf(
      ['step 1 passes'],
      "import { createServer } from 'node:net'\nBeforeAll(() => void createServer().listen(0))\n",
    )
    const { code, err } = await project.sls('run', '--workers', '1')
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringContaining('keeps the process alive ('),
    })
  })
})
