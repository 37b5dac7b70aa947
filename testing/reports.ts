import { type TestStepResult, TestStepResultStatus } from '@cucumber/messages'
import type { Catalogue } from '../reports/catalogue/catalogue.ts'
import type { Kind, Requirement, Subject } from '../reports/catalogue/catalogue-schema.ts'
import type { Scenario } from '../reports/suite/scenarios.ts'
import type { Mismatch } from '../reports/verdicts/attachments.ts'
import type { AttachedFile, StepRecord, TestCaseRecord } from '../reports/verdicts/test-case-record.ts'

/** @module For tests: small catalogues, scenarios and records. */

const requirement = (id: string, kind: Kind, subject: Subject): Requirement => ({
  id,
  kind,
  subject,
  statement: `${id} holds`,
  article: 'A4',
  basis: 'article',
})

export const testCatalogue: Catalogue = {
  articles: [{ id: 'A4', title: 'FAQ' }],
  ambiguities: new Map(),
  rows: new Map(
    [
      requirement('M-01', 'MUST', 'server'),
      requirement('M-02', 'MUST', 'phone'),
      requirement('M-03', 'MUST', 'server'),
      requirement('S-01', 'SHOULD', 'server'),
      requirement('I-01', 'INFO', 'app'),
    ].map((row) => [row.id, row]),
  ),
}

/** A scenario from its steps, each with the rows that its comment names. */
export function testScenario(
  rows: readonly string[],
  steps: readonly (readonly string[])[],
  inRule = false,
): Scenario {
  return {
    id: 'f#s',
    pickleId: 'p',
    name: 'S',
    feature: 'f',
    location: 'features/f.feature:3',
    lines: { from: 1, to: 9, otherRows: [] },
    rows,
    tags: rows.map((row) => `@${row}`),
    inRule,
    group: 'a rule',
    case: 'a rule: S',
    steps: steps.map((named, n) => ({
      pickleStepId: String(n),
      sentence: `Then step ${n}`,
      text: `step ${n}`,
      line: n + 4,
      action: `step ${n}`,
      isThen: true,
      rows: named,
    })),
  }
}

const result = (
  status: TestStepResultStatus,
  exception?: { type: string; message: string },
): TestStepResult => ({
  status,
  duration: { seconds: 0, nanos: 0 },
  ...(exception ? { exception } : {}),
})

export const passed = result(TestStepResultStatus.PASSED)
export const skipped = result(TestStepResultStatus.SKIPPED)
export const statusOnly = (status: TestStepResultStatus): TestStepResult => result(status)
export const failedWith = (type: string, message: string): TestStepResult =>
  result(TestStepResultStatus.FAILED, { type, message })
export const failedAssertion: TestStepResult = failedWith(
  'AssertionError',
  'Expected values to be strictly equal:\n\n1 !== 2\n',
)

/** A record of the scenario's steps, with hooks around them. */
export function testRecord(
  steps: readonly TestStepResult[],
  {
    before = passed,
    after = passed,
    logs = [],
    files = [],
    mismatches = [],
    atTheEnd,
  }: {
    before?: TestStepResult
    after?: TestStepResult
    logs?: string[]
    files?: AttachedFile[]
    /** Of the steps, in their order. */
    mismatches?: (Mismatch | undefined)[]
    /** Of the hook after them. */
    atTheEnd?: Mismatch
  } = {},
): TestCaseRecord {
  const hook = (one: TestStepResult, mismatch?: Mismatch): StepRecord => ({
    pickleStepId: undefined,
    result: one,
    ...(mismatch && { mismatch }),
  })
  const middle = steps.map((one, n): StepRecord => {
    const mismatch = mismatches[n]
    return { pickleStepId: String(n), result: one, ...(mismatch && { mismatch }) }
  })
  const ends = { before: hook(before), after: hook(after, atTheEnd) }
  return { pickleId: 'p', durationMs: 1.5, steps: [ends.before, ...middle, ends.after], logs, files }
}
