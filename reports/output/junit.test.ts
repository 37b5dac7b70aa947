import { expect, test } from 'vitest'
import {
  failedWith,
  passed,
  skipped,
  testCatalogue,
  testRecord,
  testScenario,
} from '../../testing/reports.ts'
import { verdictOf } from '../verdicts/verdict.ts'
import { junitOf } from './junit.ts'

const nasty = 'a <tag> & "quotes" \u0007 \u0000 \uD800 конец\nsecond line ]]>'
const scenario = (row: string, feature: string) => ({ ...testScenario([row], [[]], true), feature })
const runOf = (target: string) => ({
  suite: { name: 'suite', version: '1', spec: 'spec' },
  target: { name: target },
  seed: 1,
})
const verdicts = [
  verdictOf(scenario('M-01', 'a'), testRecord([passed]), testCatalogue),
  verdictOf(scenario('M-01', 'a'), testRecord([failedWith('AssertionError', nasty)]), testCatalogue),
  verdictOf(scenario('S-01', 'a'), testRecord([failedWith('AssertionError', nasty)]), testCatalogue),
  verdictOf(scenario('M-01', 'b'), testRecord([failedWith('Error', nasty)]), testCatalogue),
  verdictOf(
    scenario('M-01', 'b'),
    testRecord([skipped], { logs: [`Not applicable: ${nasty}`] }),
    testCatalogue,
  ),
]
const again = (id: string) => `npx sls run --only '${id}'`
const xml = junitOf(runOf('a & "target"'), verdicts, again)

/** The names of all elements in order, if tags nest and characters are allowed. */
function elementsOf(text: string): string[] {
  const open: string[] = []
  const seen: string[] = []
  const body = text.replace(/^<\?xml [^?]*\?>/, '').replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')
  const tag = /<(\/?)([a-z-]+)((?: [a-z]+=(?:"[^"<]*"|'[^'<]*'))*)(\/?)>/g
  expect(body.replace(tag, '')).not.toMatch(/[<"]|&(?!amp;|lt;|gt;|quot;|#10;)/)
  expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}/u)
  for (const [, closing, name = '', , empty] of body.matchAll(tag)) {
    if (closing) expect(open.pop()).toBe(name)
    else seen.push(name)
    if (!closing && !empty) open.push(name)
  }
  expect(open).toEqual([])
  return seen
}

test('is well-formed, whatever a message holds', () => {
  expect(elementsOf(xml)).toEqual([
    'testsuites',
    'testsuite',
    'testcase',
    'testcase',
    'failure',
    'testcase',
    'system-out',
    'testsuite',
    'testcase',
    'error',
    'testcase',
    'skipped',
  ])
})

test('counts a warning as passed and a harness error as an error', () => {
  expect(xml).toContain(
    '<testsuites name=\'suite on a &amp; "target"\' tests="5" failures="1" errors="1" time="0.007">',
  )
  expect(xml).toContain('<testsuite name="a" tests="3" failures="1" errors="0" skipped="0"')
})

test('says of each scenario what it is about, and of one that failed how to see it again', () => {
  const startedAt = '2026-03-02T09:00:00.000Z'
  const told = junitOf({ ...runOf('target'), startedAt }, verdicts.slice(0, 3), again)
  expect(told).toContain(`time="0.004" timestamp="${startedAt}" file="features/f.feature">`)
  expect(told).toContain('<testcase classname="f" name="s" time="0.002" group="M-01"/>')
  expect(told).toContain("scenario: features/f.feature:3\nagain: npx sls run --only 'f#s'")
  expect(told).toContain('<![CDATA[requirement: M-01\nexpected: ')
  expect(told).toContain('second line ]]]]><![CDATA[>')
})

test('a run without any scenario is well-formed as well', () => {
  expect(elementsOf(junitOf(runOf('none'), [], again))).toEqual(['testsuites'])
})

test('attaches what a failure and a warning have left behind', () => {
  const left = (row: string) => ({
    ...verdictOf(scenario(row, 'a'), testRecord([failedWith('AssertionError', 'no')]), testCatalogue),
    evidence: [`evidence/${row}/window-1.png`],
  })
  const attached = junitOf(runOf('target'), [left('M-01'), left('S-01')], again)
  expect(attached).toContain('[[ATTACHMENT|evidence/M-01/window-1.png]]')
  expect(attached).toMatch(/Warned: no\n.*\n\[\[ATTACHMENT\|evidence\/S-01\/window-1\.png\]\]/s)
})

test('a run that was cut off is red, and says by what', () => {
  const cutOff = junitOf(
    { ...runOf('embedded'), interrupted: { by: 'SIGINT', planned: 7 } },
    [verdictOf(scenario('M-01', 'a'), testRecord([passed]), testCatalogue)],
    again,
  )
  expect(cutOff).toContain('<testsuites name="suite on embedded" tests="2" failures="0" errors="1"')
  expect(cutOff).toContain(
    '<error message="The run was cut off by SIGINT after 1 of 7 scenarios." type="interrupted"/>',
  )
  expect(elementsOf(cutOff).slice(-3)).toEqual(['testsuite', 'testcase', 'error'])
})

test('what was run stands in it once', () => {
  const digest = `sha256:${'0'.repeat(64)}`
  const run = {
    options: [],
    capabilities: [],
    digests: { features: digest, steps: digest, catalogue: digest, configuration: digest },
    scenarios: { planned: 6, executed: 5 },
  }
  const told = junitOf({ ...runOf('target'), run, endedAt: '2026-03-02T09:00:00.000Z' }, verdicts, again)
  expect(elementsOf(told).filter((name) => name === 'properties')).toHaveLength(1)
  expect(told).toContain('<property name="scenarios.planned" value="6"/>')
  expect(told).toContain('<property name="scenarios.executed" value="5"/>')
  expect(told).toContain(`<property name="digest.catalogue" value="${digest}"/>`)
  expect(told).toContain('<property name="endedAt" value="2026-03-02T09:00:00.000Z"/>')
})
