import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { resultsSchema } from '../../reports/output/results.ts'
import { recordIn } from '../../reports/verdicts/record-file.ts'
import { type FinishedRun, startSls, TestProject } from '../../testing/command-line.ts'

const projects: TestProject[] = []
const projectWith = (files?: Record<string, string | undefined>) => {
  const project = new TestProject(files)
  projects.push(project)
  return project
}
afterAll(() => {
  for (const project of projects) project.remove()
})

const limit = { timeout: 30_000 }

describe('a run with every outcome', limit, () => {
  const project = projectWith()
  let finished: FinishedRun
  beforeAll(async () => {
    finished = await project.sls('run')
  })

  test('ends as a harness error, because something of ours broke', () => {
    expect(finished).toMatchObject({ code: 3, err: '' })
    expect(finished.out).toContain('No verdict: the harness itself failed')
  })

  test('an exception of ours names its file and line everywhere, and a step without a definition what is near', () => {
    expect(finished.out).toMatch(
      /observed +Error: something unforeseen\n +thrown in +steps\/demo\.steps\.ts:14\n/,
    )
    expect(project.read('junit.xml')).toContain('thrown in: steps/demo.steps.ts:14')
    const { scenarios } = resultsSchema.parse(JSON.parse(project.read('results.json')))
    expect(scenarios.find(({ id }) => id === 'a04/troubles#ours')).toMatchObject({
      place: 'steps/demo.steps.ts:14',
    })
    expect(finished.out).toContain('no step definition matches this step, and none comes near')
  })

  test('results.json says how each scenario ended', () => {
    const { scenarios, totals } = resultsSchema.parse(JSON.parse(project.read('results.json')))
    expect(Object.fromEntries(scenarios.map(({ id, outcome }) => [id, outcome]))).toEqual({
      'a04/door#through-the-door': 'passed',
      'a04/door#a-key-of-metal/brass': 'passed',
      'a04/door#a-key-of-metal/steel': 'passed',
      'a04/door#no-noise': 'warned',
      'a04/troubles#a-broken-walkthrough': 'failed',
      'a04/troubles#cannot-be-tested': 'notTestable',
      'a04/troubles#ours': 'harnessError',
      'a04/troubles#unknown-step': 'harnessError',
      'a04/troubles#too-slow': 'harnessError',
      'a04/troubles#does-not-apply': 'notApplicable',
    })
    expect(totals).toEqual({
      passed: 3,
      failed: 1,
      warned: 1,
      notApplicable: 1,
      notTried: 0,
      notTestable: 1,
      harnessError: 3,
    })
  })

  test('a failure is explained in the words of the feature', () => {
    expect(finished.out).toContain('failed  DEMO-01  The door opens for its key')
    expect(finished.out).toMatch(
      /steps +Given a door\n +When step 1 passes\n +✗ Then it creaks .*\n +And step 3 passes\n/,
    )
    expect(finished.out).toMatch(
      /expected +Then it creaks with 5 dB instead of 1 dB\n +observed +Expected values to be strictly equal: 5 !== 1\n/,
    )
    expect(finished.out).toMatch(
      /again +npm run --silent sls -- run .*--project '[^']+' --only 'a04\/troubles#a-broken-walkthrough'/,
    )
  })

  test('the record has every message, up to the end of the run', () => {
    const kinds = project
      .messages()
      .trim()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line))[0])
    expect(kinds.filter((kind) => kind === 'testCaseFinished')).toHaveLength(10)
    expect(kinds.at(-1)).toBe('testRunFinished')
  })

  test('every record says what was run, when, and how much of what was planned has a verdict', () => {
    const results = resultsSchema.parse(JSON.parse(project.read('results.json')))
    const { startedAt = '', endedAt = '', run, suite } = results
    expect(run?.scenarios).toEqual({ planned: 10, executed: 10 })
    const said = [suite.spec, startedAt, endedAt, run?.digests.configuration ?? 'none']
    for (const file of ['junit.xml', 'summary.md', 'report.html'])
      for (const fact of said) expect(project.read(file), file).toContain(fact)
    const messages = project.messages().split('\n')
    const planned = messages.findIndex((line) => line.includes('application/x.sls.run+json'))
    expect(planned).toBeLessThan(messages.findIndex((line) => line.startsWith('{"testCase"')))
    expect(messages[planned]).toContain(run?.digests.configuration)
    expect(messages[planned]).toContain(suite.spec)
    expect(messages.at(-3)).toContain('{\\"planned\\":10,\\"executed\\":10}')
  })
})

describe('which scenarios a run takes, and in which order', limit, () => {
  const project = projectWith()
  const idsOf = (out: string) => resultsSchema.parse(JSON.parse(out)).scenarios.map(({ id }) => id)

  const message = z.object({
    pickle: z
      .object({ id: z.string(), uri: z.string(), location: z.object({ line: z.number() }) })
      .optional(),
    testCase: z.object({ id: z.string(), pickleId: z.string() }).optional(),
    testCaseStarted: z.object({ testCaseId: z.string() }).optional(),
  })
  /** The pickles in the order in which they were run, as numbers in the order of the features. */
  const playedOf = (out: string): number[] => {
    const all = out
      .trim()
      .split('\n')
      .map((line) => message.parse(JSON.parse(line)))
    const pickles = all
      .flatMap(({ pickle }) => pickle ?? [])
      .toSorted((one, other) => one.uri.localeCompare(other.uri) || one.location.line - other.location.line)
      .map(({ id }) => id)
    const cases = new Map(all.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])))
    return all.flatMap(({ testCaseStarted }) =>
      testCaseStarted ? pickles.indexOf(cases.get(testCaseStarted.testCaseId) ?? '') : [],
    )
  }

  test('one scenario by its id', async () => {
    expect(await project.sls('run', '--only', 'a04/door#a-key-of-metal/steel')).toMatchObject({ code: 0 })
    expect(idsOf(project.read('results.json'))).toEqual(['a04/door#a-key-of-metal/steel'])
  })

  test('several, by the ids of scenarios and of rows', async () => {
    const { code } = await project.sls(
      'run',
      '--only',
      'a04/door#no-noise',
      '--only',
      'a04/door#a-key-of-metal/steel',
    )
    expect(code).toBe(0)
    expect(idsOf(project.read('results.json'))).toEqual([
      'a04/door#a-key-of-metal/steel',
      'a04/door#no-noise',
    ])
  })

  test.each([
    ['a line of a feature, as a path', ['--only', 'features/a04/door.feature:27'], ['a04/door#no-noise']],
    ['an article', ['--only', 'A4', '--tags', '@DEMO-03'], ['a04/door#no-noise']],
  ])('%s', async (_, options, ids) => {
    expect(await project.sls('run', ...options)).toMatchObject({ code: 0 })
    expect(idsOf(project.read('results.json'))).toEqual(ids)
  })

  test('what failed in the run before, which says how', async () => {
    const [broken, untestable] = ['a04/troubles#a-broken-walkthrough', 'a04/troubles#cannot-be-tested']
    const { out } = await project.sls(
      'run',
      ...[broken, untestable, 'a04/door#no-noise'].flatMap((id) => ['--only', id]),
    )
    expect(out).toMatch(/what failed, again: npm run --silent sls -- run .*--last-failed --out '[^']+'\n/)
    const { code } = await project.sls('run', '--last-failed')
    expect(code).toBe(1)
    expect(idsOf(project.read('results.json'))).toEqual([broken, untestable])
  })

  test('one scenario by a former id, with a word about the present one', async () => {
    const former = 'a04/gate#steel'
    const manifest = `scenarios:\n  - id: a04/door#a-key-of-metal/steel\n    since: 0.1.0\n    former:\n      - ${former}\n`
    writeFileSync(join(project.root, 'features/requirements/manifest.yaml'), manifest)
    const { code, out } = await project.sls('run', '--only', former)
    rmSync(join(project.root, 'features/requirements/manifest.yaml'))
    expect(code).toBe(0)
    expect(out).toContain(`--only ${former} is a04/door#a-key-of-metal/steel today.`)
    expect(idsOf(project.read('results.json'))).toEqual(['a04/door#a-key-of-metal/steel'])
  })

  test('the same seed gives the same random order', async () => {
    const order = async (...args: string[]) => {
      await project.sls('run', '--workers', '1', ...args)
      return playedOf(project.messages())
    }
    const defined = await order()
    const shuffled = await order('--seed', '7')
    expect(shuffled).not.toEqual(defined)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(defined)
    expect(await order('--seed', '7')).toEqual(shuffled)
  })

  test('shards are disjoint and complete', async () => {
    const parts: string[] = []
    for (const shard of ['1/3', '2/3', '3/3']) {
      await project.sls('run', '--shard', shard)
      parts.push(...idsOf(project.read('results.json')))
    }
    expect(new Set(parts).size).toBe(parts.length)
    expect(parts).toHaveLength(10)
  })

  test('exit code 1 where a MUST row fails and nothing of ours does', async () => {
    const { code, out } = await project.sls('run', '--only', 'a04/troubles#a-broken-walkthrough')
    expect({ code, verdict: out.includes('Not conforming.') }).toEqual({ code: 1, verdict: true })
  })

  test('a run where no scenario applies ends with exit code 2', async () => {
    const { code, out } = await project.sls('run', '--only', 'a04/troubles#does-not-apply')
    expect({ code, said: out.includes('Nothing was tested') }).toEqual({ code: 2, said: true })
  })
})

describe('bad input ends in one sentence and exit code 2', limit, () => {
  const project = projectWith()
  test.concurrent.each([
    [
      '--target nowhere',
      '--target nowhere: there is no such target, use one of embedded, intercepted, process, browser.',
    ],
    ['--seed much', '--seed much: give a whole number of at most nine digits.'],
    ['--seed -1', '--seed -1: give a whole number of at most nine digits.'],
    ['--seed 1 --seed 2', '--seed is given more than once: give it once.'],
    ['--workers -1', '--workers -1: give a number of processes from 1 to 99.'],
    ['--shard 5/4', '--shard 5/4: give I/N with I from 1 to N, such as 1/4.'],
    ['--shard 99/100', 'No scenario to run: shard 99/100 of 10 scenarios is empty, use at most 10 shards.'],
    ['--bogus', "Unknown option '--bogus': sls run --help lists the options."],
    [
      '--tags @DEMO-01(',
      '--tags: Tag expression "@DEMO-01(" could not be parsed because of syntax error: Expected operator.',
    ],
    [
      '--tags @nobody',
      '--tags @nobody: @nobody is neither a row of the catalogue nor a tag of any scenario.',
    ],
    ['--tags ru', '--tags ru: ru is no tag, as a tag begins with @, such as @ru.'],
    ['--tags @DEMO-05', 'No scenario to run: none matches --tags @DEMO-05.'],
    [
      '--only a04/door#a-key',
      '--only a04/door#a-key: there is no such scenario, row, article, feature or folder, the nearest is a04/door#a-key-of-metal/brass; sls trace --all lists the rows, and trace.json has the scenarios of each.',
    ],
    ['--last-failed --only DEMO-01', '--last-failed and --only exclude each other: give one of them.'],
    ['--only DEMO-05', '--only DEMO-05: the row is excluded from testing: An introduction.'],
  ])('sls run %s', async (args, sentence) => {
    // Without a worker process, which would load Cucumber for nothing.
    const workers = args.startsWith('--workers') ? [] : ['--workers', '1']
    expect(await project.sls('run', ...workers, ...args.split(' '))).toEqual({
      code: 2,
      out: '',
      err: `${sentence}\n`,
    })
  })

  test.concurrent.each([
    [
      ['fly'],
      'There is no subcommand fly: use one of run, init, check, merge, worker, workers, certify, verify, report, diff, join-log, matrix, spec, trace, detect, explore, fleet, interleave, faults, serve, simulate, bench, completion.\n',
    ],
    [
      ['run', '--project', 'no/where'],
      /^The catalogue folder \S+no\/where\/features\/requirements cannot be read: check the path\.\n$/,
    ],
    [
      ['run', '--out', 'package.json/x'],
      '--out package.json/x is no folder that can be written (ENOTDIR): choose another path.\n',
    ],
    // A folder that is there, and takes no file from anybody.
    ...(existsSync('/proc/self')
      ? [[['detect', '--out', '/proc'], /^--out \/proc is no folder that can be written \(ENOENT\)/] as const]
      : []),
  ] as const)('sls %s', async (args, sentence) => {
    const { code, err } = await startSls(...args).end
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
  })

  test.concurrent.each([
    [
      'a malformed row',
      {
        'features/requirements/a04.yaml':
          'article: A4\ntitle: T\nrows:\n  - { id: DEMO-01, kind: MAY, subject: server, statement: s }\n',
      },
      'a04.yaml, row DEMO-01, field kind: must be one of MUST, SHOULD, INFO.\n',
    ],
    [
      'a tag without a row',
      { 'features/b.feature': 'Feature: F\n  Rule: R\n    @DEMO-77\n    Example: E\n      Given a door\n' },
      'features/b.feature:3: @DEMO-77 names no row of the catalogue: correct the tag or add the row.\n',
    ],
    [
      'no Gherkin',
      { 'features/b.feature': 'Feature: F\n  Scenario: E\n    Given a door\n    Whenever\n' },
      /^features\/b\.feature is not valid Gherkin: \(4:5\): expected: .*\n$/,
    ],
  ])('%s', async (_, files, sentence) => {
    const broken = projectWith(files)
    for (const command of ['run', 'trace']) {
      const { code, err } = await broken.sls(command, ...(command === 'run' ? ['--workers', '1'] : []))
      expect(code).toBe(2)
      expect(err).toMatch(sentence)
    }
  })

  test('a project without a feature', async () => {
    const bare = projectWith({
      'features/a04/door.feature': undefined,
      'features/a04/troubles.feature': undefined,
    })
    expect(await bare.sls('run', '--workers', '1')).toEqual({
      code: 2,
      out: '',
      err: `No scenario to run: ${bare.root} has none in features/**/*.feature.\n`,
    })
  })

  test('a feature that lies elsewhere is named from the working folder', async () => {
    const other = projectWith({ 'elsewhere.feature': 'Feature: F\n' })
    const path = join(other.root, 'elsewhere.feature')
    const { code, err } = await project.sls('run', '--workers', '1', '--features', path)
    expect({ code, err }).toEqual({
      code: 2,
      err: `${relative('', path)} holds no scenario: check the spelling of its keywords.\n`,
    })
  })

  test('a feature below the top of the project is named once', async () => {
    const bare = projectWith({ 'features/a04/troubles.feature': 'Feature: F\n' })
    const { code, err } = await bare.sls('run', '--workers', '1', '--features', bare.root)
    const path = join(bare.root, 'features', 'a04', 'troubles.feature')
    expect({ code, err }).toEqual({
      code: 2,
      err: `${relative('', path)} holds no scenario: check the spelling of its keywords.\n`,
    })
  })

  test('a refused run leaves the results of the last one alone', async () => {
    await project.sls('run', '--only', 'a04/door#no-noise')
    const before = [project.read('results.json'), project.messages()]
    await project.sls('run', '--only', 'nothing')
    expect([project.read('results.json'), project.messages()]).toEqual(before)
  })
})

test('a full disk ends the run with a sentence, and what is written is whole', limit, async () => {
  const project = projectWith()
  const { code, err } = await project.onFullDisk(8, 'run', '--workers', '1').end
  expect(code).toBe(3)
  expect(err).toMatch(
    /^Harness error: messages\.ndjson cannot be written \(EFBIG: .*\): make room, and run again$/m,
  )
  const record = recordIn(project.outFolder)
  const lines = (record.ok && record.value) || ''
  for (const line of lines.split('\n').slice(0, -1)) expect(JSON.parse(line)).toBeTypeOf('object')
  expect(lines === '' || lines.endsWith('\n')).toBe(true)
})
