import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testFilm, testTimeline } from '../../testing/film.ts'
import { hostileReport } from '../../testing/hostile-report.ts'
import {
  failedWith,
  passed,
  skipped,
  testCatalogue,
  testRecord,
  testScenario,
} from '../../testing/reports.ts'
import { resultsOf } from '../output/results.ts'
import { verdictOf } from '../verdicts/verdict.ts'
import { inRussian } from './film-view.ts'
import { jobSummary } from './job-summary.ts'
import { reportPage } from './page.ts'
import { type Report, reportedScenario } from './report.ts'

interface Played {
  readonly row: string
  readonly record: ReturnType<typeof testRecord>
  readonly name?: string
}

function reportOf(played: readonly Played[], changes: Partial<Report['results']> = {}): Report {
  const all = played.map(({ row, record, name = 'S' }, index) => {
    const scenario = { ...testScenario([row], [[row], [row]], true), id: `f#s${index}`, name }
    const verdict = verdictOf(scenario, record, testCatalogue)
    return { verdict, scenario: reportedScenario(verdict, record, `sls run --only 'f#s${index}'`) }
  })
  const facts = {
    suite: { name: 'suite', version: '1', spec: 'spec' },
    target: { name: 'a product' },
    seed: 1,
  }
  const verdicts = all.map(({ verdict }) => verdict)
  return {
    results: { ...resultsOf(facts, verdicts, testCatalogue), ...changes },
    catalogue: testCatalogue,
    scenarios: all.map(({ scenario }) => scenario),
  }
}

const good = { row: 'M-01', record: testRecord([passed, passed]) }
const bad = { row: 'M-01', record: testRecord([passed, failedWith('AssertionError', 'no')]) }
const headline = (page: string) => /<section class="verdict (\w+)"/.exec(page)?.[1]

const shownScenarios = z.array(
  z.object({
    markup: z.string(),
    film: z
      .object({
        frames: z.array(z.object({ time: z.string(), panes: z.array(z.tuple([z.string(), z.number()])) })),
      })
      .optional(),
  }),
)

/** What is packed in the element of a page with this attribute. */
function packedAt(page: string, attribute: string): unknown {
  const [, data = ''] = new RegExp(` ${attribute}>([^<]*)<`).exec(page) ?? []
  return JSON.parse(inflateRawSync(Buffer.from(data, 'base64')).toString())
}

/** What is packed in a page with few scenarios. */
const packedIn = (page: string) => ({
  views: z.record(z.string(), z.string()).parse(packedAt(page, 'id="views"')),
  drawings: z.array(z.string()).parse(packedAt(page, 'id="drawings"')),
  scenarios: shownScenarios.parse(packedAt(page, 'data-from="0"')),
})

describe('the headline', () => {
  test.each([
    ['conforming', [good], {}],
    ['notConforming', [good, bad], {}],
    ['noVerdict', [good], { interrupted: { by: 'SIGINT', planned: 2 } }],
    ['noVerdict', [good, { row: 'M-01', record: testRecord([failedWith('TypeError', 'x')]) }], {}],
    ['noVerdict', [{ row: 'M-01', record: testRecord([skipped], { logs: ['Not applicable: no lab'] }) }], {}],
    ['notConforming', [good], { profiles: [{ id: 'sms', title: 'SMS', scenarios: 2, judged: 0 }] }],
  ] satisfies [string, Played[], Partial<Report['results']>][])('says %s', (kind, played, changes) => {
    expect(headline(reportPage(reportOf(played, changes)))).toBe(kind)
  })

  test('says planned beside run', () => {
    const page = reportPage(reportOf([good], { interrupted: { by: 'SIGINT', planned: 7 } }))
    expect(page).toContain('<b>7</b> planned')
    expect(page).toContain('<b>1</b> run')
  })
})

test('only our own targets are called the reference server', () => {
  const profiles = [{ id: 'sms', title: 'SMS', scenarios: 1, judged: 1 }]
  const target = { name: 'process of a vendor' }
  expect(reportPage(reportOf([good], { target }))).toContain('The reference server (process of a vendor)')
  expect(reportPage(reportOf([good], { target, profiles }))).not.toContain('The reference server')
})

test('rows of our own phones stand apart from those of the product', () => {
  const page = reportPage(reportOf([good, { row: 'M-02', record: testRecord([passed, passed]) }]))
  expect(page).toMatch(/Of the product<\/caption>[\s\S]*Apart from these: 1 requirement of phones and app/)
})

test('what failed alike is one cause, and what failed otherwise another', () => {
  const other = testRecord([passed, failedWith('AssertionError', 'something else')])
  const summary = jobSummary(reportOf([bad, bad, { row: 'M-01', record: other }]))
  expect(summary).toContain('- **Failed**, 2 scenarios, probably the product')
  expect(summary).toContain('- **Failed**, 1 scenario, probably the product')
})

test('a bug of the harness is not blamed on the product', () => {
  const broken = { row: 'M-01', record: testRecord([passed, failedWith('TypeError', 'x is undefined')]) }
  expect(jobSummary(reportOf([broken]))).toContain('probably the harness')
})

test('hostile texts are texts everywhere, and nothing is fetched from elsewhere', () => {
  const report = hostileReport()
  const page = reportPage(report)
  const { views, drawings, scenarios } = packedIn(page)
  const whole = [page, ...Object.values(views), ...drawings, ...scenarios.map((one) => JSON.stringify(one))]
  for (const markup of whole) {
    expect(markup).not.toContain('<img src=x')
    // Links lead to parts of the page, to the spec and to files beside it.
    for (const [, address = ''] of markup.matchAll(/(?:src|href)=\\?"([^"\\]*)/g))
      expect(address).toMatch(/^(?:#|data:image\/png;base64,|[^:/]+(?:\/|$)|&lt;\/script)/)
  }
  expect(page.match(/<script/g)).toHaveLength(5)
  expect(page).not.toMatch(/https?:\/\//)
})

test('hostile texts are no markup of a summary, in the words of a product or of a run', () => {
  const lines = jobSummary(hostileReport()).split('\n')
  for (const line of lines) {
    // In the spans of code nothing is markup; elsewhere every sign that could begin some is escaped.
    const outside = line.replaceAll(/`[^`]*`/g, '')
    expect(outside).not.toMatch(/(?<!\\)[<[\]]/)
  }
  expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(4)
})

test('a film holds what was seen in each step, and what became of each message', () => {
  const record = { ...testRecord([passed, passed]), film: testFilm('Hello'), timeline: testTimeline('busy') }
  const { drawings, scenarios } = packedIn(reportPage(reportOf([{ row: 'M-01', record }])))
  const frames = scenarios[0]?.film?.frames ?? []
  expect(frames.map(({ time }) => time)).toEqual(['2026-03-02 09:00:00', '2026-03-02 09:01:00'])
  const named = new Map(frames[1]?.panes)
  expect([...named.keys()]).toEqual(["Amara's phone", 'TWS, window 1', 'Push gateway'])
  expect(drawings[named.get("Amara's phone") ?? -1]).toMatch(
    /class="phone ios home"[\s\S]*notice banner[\s\S]*bubble/,
  )
  expect(drawings[named.get('Push gateway') ?? -1]).toMatch(/refused: 503 busy[\s\S]*delivered/)
})

test('a drawing stands in a page once, and a scenario where the list has it, whatever their order was', () => {
  const record = { ...testRecord([passed, passed]), film: testFilm('Hello') }
  const report = reportOf(Array.from({ length: 300 }, () => ({ row: 'M-01', record })))
  const mixed = report.scenarios.map((one, index) => ({ ...one, feature: `f${index % 2}` }))
  const page = reportPage({ ...report, scenarios: mixed })
  const { drawings, views } = packedIn(page)
  expect(new Set(drawings).size).toBe(drawings.length)
  const third = shownScenarios.parse(packedAt(page, 'data-from="256"'))
  const listed = [...(views.scenarios ?? '').matchAll(/#scenario=(f%23s\d+)"/g)].map(([, id]) => id)
  expect(third[5]?.markup).toContain(`#scenario=${listed[261]}&amp;step=1"`)
})

test('phones and windows of people with Russian names have Russian names', () => {
  expect(["Ольга's phone", "Ольга's phone no. 2", 'TWS, window 1', 'SMS carrier'].map(inRussian)).toEqual([
    'Телефон, Ольга',
    'Телефон № 2, Ольга',
    'TWS, окно 1',
    'SMS carrier',
  ])
})
