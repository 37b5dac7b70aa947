import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { valid } from '../result.ts'
import { type Manifest, manifestProblems, manifestText, presentId, withNewScenarios } from './manifest.ts'

const at = (...ids: string[]) =>
  ids.map((id) => ({ id, location: `features/f.feature:${ids.indexOf(id) + 1}` }))
const manifest: Manifest = {
  scenarios: [
    { id: 'f#a', since: '0.1.0', former: ['f#old', 'g#copy'] },
    { id: 'f#b', since: '0.1.0' },
  ],
}

test('a manifest that lists each scenario once is complete', () => {
  expect(manifestProblems(at('f#a', 'f#b'), manifest)).toEqual([])
})

test('a scenario that is not listed is named with its place', () => {
  expect(manifestProblems(at('f#a', 'f#b', 'f#c'), manifest)).toEqual([
    expect.stringMatching(/^features\/f\.feature:3: manifest\.yaml does not list f#c: npm run features/),
  ])
})

test('an entry without a scenario is named', () => {
  expect(manifestProblems(at('f#a'), manifest)).toEqual([
    expect.stringMatching(/^manifest\.yaml: f#b is no scenario: keep it under former/),
  ])
})

test.each([
  ['two entries', { id: 'f#a', since: '0.2.0' }, 'f#a'],
  ['a former id that is the id of another scenario', { id: 'f#c', since: '0.2.0', former: ['f#b'] }, 'f#b'],
  ['a former id of two scenarios', { id: 'f#c', since: '0.2.0', former: ['g#copy'] }, 'g#copy'],
])('%s with one id are refused', (_, added, id) => {
  const problems = manifestProblems(at('f#a', 'f#b', 'f#c'), { scenarios: [...manifest.scenarios, added] })
  expect(problems).toContain(`manifest.yaml: ${id} is listed twice: an id stands for one scenario.`)
})

test('a former id leads to the present one, that of a merged copy as well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sls-manifest-'))
  try {
    expect(presentId(folder, 'f#old')).toEqual(valid(undefined))
    writeFileSync(join(folder, 'manifest.yaml'), manifestText(manifest))
    expect(['f#old', 'g#copy', 'f#a', 'f#ol'].map((id) => presentId(folder, id))).toEqual([
      valid('f#a'),
      valid('f#a'),
      valid(undefined),
      valid(undefined),
    ])
    writeFileSync(join(folder, 'manifest.yaml'), 'scenarios:\n  - f#old\n')
    expect(presentId(folder, 'f#old')).toMatchObject({ ok: false })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('new scenarios get the version of the suite, and the text reads back as it was written', () => {
  const extended = withNewScenarios(at('f#a', 'f#b', 'f#aa'), manifest, '0.2.0')
  expect(extended.scenarios.map(({ id, since }) => `${id} ${since}`)).toEqual([
    'f#a 0.1.0',
    'f#aa 0.2.0',
    'f#b 0.1.0',
  ])
  expect(load(manifestText(extended))).toEqual(extended)
})
