import { contextInWords } from '../contexts/context.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import type { RunFacts } from './results.ts'

/**
 * JUnit XML: one suite per feature. JUnit has no warnings: they pass with their reason in system-out. Nor has it a word
 * for a run that was cut off: a suite with one error says so, so that no reader takes the rest for the whole.
 */
export function junitOf({ suite, target, interrupted }: RunFacts, verdicts: readonly Verdict[]): string {
  const suites = [...Map.groupBy(verdicts, ({ scenario }) => scenario.feature)]
  const name = `${suite.name} on ${target.name}`
  const all = figures(verdicts)
  const cutOff = interrupted ? [interruption(interrupted, verdicts.length)] : []
  const totals = { ...all, tests: all.tests + cutOff.length, errors: all.errors + cutOff.length }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...totals })}>`,
    ...suites.flatMap(([feature, members]) => [
      `  <testsuite ${attributes({ name: feature, ...figures(members) })}>`,
      ...members.map(testcase),
      '  </testsuite>',
    ]),
    ...cutOff,
    '</testsuites>',
    '',
  ].join('\n')
}

function interruption({ by, planned }: NonNullable<RunFacts['interrupted']>, ran: number): string {
  const message = `The run was cut off by ${by} after ${ran} of ${planned} scenarios.`
  const name = 'the run was cut off'
  const suite = { name, tests: 1, failures: 0, errors: 1, skipped: 0, time: seconds(0) }
  return [
    `  <testsuite ${attributes(suite)}>`,
    `    <testcase ${attributes({ classname: name, name: by, time: seconds(0) })}><error ${attributes({ message })} type="interrupted"/></testcase>`,
    '  </testsuite>',
  ].join('\n')
}

const failing: readonly ScenarioOutcome[] = ['failed', 'notTestable']

function figures(verdicts: readonly Verdict[]) {
  const count = (...wanted: readonly ScenarioOutcome[]) =>
    verdicts.filter(({ outcome }) => wanted.includes(outcome)).length
  return {
    tests: verdicts.length,
    failures: count(...failing),
    errors: count('harnessError'),
    skipped: count('notApplicable', 'notTried'),
    time: seconds(verdicts.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  }
}

function testcase(verdict: Verdict): string {
  const { scenario, outcome, durationMs } = verdict
  const open = `    <testcase ${attributes({ classname: scenario.feature, name: scenario.id, time: seconds(durationMs) })}`
  const inside = body(outcome, verdict)
  return inside === undefined ? `${open}/>` : `${open}>${inside}</testcase>`
}

function body(
  outcome: ScenarioOutcome,
  { reason = '', failure, scenario, context, evidence = [] }: Verdict,
): string | undefined {
  const message = attributes({ message: reason })
  if (outcome === 'passed') return undefined
  if (outcome === 'notApplicable' || outcome === 'notTried') return `<skipped ${message}/>`
  if (outcome === 'warned') return systemOut([`Warned: ${reason}`, ...attachments(evidence)])
  const text = [
    `rows: ${scenario.rows.join(' ')}`,
    ...(context ? [`context: ${contextInWords(context)}`] : []),
    ...(failure ? [`expected: ${failure.expected}`, `observed: ${failure.observed}`] : []),
    ...(failure?.noticedIn ? [`noticed in: ${failure.noticedIn}`] : []),
    ...(failure?.lastGoodStep ? [`last good step: ${failure.lastGoodStep}`] : []),
  ].join('\n')
  const tag = outcome === 'harnessError' ? 'error' : 'failure'
  return `<${tag} ${message} type="${outcome}">${escaped(text)}</${tag}>${systemOut(attachments(evidence))}`
}

/** The notation for attachments that CI systems read out of system-out. */
const attachments = (files: readonly string[]): string[] => files.map((file) => `[[ATTACHMENT|${file}]]`)

const systemOut = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<system-out>${escaped(lines.join('\n'))}</system-out>`

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 forbids even as references: a step's message may hold them, the report may not. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

const escaped = (text: string): string =>
  text.replace(forbidden, '\uFFFD').replace(/[&<>"]/g, (character) => entities[character] ?? character)
