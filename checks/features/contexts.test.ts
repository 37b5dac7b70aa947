import { expect, test } from 'vitest'
import { parseFeatures } from '../../cli/run/cucumber.ts'
import { projectAt } from '../../cli/shared/project.ts'
import { ScenarioContexts } from '../../reports/contexts/choice.ts'
import { type ContextValue, dimensionNames, valuesOf } from '../../reports/contexts/context.ts'
import { loadContextRules } from '../../reports/contexts/context-rules.ts'
import { mostContexts } from '../../reports/contexts/covering-array.ts'
import { concerns } from '../../reports/contexts/openness.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'

const project = projectAt()
const suite = new SuiteReader()
await parseFeatures(project, suite)
const rules = loadContextRules(project.requirements)
if (!rules.ok) throw new Error(rules.problems.join('\n'))
const { notTogether, littleOpen } = rules.value
const contexts = new ScenarioContexts(suite.scenarios, { exclusions: notTogether })

const ofRules = suite.scenarios.filter(({ inRule }) => inRule)
const leavesLittle = ofRules.filter((scenario) => contexts.openOf(scenario).size < 3)

test.each([
  ['security', true],
  ['the articles', false],
])('of the rules of %s at least 70 %% leave three things open or more', (_, security) => {
  const ofThese = ofRules.filter(({ feature }) => feature.startsWith('security/') === security)
  const little = ofThese.filter((scenario) => leavesLittle.includes(scenario))
  expect(little.length / ofThese.length).toBeLessThanOrEqual(0.3)
})

test('of those that leave less contexts.yaml says why', () => {
  const unexplained = leavesLittle.filter(
    (scenario) => !littleOpen.some((entry) => concerns(entry, scenario)),
  )
  expect(unexplained.map(({ id }) => id)).toEqual([])
})

test('each entry of contexts.yaml is about some scenario', () => {
  const idle = [...notTogether, ...littleOpen].filter(
    (entry) => !suite.scenarios.some((scenario) => concerns(entry, scenario)),
  )
  expect(idle.map(({ id }) => id)).toEqual([])
})

test('refusal and twin have the same context, as far as both leave it open', () => {
  const differing = [...Map.groupBy(ofRules, ({ group }) => group).values()].flatMap((group) =>
    Array.from({ length: 12 }, (_, seed) => {
      const played = group.map((scenario) => contexts.contextOf(scenario, seed + 1))
      return dimensionNames.filter(
        (name) => new Set(played.flatMap((context) => context[name] ?? [])).size > 1,
      )
    }).flat(),
  )
  expect(differing).toEqual([])
})

test('with seed 1 each value occurs', () => {
  const played = new Set<ContextValue>(
    suite.scenarios.flatMap((scenario) => Object.values(contexts.contextOf(scenario, 1))),
  )
  expect(dimensionNames.flatMap(valuesOf).filter((value) => !played.has(value))).toEqual([])
})

test('in all pairs no scenario is played in more contexts than the most', () => {
  const played = suite.scenarios.map((scenario) => contexts.pairsOf(scenario).length)
  expect(Math.max(...played)).toBeLessThanOrEqual(mostContexts)
})
