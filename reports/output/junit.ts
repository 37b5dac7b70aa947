import { contextInWords } from '../contexts/context.ts'
import { mendingSentence } from '../verdicts/failure.ts'
import { isKnownFailure, nameOfEntry, outdatedSentence, ownership } from '../verdicts/known-failures.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import type { Results } from './results.ts'
import { runFacts } from './run-facts.ts'

type RunFacts = Pick<
  Results,
  'suite' | 'target' | 'seed' | 'startedAt' | 'endedAt' | 'run' | 'interrupted' | 'knownFailures'
>

/** The command that plays a scenario again in the same way. */
type Again = (scenarioId: string, context: Verdict['context']) => string

/**
 * JUnit XML, valid in the schema of Jenkins' xUnit plug-in (junit-10.xsd): one suite per feature, with its file. `classname`,
 * `#` and `name` make the id of a scenario; `group` has its requirements. JUnit has no warnings: they pass with their reason in
 * system-out. What is known to fail is skipped, with reason and owner. Nor has it a word for a run that was cut off: a suite with
 * one error says so, so that no reader takes the rest for the whole; and one has a failure for each known failure that is outdated.
 * What was run stands once, as properties of the first suite.
 */
export function junitOf(facts: RunFacts, verdicts: readonly Verdict[], again: Again): string {
  const { suite, target, startedAt, interrupted, knownFailures } = facts
  const suites = [...Map.groupBy(verdicts, ({ scenario }) => scenario.feature)]
  const name = `${suite.name} on ${target.name}`
  const { skipped: _, ...all } = figures(verdicts)
  const cutOff = interrupted ? [interruption(interrupted, verdicts.length)] : []
  const outdated = knownFailures?.outdated ?? []
  const totals = {
    ...all,
    tests: all.tests + cutOff.length + outdated.length,
    failures: all.failures + outdated.length,
    errors: all.errors + cutOff.length,
  }
  const begun = startedAt === undefined ? {} : { timestamp: startedAt }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name, ...totals })}>`,
    ...suites.flatMap(([feature, members], at) => [
      `  <testsuite ${attributes({ name: feature, ...figures(members), ...begun, file: fileOf(members) })}>`,
      ...(at === 0 ? propertiesOf(facts) : []),
      ...members.map((verdict) => testcase(verdict, again)),
      '  </testsuite>',
    ]),
    ...cutOff,
    ...outdatedSuite(knownFailures),
    '</testsuites>',
    '',
  ].join('\n')
}

/** Of the run as a whole; runs of earlier versions did not record it. */
function propertiesOf(facts: RunFacts): string[] {
  if (!facts.run) return []
  return [
    '    <properties>',
    ...runFacts(facts).map(({ key, value }) => `      <property ${attributes({ name: key, value })}/>`),
    '    </properties>',
  ]
}

/** Of one feature. */
const fileOf = ([verdict]: readonly Verdict[]): string =>
  verdict?.scenario.location.replace(/:\d+$/, '') ?? ''

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

function outdatedSuite({ file, outdated }: NonNullable<RunFacts['knownFailures']> = noList): string[] {
  if (outdated.length === 0) return []
  const tests = outdated.length
  return [
    `  <testsuite ${attributes({ name: file, tests, failures: tests, errors: 0, skipped: 0, time: seconds(0) })}>`,
    ...outdated.map((one) => {
      const message = outdatedSentence(file, one)
      const known = { classname: file, name: nameOfEntry(one.entry), time: seconds(0) }
      return `    <testcase ${attributes(known)}><failure ${attributes({ message })} type="${one.why}"/></testcase>`
    }),
    '  </testsuite>',
  ]
}

const noList = { file: '', entries: [], outdated: [] }

const failing: readonly ScenarioOutcome[] = ['failed', 'notTestable']

function figures(verdicts: readonly Verdict[]) {
  const count = (...wanted: readonly ScenarioOutcome[]) =>
    verdicts.filter(({ outcome }) => wanted.includes(outcome)).length
  const known = verdicts.filter(isKnownFailure).length
  return {
    tests: verdicts.length,
    failures: count(...failing) - known,
    errors: count('harnessError'),
    skipped: count('notApplicable', 'notTried') + known,
    time: seconds(verdicts.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  }
}

function testcase(verdict: Verdict, again: Again): string {
  const { scenario, durationMs } = verdict
  const [classname = '', ...name] = scenario.id.split('#')
  const known = { classname, name: name.join('#'), time: seconds(durationMs), group: scenario.rows.join(' ') }
  const inside = body(verdict, again)
  const open = `    <testcase ${attributes(known)}`
  return inside === undefined ? `${open}/>` : `${open}>${inside}</testcase>`
}

function body(verdict: Verdict, again: Again): string | undefined {
  const { outcome, reason = '', known, evidence = [] } = verdict
  const message = attributes({ message: reason })
  if (outcome === 'passed') return undefined
  if (outcome === 'notApplicable' || outcome === 'notTried') return `<skipped ${message}/>`
  const text = explanation(verdict, again)
  if (known && isKnownFailure(verdict)) {
    const why = attributes({ message: `Known failure (${ownership(known)}): ${known.reason}` })
    return `<skipped ${why}/>${systemOut([...text, ...attachments(evidence)])}`
  }
  if (outcome === 'warned') return systemOut([`Warned: ${reason}`, ...text, ...attachments(evidence)])
  const tag = outcome === 'harnessError' ? 'error' : 'failure'
  return `<${tag} ${message} type="${outcome}">${data(text)}</${tag}>${systemOut(attachments(evidence))}`
}

function explanation({ scenario, context, failure }: Verdict, again: Again): string[] {
  return [
    `requirement: ${failure?.row ?? scenario.rows.join(' ')}`,
    ...(context ? [`context: ${contextInWords(context)}`] : []),
    ...(failure ? [`expected: ${failure.expected}`, `observed: ${failure.observed}`] : []),
    ...(failure?.noticedIn ? [`noticed in: ${failure.noticedIn}`] : []),
    ...(failure?.toMend ? [`mended by: ${mendingSentence[failure.toMend]}`] : []),
    ...(failure?.place ? [`thrown in: ${failure.place}`] : []),
    ...(failure?.lastGoodStep ? [`last good step: ${failure.lastGoodStep}`] : []),
    `scenario: ${scenario.location}`,
    `again: ${again(scenario.id, context)}`,
  ]
}

/** The notation for attachments that CI systems read out of system-out. */
const attachments = (files: readonly string[]): string[] => files.map((file) => `[[ATTACHMENT|${file}]]`)

const systemOut = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<system-out>${data(lines)}</system-out>`

/** Some readers show the entities of a text as they stand. */
const data = (lines: readonly string[]): string =>
  `<![CDATA[${allowed(lines.join('\n')).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const attributes = (values: Record<string, string | number>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${quoted(String(value))}`)
    .join(' ')

/** In the quotes that leave the least to escape: some readers show entities as they stand. */
function quoted(value: string): string {
  const text = escaped(value).replaceAll('\n', '&#10;')
  return value.includes('"') && !value.includes("'") ? `'${text}'` : `"${text.replaceAll('"', '&quot;')}"`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML 1.0 forbids even as references: a step's message may hold them, the report may not. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

const allowed = (text: string): string => text.replace(forbidden, '\uFFFD')

const escaped = (text: string): string =>
  allowed(text).replace(/[&<>]/g, (character) => entities[character] ?? character)
