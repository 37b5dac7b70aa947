import { afterAll, describe, expect, test } from 'vitest'
import { TestProject } from '../../testing/command-line.ts'
import exec, { literalsOf } from './match-indices.ts'

describe('a match has the indices of its groups', () => {
  test.each([
    ['side by side', /^(\d+) of (\d+)$/, '7 of 12', ['0-7', '0-1', '5-7']],
    ['nested', /^pays ((\d+) (?:EUR|CHF))$/, 'pays 5 CHF', ['0-10', '5-10', '5-6']],
    ['where one took no part', /^(un)?lock(ed)?$/, 'locked', ['0-6', undefined, '4-6']],
    ['in Russian', /^(Анна|Борис) входит$/, 'Борис входит', ['0-12', '0-5']],
    ['where the pattern has the flag d already', /^a(b)$/d, 'ab', ['0-2', '1-2']],
  ])('%s', (_, pattern, text, places) => {
    for (const _time of ['the first', 'another']) {
      const found = exec(pattern, text)
      expect(found && [...found]).toEqual([...(pattern.exec(text) ?? [])])
      expect(found?.indices?.map((place) => place?.join('-'))).toEqual(places)
    }
  })

  test('no match stays no match, however often and whatever other patterns there are', () => {
    const pattern = /^(a)$/
    for (const _time of ['the first', 'another']) {
      expect(exec(pattern, 'b')).toBeNull()
      expect(exec(/^(b)$/, 'b')?.[1]).toBe('b')
      expect(exec(pattern, 'a')?.[1]).toBe('a')
    }
  })
})

test.each([
  ['^((?:Amara|Boris)) logs in to (TWS|Client Portal)$', '', [' logs in to '], ''],
  ['^an? SMS(?: again)? comes$', 'a', ['a', ' SMS', ' comes'], ' comes'],
  ['^as many as a{2,3}bc$', 'as many as ', ['as many as ', 'bc'], 'bc'],
  ['^x*yz+$', '', ['yz'], ''],
  ['^[a-z\\d]ef$', '', ['ef'], 'ef'],
  ['^\\d\\(of\\) them$', '', ['of', ' them'], ' them'],
  ['^it costs 5\\$', 'it costs 5', ['it costs 5'], ''],
  ['^an end (here)?$', 'an end ', ['an end '], ''],
  ['no anchors', '', ['no anchors'], ''],
  ['^once(?: again$)', 'once', ['once'], ''],
  ['one|another', '', [], ''],
  ['^one$|^other$', '', [], ''],
  ['^(a)$', '', [], ''],
])('what matches %s begins with %j, has %j and ends with %j', (source, beginning, within, ending) => {
  expect(literalsOf(source)).toEqual({ beginning, within, ending })
})

test.each([
  [
    /^(Amara|Boris) logs in to (TWS)$/,
    ['Amara logs in to TWS'],
    ['Amara logs in to TWS now', 'Amara logs in'],
  ],
  [/^ab(a)?b$/, ['abab', 'abb'], ['ab']],
  [/^a b(.*) b$/, ['a b b', 'a bc b'], ['a b', 'a  b b']],
  [/^LOUD$/i, ['loud'], ['louder']],
  [/^line$/m, ['a\nline\nb'], ['a line']],
])('%s matches as it does anywhere', (pattern, matching, others) => {
  expect(matching.map((text) => exec(pattern, text)?.[0])).toEqual(
    matching.map((text) => pattern.exec(text)?.[0]),
  )
  expect(matching.every((text) => exec(pattern, text) !== null)).toBe(true)
  expect(others.filter((text) => exec(pattern, text))).toEqual([])
})

describe('Cucumber', { timeout: 30_000 }, () => {
  const project = new TestProject({
    'features/a04/door.feature': [
      'Feature: F',
      '  Rule: R',
      '    @DEMO-01',
      '    Example: E',
      '      Then key Zora fits',
    ].join('\n'),
    'features/a04/troubles.feature': undefined,
    // A pattern that the package which this replaces cannot read.
    'steps/more.ts':
      "import { Then } from '@cucumber/cucumber'\nThen(/^key ([\\p{Lu}--[A-Y]]\\w+) fits$/v, function (key: string) { this.log('key ' + key) })\n",
  })
  afterAll(() => project.remove())

  test('uses it instead of the package', async () => {
    expect(await project.sls('run')).toMatchObject({ code: 0, err: '' })
    expect(project.messages()).toContain('"body":"key Zora"')
  })
})
