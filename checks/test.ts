/**
 * @module `npm test`: everything that says whether this project is sound, in under ten minutes. Its last line sums up
 * all parts: checks, unit tests, the suite on every assembly, and the faults that the suite has to find.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { check } from './check.ts'
import { runPart } from './run-part.ts'

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const out = mkdtempSync(join(tmpdir(), 'sls-test-'))

/** Reads what a part has written. A part that has written nothing readable has failed, whatever its exit code. */
function report<Shape>(path: string, shape: z.ZodType<Shape>): Shape | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(join(out, path), 'utf8')))
  } catch {
    return undefined
  }
}

const nothingRan: Count = { passed: 0, failed: 1, skipped: 0 }

async function checks(): Promise<Count> {
  return { ...(await check((line) => print(`  ${line}`))), skipped: 0 }
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
})

async function unitTests(): Promise<Count> {
  const { ok, output } = await runPart('vitest', [
    'run',
    '--reporter=json',
    `--outputFile=${out}/vitest.json`,
    '--reporter=dot',
  ])
  if (!ok) print(output.trimEnd())
  const counted = report('vitest.json', vitestReport)
  if (!counted) return nothingRan
  // A file that cannot even be loaded has no failed test, and must not count as none.
  const failed = Math.max(counted.numFailedTests, counted.numFailedTestSuites > 0 || !ok ? 1 : 0)
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests }
}

const results = z.object({
  totals: z.object({
    passed: z.number(),
    failed: z.number(),
    warned: z.number(),
    notApplicable: z.number(),
    notTestable: z.number(),
    harnessError: z.number(),
  }),
})

const suiteOn = (target: string) => async (): Promise<Count> => {
  const { ok, output } = await runPart('node', [
    'cli/sls.mjs',
    'run',
    '--target',
    target,
    '--out',
    join(out, target),
  ])
  if (!ok) print(output.trimEnd())
  const totals = report(`${target}/results.json`, results)?.totals
  if (!totals) return nothingRan
  const failed = totals.failed + totals.notTestable + totals.harnessError
  return {
    passed: totals.passed + totals.warned,
    failed: ok ? failed : Math.max(1, failed),
    skipped: totals.notApplicable,
  }
}

const detection = z.object({
  faults: z.array(z.object({ verdict: z.string() })),
  harmless: z.array(z.object({ verdict: z.string() })),
})

async function detect(): Promise<Count> {
  const { ok, output } = await runPart('node', ['cli/sls.mjs', 'detect', '--out', join(out, 'detect')])
  if (!ok) print(output.trimEnd())
  const found = report('detect/detection.json', detection)
  if (!found) return nothingRan
  const verdicts = [...found.faults, ...found.harmless].map(({ verdict }) => verdict)
  const passed = verdicts.filter((verdict) => verdict === 'killed' || verdict === 'green').length
  const failed = verdicts.length - passed
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped: 0 }
}

const parts: readonly (readonly [name: string, run: () => Promise<Count>])[] = [
  ['checks', checks],
  ['unit tests', unitTests],
  ['suite, embedded', suiteOn('embedded')],
  ['suite, intercepted', suiteOn('intercepted')],
  ['suite, process', suiteOn('process')],
  ['faults found', detect],
]

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const [name, run] of parts) {
  print(name)
  const { passed, failed, skipped } = await run()
  print(`  ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}
rmSync(out, { recursive: true, force: true })
print('')
print(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
process.exitCode = sum.failed === 0 ? 0 : 1
