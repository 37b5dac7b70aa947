/** @module The process of a rehearsal: plays the suite, and sends how each scenario ended and what it needs. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Needs, rehearsal, rehearsed } from '../../../drivers/assemblies/people/needs.ts'
import { ScenarioContexts } from '../../../reports/contexts/choice.ts'
import type { OpenContext } from '../../../reports/contexts/context.ts'
import { loadContextRules } from '../../../reports/contexts/context-rules.ts'
import type { Scenario } from '../../../reports/suite/scenarios.ts'
import { isNamed } from '../../../reports/suite/selection.ts'
import { type Ending, endingOf } from '../../../reports/verdicts/ending.ts'
import { WarmSuite } from '../../detect/warm-suite.ts'
import { type Project, projectAt } from '../../shared/project.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { notPlain } from '../contexts/unavailable.ts'
import type { rehearsalReport } from './rehearse.ts'

const settings = z.strictObject({
  root: z.string(),
  seed: z.number(),
  only: z.array(z.string()).optional(),
  rehearsal: rehearsal.omit({ file: true }),
  folder: z.string(),
  lockedOnIPhone: z.boolean(),
})

/** One scenario, as it was played. */
interface Played {
  readonly scenario: Scenario
  readonly ending: Ending
  readonly needs: Needs | undefined
  readonly context: OpenContext
}

/** An iPhone that has what all have, in place of the Android phone that is the plain one. */
const iPhone = 'an iPhone with Face ID'

const given = settings.parse(JSON.parse(process.argv[2] ?? ''))
const project = projectAt(given.root)
const suite = await WarmSuite.load(project, { seed: given.seed, faultFolders: [] })

/** Plays these in the given contexts; `name` is that of the file of their needs. */
async function play(
  name: string,
  scenarios: readonly Scenario[],
  contextOf: (scenario: Scenario) => OpenContext,
): Promise<readonly Played[]> {
  const file = join(given.folder, `${name}.json`)
  const endings = new Map<Scenario, Ending>()
  await suite.run({
    fault: undefined,
    scenarios,
    needed: () => true,
    rehearsed: { how: { ...given.rehearsal, file }, contextOf },
    onFinished: ({ scenario, record }) => void endings.set(scenario, endingOf(record)),
  })
  const needs = rehearsed.parse(JSON.parse(readFileSync(file, 'utf8')))
  return [...endings].map(([scenario, ending]) => ({
    scenario,
    ending,
    needs: needs[scenario.id],
    context: contextOf(scenario),
  }))
}

/** What is played on an iPhone, where it leaves the phone open. */
function iPhoneContexts({ requirements }: Project): ScenarioContexts {
  const rules = loadContextRules(requirements)
  if (!rules.ok) throw new UsageError(rules.problems)
  const unavailable = notPlain.filter((value) => value !== iPhone)
  return new ScenarioContexts(suite.scenarios, {
    exclusions: rules.value.notTogether,
    unavailable,
    given: { phone: iPhone },
  })
}

/**
 * Whoever is locked can play nothing for a long time, and most of what there is to play is for those with IB Key on Android: rules
 * that lock somebody, and leave the phone open, are played on an iPhone.
 */
async function lockingOnIPhone(plain: readonly Played[]): Promise<readonly Played[]> {
  const contexts = iPhoneContexts(project)
  const groups = Map.groupBy(plain, ({ scenario }) => scenario.group)
  const chosen = [...groups.values()].filter(
    (members) =>
      members.some(({ needs }) => needs?.leaves.includes('locks')) &&
      members.every(({ scenario }) => contexts.openOf(scenario).has('phone')),
  )
  const again = await play(
    'iPhone',
    chosen.flat().map(({ scenario }) => scenario),
    (scenario) => contexts.contextOf(scenario, given.seed),
  )
  const asBefore = ({ scenario, ending }: Played): boolean =>
    plain.some((one) => one.scenario === scenario && one.ending.kind === ending.kind)
  return [...Map.groupBy(again, ({ scenario }) => scenario.group).values()]
    .filter((members) => members.every(asBefore))
    .flat()
}

const plain = await play(
  'plain',
  suite.scenarios.filter((scenario) => isNamed(scenario, given.only)),
  () => ({}),
)
const others = given.lockedOnIPhone ? await lockingOnIPhone(plain) : []
const instead = new Map(others.map((one) => [one.scenario, one]))
const played = plain.map((one) => instead.get(one.scenario) ?? one)
const report: z.infer<typeof rehearsalReport> = {
  scenarios: played.map(({ scenario: { id, rows, group, case: case_ }, ending }) => ({
    id,
    rows: [...rows],
    group,
    case: case_,
    ending: ending.kind,
    ...('reason' in ending ? { reason: ending.reason } : {}),
  })),
  needs: Object.fromEntries(played.flatMap(({ scenario, needs }) => (needs ? [[scenario.id, needs]] : []))),
  contexts: Object.fromEntries(others.map(({ scenario, context }) => [scenario.id, context])),
}
process.send?.(report, () => process.disconnect?.())
