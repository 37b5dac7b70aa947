import { describe, expect, test } from 'vitest'
import { blindSummary, detectionSummary, traceSummary, wilsonInterval } from './summary.ts'

const row = {
  id: 'CR-01',
  article: 'A4',
  kind: 'MUST',
  subject: 'server',
  basis: 'article',
  statement: 'Yes | no',
  scenarios: ['a', 'b'],
} as const

describe('the pages that are kept', () => {
  test('tell of each requirement how it stands, and why it is excluded', () => {
    const page = traceSummary(
      {
        rows: [
          { ...row, status: 'tested' },
          { ...row, id: 'CR-02', status: 'excluded', reason: 'a sentence\nabout us', scenarios: [] },
        ],
        tagsWithoutRow: [],
        totals: { tested: 1, unproven: 0, untested: 0, excluded: 1 },
      },
      new Map([['A4', 'The door']]),
    )
    expect(page).toContain('1 tested, 0 unproven, 0 untested, 1 excluded.')
    expect(page).toContain('## The door')
    expect(page).toContain('| CR-01 | MUST | server | article | tested | 2 | Yes \\| no |')
    expect(page).toContain('| CR-02 | MUST | server | article | excluded: a sentence about us | 0 |')
  })

  test('tell of each fault who saw it', () => {
    const kill = { scenario: 's', step: 't' }
    const page = detectionSummary({
      faults: [
        {
          id: 'deaf',
          title: 'Hears nothing',
          subject: 'server',
          violates: ['CR-01', 'CR-02'],
          verdict: 'killed',
          kills: [
            { ...kill, row: 'CR-01' },
            { ...kill, row: 'CR-02' },
          ],
          missedRows: [],
          redElsewhere: [],
          harnessErrors: [],
          durationMs: 7,
        },
      ],
      harmless: [],
      unprovenRows: ['CR-03'],
      redAnyway: [],
      totals: {
        faults: 1,
        killed: 1,
        imprecise: 0,
        survived: 0,
        harmless: 0,
        green: 0,
        falseAlarm: 0,
        unprovenRows: 1,
        notJudged: 0,
      },
    })
    expect(page).toContain('| deaf | server | killed | Hears nothing | CR-01, CR-02 |')
    expect(page).toContain('Unproven rows: CR-03.')
    expect(page).not.toContain('7')
  })
})

describe('what was written blind', () => {
  const fault = (id: string, verdict: 'killed' | 'survived', row: string) => ({
    id,
    title: id,
    subject: 'server' as const,
    violates: [row],
    verdict,
    kills: [],
    missedRows: [],
    redElsewhere: [],
    harnessErrors: [],
    durationMs: 1,
  })

  test('is counted by article, with an interval, and what is left is named', () => {
    const page = blindSummary(
      [
        { name: 'narrow', faults: [fault('one', 'killed', 'CR-01'), fault('two', 'survived', 'SEC-01')] },
        { name: 'other', faults: [] },
      ],
      (row) => (row === 'CR-01' ? 'A4' : 'SEC'),
    )
    expect(page).toContain('| A4 | 1 of 1 (20–100 %) | – |')
    expect(page).toContain('| SEC | 0 of 1 (0–80 %) | – |')
    expect(page).toContain('| all | 1 of 2 (9–91 %) | – |')
    expect(page).toContain('Not killed: two (survived).')
  })

  test.each([
    // Brown, Cai and DasGupta 2001 give the formula; the values were computed by hand.
    [9, 10, 0.596, 0.982],
    [0, 10, 0, 0.278],
  ])("%i of %i lie in Wilson's interval", (successes, total, low, high) => {
    const interval = wilsonInterval(successes, total)
    expect(interval[0]).toBeCloseTo(low, 2)
    expect(interval[1]).toBeCloseTo(high, 2)
  })
})
