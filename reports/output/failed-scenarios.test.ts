import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invalid, valid } from '../result.ts'
import { failedScenarios } from './failed-scenarios.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sls-failed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const failedOf = (results: string) => {
  writeFileSync(join(folder, 'results.json'), results)
  return failedScenarios(folder)
}
const resultsWith = (...outcomes: string[]) =>
  JSON.stringify({
    seed: 1,
    scenarios: outcomes.map((outcome) => ({ id: `f#${outcome}`, outcome, name: '' })),
  })

test('what failed, could not be tested, or broke is run again, and no warning', () => {
  expect(
    failedOf(resultsWith('passed', 'failed', 'warned', 'notTestable', 'harnessError', 'notTried')),
  ).toEqual(
    valid(
      new Map([
        ['f#failed', undefined],
        ['f#notTestable', undefined],
        ['f#harnessError', undefined],
      ]),
    ),
  )
})

test('after a run in several contexts what was red is run again in the context in which it was', () => {
  const place = mkdtempSync(join(folder, 'contexts-'))
  const context = { platform: 'TWS' }
  const known = { owner: 'Team SMS' }
  const red = [
    { id: 'f#a', outcome: 'failed', context, when: 'in every context' },
    { id: 'f#b', outcome: 'failed', context: {}, known },
    { id: 'f#c', outcome: 'warned', context: {} },
  ]
  writeFileSync(join(place, 'results.json'), resultsWith('failed'))
  utimesSync(join(place, 'results.json'), 1, 1)
  writeFileSync(join(place, 'contexts.json'), JSON.stringify({ red }))
  expect(failedScenarios(place)).toEqual(valid(new Map([['f#a', context]])))
})

test('without a run before there is one sentence', () => {
  expect(failedScenarios(join(folder, 'nowhere'))).toEqual(
    invalid([
      `--last-failed: there is no ${join(folder, 'nowhere', 'results.json')}: run without it first, or name the folder of that run with --out DIR.`,
    ]),
  )
})

test.each(['{', '[]', '{"scenarios":[{"id":"f#a","outcome":"fine"}]}'])(
  'nor with other contents: %s',
  (text) => {
    expect(failedOf(text)).toEqual(
      invalid([
        `--last-failed: ${join(folder, 'results.json')} has no results of a run: run without it first.`,
      ]),
    )
  },
)

test('nor where nothing failed', () => {
  expect(failedOf(resultsWith('passed', 'warned'))).toEqual(
    invalid([`--last-failed: nothing failed that is not known, in ${join(folder, 'results.json')}.`]),
  )
})
