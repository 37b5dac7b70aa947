import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestFields } from '../../reports/suite/request-fields.ts'
import { startSls, TestProject } from '../../testing/command-line.ts'
import { RunFolders } from '../../testing/recorded-runs.ts'

const project = new TestProject({
  'features/a04/rain.feature':
    'Feature: Rain\n  Rule: R\n    @DEMO-02\n    Example: Rain\n      Given a door\n      Then it rains\n',
  'steps/rain.ts': `import { strictEqual } from 'node:assert'\nimport { Then } from '@cucumber/cucumber'\nThen('it rains', () => strictEqual(1, 2))\n`,
})
const folders = new RunFolders()
afterAll(() => {
  project.remove()
  folders.remove()
})
const named = (index: number, sentence: string) =>
  Object.values(requestFields('a04/rain#rain', { index, sentence })).join(' ')

const log = folders.file(
  'log',
  'server.log',
  [
    'listening',
    `WARN ${named(1, 'it rains')} refused`,
    'java.lang.IllegalStateException: boom',
    '\tat Server.main(Server.java:15)',
    JSON.stringify({ scenario: 'a04/rain#rain', message: 'of the scenario' }),
    `INFO ${named(0, 'a door')} opened`,
    JSON.stringify({ scenario: 'a04/rain#sun' }),
    '',
  ].join('\n'),
)
const file = join(log, 'server.log')
const joinLog = (...args: readonly string[]) =>
  startSls('join-log', ...(args.includes('--out') ? [] : ['--out', project.outFolder]), ...args).end

describe('sls join-log', { timeout: 30_000 }, () => {
  beforeAll(async () => void (await project.sls('run', '--workers', '1', '--only', 'a04')))

  test('puts each line beneath its step, and counts those of none', async () => {
    const { code, out } = await joinLog(file)
    expect({ code, out }).toEqual({
      code: 0,
      out: `
  failed  a04/rain#rain
    1  Given a door
      INFO … … … opened
  ✗ 2  Then it rains
      WARN … … … refused
      java.lang.IllegalStateException: boom
      	at Server.main(Server.java:15)
    of no step
      {"message":"of the scenario"}

  7 lines, 1 scenario
    4 of a step
    1 of a scenario, but of no step of it
    1 of scenarios that this run has not
    1 of no scenario
  each line with its step is in ${join(project.outFolder, 'server-log.txt')}

`,
    })
    expect(project.read('server-log.txt')).toContain(`      WARN ${named(1, 'it rains')} refused\n`)
  })

  test.each([
    [
      'no file',
      [],
      /^sls join-log reads the log of a server: name its file, or - for the standard input\.\n$/,
    ],
    ['a file that is not there', ['/no/such'], /^\/no\/such is not there: name the file .*\n$/],
    ['a folder', [log], /log is a folder: name the file .*\n$/],
    ['an empty file', [join(folders.file('empty', 'x', ''), 'x')], /x is empty: name the file .*\n$/],
    ['what is no text', [join(folders.file('packed', 'x', '\0'), 'x')], /x is no text: unpack it first.*\n$/],
    [
      'a log of no steps',
      [join(folders.file('plain', 'x', 'GET /'), 'x')],
      /^No line of .*x names a step: log .*\n$/,
    ],
    [
      'a log of another run',
      [join(folders.file('other', 'x', 'a04/rain#sun'), 'x')],
      /^.*x names scenarios that this run has not: give .*\n$/,
    ],
    [
      'a scenario that is not there',
      [file, '--only', 'a04/rain#sun'],
      /^--only a04\/rain#sun: .*no such scenario\.\n$/,
    ],
    ['a folder without a run', [file, '--out', log], /results\.json is not there: .*\n$/],
    [
      'a run without messages',
      [file, '--out', folders.results('bare', [{ id: 'a04/rain#rain', outcome: 'passed' }])],
      /bare has no messages\.ndjson\.gz, which has the steps: .*\n$/,
    ],
  ])('refuses %s with one sentence and 2', async (_, args, sentence) => {
    const { code, err } = await joinLog(...args)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(sentence) })
  })
})
