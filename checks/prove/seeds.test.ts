import { expect, test } from 'vitest'
import { detectionSchema } from '../../reports/detection/detection-schema.ts'
import { seedsPage } from './seeds.ts'

const fault = (id: string, verdict: string) => ({
  ...{ id, title: 'a title', subject: 'server', violates: ['SEC-BIND-01'], verdict, durationMs: 1 },
  ...{ kills: [], missedRows: [], redElsewhere: [], harnessErrors: [] },
})

const record = (...faults: readonly object[]) =>
  detectionSchema.parse({
    ...{ faults, harmless: [], unprovenRows: [], redAnyway: [] },
    totals: {
      ...{ faults: 0, killed: 0, imprecise: 0, survived: 0 },
      ...{ harmless: 0, green: 0, falseAlarm: 0, unprovenRows: 0, notJudged: 0 },
    },
  })

test('a seed with which fewer faults are found is listed with them', () => {
  const page = seedsPage(
    [
      record(fault('one', 'killed'), fault('other', 'killed')),
      record(fault('one', 'survived'), fault('other', 'killed')),
    ],
    '0123456789abcdef',
  )
  expect(page).toContain('Sources: `0123456789abcdef`.')
  expect(page).toContain('| 2 | 2 of 2 | none |')
  expect(page).toContain('| 3 | 1 of 2 | one (survived) |')
})
