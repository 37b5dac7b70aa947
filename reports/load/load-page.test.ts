import { expect, test } from 'vitest'
import type { LoadFigures, LoadStep } from './load-figures.ts'
import { loadPage } from './load-page.ts'
import { plot, roundAbove } from './plot.ts'

const hostile = '</script><img src=x onerror=alert(1)>"\''

const step = (name: string, errors = 0): LoadStep => ({
  ...{ name, title: hostile, count: 3, errors, errorCodes: errors > 0 ? { [hostile]: errors } : {} },
  ...{ p50: 12, p90: 20, p99: 1_234, most: 2_000 },
})

const figures: LoadFigures = {
  ...{ system: hostile, phones: 1_000_000, rate: 3, durationMs: 3_000, seed: 1, isVirtual: false },
  conclusion: { hasPassed: false, sentence: 'Not passed: 1 of 1 limits missed.' },
  ...{ elapsedMs: 3_000, underWay: 0, arrivals: 9, done: 8, failed: 1, nobodyFree: 2, onTimePercent: 99.94 },
  steps: [step('approval', 1), step('login')],
  intervalMs: 1_000,
  intervals: [
    { arrivals: 3, steps: [step('login')] },
    { arrivals: 3, steps: [] },
    { arrivals: 3, steps: [step('approval', 1), step('login')] },
  ],
  limits: [{ limit: 'p99 of login under 1 s', isKept: false, measured: '1.23 s' }],
  anomalies: [
    {
      row: 'SEC-SINGLE-04',
      title: 'T',
      count: 2,
      expected: hostile,
      observed: 'o',
      first: 'f',
      feature: 'x: y',
    },
  ],
  messages: [{ what: 'Notifications', expected: 3, accepted: 3, delivered: 3, ended: 0, arrived: 3 }],
  ledgerProblems: [hostile],
}

test('the page says what it came to, and hostile texts are texts', () => {
  const page = loadPage(figures)
  expect(page).toContain('<section class="verdict notConforming"><h1>Not passed: 1 of 1 limits missed.</h1>')
  expect(page).toContain('1,000,000 phones')
  expect(page).toContain('99.9 %</b> within 50 ms')
  expect(page).toContain('<b>Missed</b> p99 of login under 1 s')
  expect(page).not.toContain('<img src=x')
  expect(page).not.toMatch(/<script|https?:\/\//)
})

test('while it is under way nothing is concluded', () => {
  const page = loadPage({ ...figures, conclusion: undefined, elapsedMs: 1_000, underWay: 5 })
  expect(page).toContain('<h1>Under way: 1 of 3 s, 5 people at it.</h1>')
})

test('a line is interrupted where there is nothing, and a value alone is a point', () => {
  const series = [{ name: 'p99', look: 'one' as const, values: [1, 2, undefined, 3, undefined] }]
  const drawn = String(plot(series, { title: 'T', kind: 'lines', seconds: 5, inWords: String }))
  expect(drawn.match(/<circle/g)).toHaveLength(1)
  expect(/class="line one" d="(M[^"]+)"/.exec(drawn)?.[1]?.match(/[ML]/g)?.join('')).toBe('MLM')
})

test.each([
  [0, 1],
  [0.03, 0.05],
  [1, 1],
  [1.1, 2],
  [42, 50],
  [99, 100],
])('the axis of %d ends at %d', (value, end) => {
  expect(roundAbove(value)).toBeCloseTo(end)
})
