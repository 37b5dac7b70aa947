import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadCatalogue, parseCatalogue } from './catalogue.ts'

const article = (rows: string) => ({ name: 'a04.yaml', text: `article: A4\ntitle: FAQ\nrows:\n${rows}` })
const row = (id: string, rest = '') =>
  `  - { id: ${id}, kind: MUST, subject: server, statement: holds${rest} }\n`
const problemsOf = (...files: { name: string; text: string }[]) => {
  const result = parseCatalogue(files)
  return result.ok ? [] : result.problems
}

describe('the catalogue of the project', () => {
  const loaded = loadCatalogue('features/requirements')

  test('has every row of the ten articles', () => {
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
    const rows = [...loaded.value.rows.values()].filter((row) => row.source === undefined)
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length
    expect({ rows: rows.length, must: count('MUST'), should: count('SHOULD'), info: count('INFO') }).toEqual({
      rows: 246,
      must: 176,
      should: 12,
      info: 58,
    })
    expect(loaded.value.articles.filter(({ beyond }) => !beyond)).toHaveLength(10)
    expect(loaded.value.ambiguities.size).toBe(43)
  })

  test('names a standard for every rule beyond them, which count apart', () => {
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
    const rules = [...loaded.value.rows.values()].filter((row) => row.article === 'SEC')
    expect(rules.length).toBeGreaterThan(0)
    for (const { id, source = [] } of rules) {
      expect(id).toMatch(/^SEC-/)
      for (const name of source) expect(name).toMatch(/^(NIST SP 800-63B-4|OWASP ASVS 5\.0|RFC \d{4}) /)
    }
  })

  test('says of every row who demands it, and of its own rules where they can be read', () => {
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
    const rows = [...loaded.value.rows.values()]
    const headings = new Set(
      ['contract/README.md', 'drivers/ports/README.md'].flatMap((guide) =>
        [...readFileSync(guide, 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading),
      ),
    )
    expect(rows.filter(({ guide }) => guide !== undefined && !headings.has(guide))).toEqual([])
    expect(rows.filter((row) => row.article !== 'SEC' && row.basis === 'standard')).toEqual([])
    expect(new Set(rows.filter((row) => row.article === 'SEC').map(({ basis }) => basis))).toEqual(
      new Set(['article', 'standard', 'suite']),
    )
  })

  test('excludes nothing that binds a product', () => {
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
    const excluded = [...loaded.value.rows.values()].filter((row) => row.excluded !== undefined)
    expect(excluded.filter((row) => row.kind !== 'INFO')).toEqual([])
  })

  test('uses every ambiguity for some row', () => {
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
    const used = new Set([...loaded.value.rows.values()].flatMap((row) => row.resolvedBy ?? []))
    expect([...loaded.value.ambiguities.keys()].filter((id) => !used.has(id))).toEqual([])
  })
})

describe('a malformed catalogue names file, row and field', () => {
  test.each([
    [
      'an unknown field',
      article(row('PUSH-01', ', colour: red')),
      'a04.yaml, row PUSH-01: unknown field colour: remove it or correct its spelling.',
    ],
    [
      'a wrong kind',
      article('  - { id: PUSH-01, kind: MAY, subject: server, statement: s }'),
      'a04.yaml, row PUSH-01, field kind: must be one of MUST, SHOULD, INFO.',
    ],
    [
      'a missing field',
      article('  - { id: PUSH-01, kind: MUST, statement: s }'),
      'a04.yaml, row PUSH-01, field subject: must be one of server, pages, app, phone.',
    ],
    [
      'a missing statement',
      article('  - { id: PUSH-01, kind: MUST, subject: app }'),
      'a04.yaml, row PUSH-01, field statement: is missing: add it.',
    ],
    [
      'a missing id',
      article('  - { kind: MUST, subject: app, statement: s }'),
      'a04.yaml, row number 1, field id: is missing: add it.',
    ],
    [
      'an id of another form',
      article(row('push one')),
      'a04.yaml, row push one, field id: is not a row id such as PUSH-AND-02.',
    ],
    [
      'the same id twice',
      article(row('PUSH-01') + row('PUSH-01')),
      'Row PUSH-01 is in the catalogue twice: ids are given once and never reused.',
    ],
    [
      'an unknown ambiguity',
      article(row('PUSH-01', ', resolvedBy: [AMB-99]')),
      'Row PUSH-01, field resolvedBy: AMB-99 is not in ambiguities.yaml.',
    ],
    [
      'a rule beyond the articles without its source',
      {
        name: 'security.yaml',
        text: `beyond: SEC\ntitle: Security\nrows:\n${row('SEC-01', ', basis: standard')}`,
      },
      'security.yaml, row SEC-01, field source: is missing: add it.',
    ],
    [
      'a rule of the suite that stands nowhere else',
      {
        name: 'security.yaml',
        text: `beyond: SEC\ntitle: Security\nrows:\n${row('SEC-01', ', source: [RFC 4226 7.3], basis: suite')}`,
      },
      'security.yaml, row SEC-01, field basis: suite needs an ambiguity in resolvedBy, or a section of the guide in guide.',
    ],
    [
      'a rule that does not say who demands it',
      {
        name: 'security.yaml',
        text: `beyond: SEC\ntitle: Security\nrows:\n${row('SEC-01', ', source: [RFC 4226 7.3]')}`,
      },
      'security.yaml, row SEC-01, field basis: must be one of article, standard, suite.',
    ],
    [
      'no rows',
      { name: 'a04.yaml', text: 'article: A4\ntitle: FAQ' },
      'a04.yaml, field rows: is missing: add it.',
    ],
  ])('%s', (_, file, problem) => {
    expect(problemsOf(file)).toEqual([problem])
  })

  test('broken YAML', () => {
    expect(problemsOf({ name: 'a04.yaml', text: 'rows: [' })[0]).toMatch(/^a04\.yaml is not valid YAML: /)
  })

  test('a folder that is not there', () => {
    expect(loadCatalogue('no/such/folder')).toEqual({
      ok: false,
      problems: ['The catalogue folder no/such/folder cannot be read: check the path.'],
    })
  })
})

test('an article has one file, or its scenarios would be counted for each', () => {
  expect(problemsOf(article(row('PUSH-01')), { ...article(row('PUSH-02')), name: 'a05.yaml' })).toEqual([
    'Article A4 is in the catalogue twice: ids are given once and never reused.',
  ])
})
