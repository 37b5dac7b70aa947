import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { filesIn } from './aftermath.ts'
import { type Aftermath, interruptions } from './interruption.ts'

const top = mkdtempSync(join(tmpdir(), 'sls-aftermath-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))

/** A folder with these files. */
function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(top, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

describe('what is on disk', () => {
  const line = '{"testRunStarted":{"timestamp":{"seconds":0,"nanos":0}}}\n'

  test('is fine where nothing is', () => {
    expect(filesIn(join(top, 'nowhere'), false)).toEqual({
      messages: undefined,
      results: undefined,
      problems: [],
    })
  })

  test('is read line by line, and a cut line is forgiven after SIGKILL alone', () => {
    const folder = folderWith('cut', { 'messages.ndjson': `${line}{"testRun` })
    expect(filesIn(folder, true)).toMatchObject({ messages: { planned: 0, finished: 0 }, problems: [] })
    expect(filesIn(folder, false).problems).toEqual(['messages.ndjson: Error: the last line is cut'])
  })

  test('is wrong where a report is none, or is there in part', () => {
    const folder = folderWith('wrong', {
      'messages.ndjson': `{"half\n${line}`,
      'results.json': '{}',
      'junit.xml': '<testsuites>',
      'results.json.unfinished': '{',
    })
    expect(filesIn(folder, false).problems).toEqual([
      expect.stringMatching(/^messages\.ndjson: SyntaxError/),
      expect.stringMatching(/^results\.json: \[ \{/),
      'junit.xml: Error: has no end',
      'results.json.unfinished stays behind',
    ])
  })
})

describe('an interruption', () => {
  const left: Aftermath = {
    code: 3,
    signal: null,
    said: 'Harness error: messages.ndjson cannot be written (EFBIG: file too large, write): make room\n',
    messages: { finished: 2, planned: 9 },
    results: { outcomes: ['passed', 'passed'], interrupted: { by: 'SIGINT', planned: 9 } },
  }
  const problemsAfter = (name: string, changes: Partial<Aftermath>) =>
    interruptions.find((one) => one.name.startsWith(name))?.problems({ ...left, ...changes }, 9)
  const whole = Array.from({ length: 9 }, () => 'passed' as const)

  test.each([
    ['SIGINT', {}],
    ['SIGTERM', { results: { outcomes: ['passed'], interrupted: { by: 'SIGTERM', planned: 9 } } }],
    ['SIGTERM', { code: null, signal: 'SIGTERM', results: { outcomes: whole, interrupted: undefined } }],
    ['SIGKILL', { code: null, signal: 'SIGKILL', results: undefined }],
    ['SIGKILL', { code: null, signal: 'SIGKILL', results: { outcomes: whole, interrupted: undefined } }],
    [
      'a dead',
      { code: 1, results: { outcomes: [...whole.slice(1), 'notTestable'], interrupted: undefined } },
    ],
    ['a full', { results: undefined }],
    ['a full', { code: 0, results: { outcomes: whole, interrupted: undefined } }],
  ] satisfies [string, Partial<Aftermath>][])('is as promised: %s', (name, changes) => {
    expect(problemsAfter(name, changes)).toEqual([])
  })

  test.each([
    ['SIGINT', { code: 1 }, 'the exit code is 1'],
    ['SIGTERM', {}, 'results.json names SIGINT as what cut it off'],
    [
      'SIGINT',
      { results: { outcomes: ['failed', 'passed'], interrupted: { by: 'SIGINT', planned: 9 } } },
      'scenarios ended as failed',
    ],
    ['SIGINT', { messages: { finished: 1, planned: 9 } }, 'results.json has 2 scenarios, messages.ndjson 1'],
    ['SIGINT', { code: null, signal: 'SIGINT' }, 'it died with files half done'],
    ['SIGKILL', {}, 'there is a results.json, and not of a whole run'],
    [
      'a dead',
      { code: 1, results: { outcomes: whole.slice(1), interrupted: undefined } },
      '8 of 9 scenarios have a verdict',
    ],
    ['a full', { said: '' }, 'it does not say which file cannot be written: '],
    [
      'a full',
      { results: { outcomes: ['passed'], interrupted: undefined } },
      'results.json reads like that of a whole run',
    ],
  ] satisfies [string, Partial<Aftermath>, string][])('is found out: %s %j', (name, changes, problem) => {
    expect(problemsAfter(name, changes)).toEqual([problem])
  })
})
