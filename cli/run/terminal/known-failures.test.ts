import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resultsSchema } from '../../../reports/output/results.ts'
import { TestProject } from '../../../testing/command-line.ts'

const broken = 'a04/troubles#a-broken-walkthrough'
const list = (until: string) =>
  `- scenario: ${broken}\n  reason: The hinge is old.\n  owner: Doors\n  until: ${until}\n`
const project = new TestProject({
  'known.yaml': list('2999-12-31'),
  'over.yaml': list('2001-12-31'),
  'none.yaml': '',
})
afterAll(() => project.remove())

const runWith = (file: string) =>
  project.sls('run', '--only', broken, '--known-failures', join(project.root, file))

test('a known failure ends with 0, is never plainly conforming, and is told in each report', async () => {
  const { code, out } = await runWith('known.yaml')
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 known failure, and no other.'),
  })
  expect(out).toMatch(
    /known {2}a04\/troubles#a-broken-walkthrough {2}The hinge is old\.\n +Doors, until 2999-12-31\n/,
  )
  expect(out).not.toMatch(/Conforming|What did not hold|New\./)
  const results = resultsSchema.parse(JSON.parse(project.read('results.json')))
  expect(results).toMatchObject({
    knownFailures: { outdated: [] },
    scenarios: [{ id: broken, outcome: 'failed', known: { owner: 'Doors', line: 1 } }],
  })
  expect(project.read('junit.xml')).toContain(
    '<skipped message="Known failure (Doors, until 2999-12-31): The hinge is old."/>',
  )
  expect(project.messages()).toMatch(/"success":true\}\}\n$/)
  for (const file of ['summary.md', 'report.html'])
    expect(project.read(file)).toMatch(/1 known failure, and no other\.[\s\S]*The hinge is old/)
})

test('past its day the run fails and says so, and a failure that is not listed has its entry to paste', async () => {
  const over = await runWith('over.yaml')
  expect(over).toMatchObject({
    code: 1,
    out: expect.stringContaining(`over.yaml:1: ${broken} was to be mended until 2001-12-31 (Doors): mend it`),
  })
  expect(project.read('junit.xml')).toMatch(/<testsuite name="[^"]*over\.yaml" tests="1" failures="1"/)
  const fresh = await runWith('none.yaml')
  expect(fresh.code).toBe(1)
  expect(fresh.out).toMatch(
    /New failures, as entries to paste into .*none\.yaml:\n\n- scenario: a04\/troubles#a-broken-walkthrough\n {2}reason: (?:>-\n\s+|")?Not examined yet: expected [\s\S]*?, observed [\s\S]*?\n {2}owner: nobody yet\n {2}until: "?\d{4}-\d\d-\d\d"?\n/,
  )
})
