import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { messageIdMapping } from '../../../reports/output/message-merge.ts'
import { firstDifference, normalisedMessages } from '../../../reports/output/normaliser.ts'
import { resultsSchema } from '../../../reports/output/results.ts'
import { TestProject } from '../../../testing/command-line.ts'
import { childrenOf, isAlive } from '../../../testing/processes.ts'
import { ShardWorker } from './shard-worker.ts'

const projects: TestProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

const catalogue =
  'article: A4\ntitle: T\nrows:\n  - { id: DEMO-01, kind: MUST, subject: server, statement: It ends }\n'
const projectOf = (sentences: readonly string[], support = '') => {
  const examples = sentences.flatMap((step, n) => [
    '    @DEMO-01',
    `    Example: E${n}`,
    `      Then ${step}`,
  ])
  const project = new TestProject({
    'features/requirements/a04.yaml': catalogue,
    'features/a04/door.feature': ['Feature: F', '  Rule: R', ...examples].join('\n'),
    'features/a04/troubles.feature': undefined,
    'steps/more.ts': `import { AfterAll, BeforeAll, Then } from '@cucumber/cucumber'\n${support}`,
  })
  projects.push(project)
  return project
}
const resultsIn = (project: TestProject, folder = project.outFolder) =>
  resultsSchema.parse(JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')))
const outcomesOf = (project: TestProject) => resultsIn(project).scenarios.map(({ outcome }) => outcome)

describe('a run in several worker processes', { timeout: 30_000 }, () => {
  test('reaches the verdicts of one process, in the same order, however many there are', async () => {
    const project = new TestProject()
    projects.push(project)
    const resultsWith = async (workers: string) => {
      const { code } = await project.sls('run', '--workers', workers)
      const { scenarios, totals, requirements } = resultsIn(project)
      return { code, totals, requirements, scenarios: scenarios.map(({ id, outcome }) => [id, outcome]) }
    }
    const alone = await resultsWith('1')
    expect(alone.scenarios).toHaveLength(10)
    expect(await resultsWith('2')).toEqual(alone)
    expect(await resultsWith('12')).toEqual(alone)
  })

  test('writes one stream of messages, equal each time it is repeated', async () => {
    const project = projectOf(['step 1 passes', 'it takes 20 ms', 'step 2 passes', 'it takes 10 ms'])
    const record = async () => {
      await project.sls('run', '--workers', '2')
      return project.messages()
    }
    const [one, other] = [await record(), await record()]
    expect(firstDifference(normalisedMessages(one), normalisedMessages(other))).toBeUndefined()
    const lines = one.trim().split('\n')
    for (const [kind, count] of [
      ['meta', 1],
      ['gherkinDocument', 1],
      ['pickle', 4],
      ['testCase', 4],
      ['testCaseFinished', 4],
      ['testRunFinished', 1],
    ] as const)
      expect(lines.filter((line) => line.startsWith(`{"${kind}":`))).toHaveLength(count)
    expect(lines.at(-1)).toContain('"success":true')
  })

  test('fails where only a worker process saw a failure', async () => {
    const project = projectOf(['step 1 passes', 'it creaks with 5 dB instead of 1 dB'])
    expect((await project.sls('run', '--workers', '2')).code).toBe(1)
    expect(outcomesOf(project)).toEqual(['passed', 'failed'])
    expect(project.messages().trim().split('\n').at(-1)).toContain('"success":false')
  })

  test('a worker that exits early is a harness error; the verdicts reached so far are kept', async () => {
    const project = projectOf(
      ['step 1 passes', 'step 1 passes', 'it is the end', 'step 1 passes'],
      "Then('it is the end', () => process.exit(7))\n",
    )
    const { code, err, out } = await project.sls('run', '--workers', '2')
    expect(code).toBe(3)
    expect(err).toContain(
      'Harness error: a worker process ended with exit code 7 before the scenarios of its shard were over',
    )
    expect(out).toContain('No verdict: only 2 of 4 scenarios ran.')
    expect(resultsIn(project).interrupted).toEqual({ by: 'harness error', planned: 4 })
    expect(outcomesOf(project)).toEqual(['passed', 'passed'])
  })

  test('there is no verdict where a worker exits before it has announced its scenarios', async () => {
    const project = projectOf(
      ['step 1 passes', 'step 1 passes'],
      "BeforeAll(() => { if (process.argv[1]?.endsWith('worker-main.ts')) process.exit(7) })\n",
    )
    const { code, out } = await project.sls('run', '--workers', '2')
    expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining('No verdict: the harness itself') })
    expect(outcomesOf(project)).toEqual(['passed'])
    expect(resultsIn(project).interrupted?.by).toBe('harness error')
  })

  test('an exception outside every step is shown, whichever process it was in', async () => {
    const project = projectOf(
      ['it takes 900 ms', 'step 1 passes', 'a bomb is set', 'it takes 500 ms'],
      "Then('a bomb is set', () => void queueMicrotask(() => { throw new Error('boom') }))\n",
    )
    const { code, err } = await project.sls('run', '--workers', '2')
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('Harness error: boom') })
  })

  test('one signal stops all workers after their scenarios, and no process is left', async () => {
    const project = projectOf(
      ['it takes 1500 ms', 'step 1 passes', 'it takes 1500 ms', 'step 1 passes'],
      "BeforeAll(() => console.error('begun'))\n",
    )
    const { child, end } = project.start('run', '--workers', '2')
    await once(child.stdout ?? child, 'data')
    const helpers = childrenOf(child.pid)
    expect(helpers).not.toEqual([])
    child.kill('SIGINT')
    const { code, out } = await end
    expect(code).toBe(3)
    expect(out).toMatch(/Stopped by SIGINT after [0-2] of 4 scenarios: no verdict\./)
    expect(helpers.filter(isAlive)).toEqual([])
  })

  test('a second signal kills a worker that is busy in a loop', async () => {
    const project = projectOf(
      ['it takes 400 ms', 'it is deaf'],
      "Then('it is deaf', () => { console.error('deaf'); for (;;); })\n",
    )
    const { child, end } = project.start('run', '--workers', '2')
    await once(child.stderr ?? child, 'data')
    const helpers = childrenOf(child.pid)
    child.kill('SIGTERM')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    expect((await end).code).toBe(3)
    expect(helpers).not.toEqual([])
    expect(helpers.filter(isAlive)).toEqual([])
  })

  test('a second signal gives a worker time to clean up', async () => {
    const clearingUp = `process.argv[1]?.endsWith('worker-main.ts') && process.once('exit', () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500)
      console.error('cleared up')
    })`
    const project = projectOf(
      ['step 1 passes', 'it waits for a minute'],
      `Then('it waits for a minute', { timeout: 60_000 }, () => {
        console.error('waiting')
        return new Promise(() => undefined)
      })\n${clearingUp}\n`,
    )
    const { child, end } = project.start('run', '--workers', '2')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    await once(child.stderr ?? child, 'data')
    child.kill('SIGTERM')
    expect((await end).err).toContain('cleared up')
  })
})

test('nobody waits for the end of a process that cannot be started', async () => {
  vi.spyOn(process, 'execPath', 'get').mockReturnValue('/no/such/node')
  const worker = new ShardWorker()
  vi.restoreAllMocks()
  await worker.end()
})

test('workers that found other features than the run are refused', () => {
  expect(() => messageIdMapping(['a'], ['a', 'b'], '2')).toThrow('do not change files while it runs')
})
