/** @module The id by which `run --only` finds a scenario again, for the requests that are sent on its behalf. */

import type { ITestCaseHookParameter } from '@cucumber/cucumber'
import { scenarioId } from '../../reports/suite/scenario-id.ts'

type Played = Pick<ITestCaseHookParameter, 'pickle' | 'gherkinDocument'>

/** Every scenario of a feature, also those under a Rule. */
const scenariosOf = ({ gherkinDocument }: Played) =>
  (gherkinDocument.feature?.children ?? [])
    .flatMap((child) => child.rule?.children ?? [child])
    .flatMap(({ scenario }) => scenario ?? [])

/** As the reports name it: the name in the feature, not the one with the values of its row filled in. */
export function nameOf(played: Played): string {
  const { uri, name, astNodeIds } = played.pickle
  const feature = uri.replaceAll('\\', '/').replace(/^(?:.*\/)?features\/|\.feature$/g, '')
  const [scenarioNode, rowNode] = astNodeIds
  const scenario = scenariosOf(played).find(({ id }) => id === scenarioNode)
  const rows = scenario?.examples.flatMap(({ tableBody }) => tableBody)
  const row = rows?.find(({ id }) => id === rowNode)
  return scenarioId(feature, scenario?.name ?? name, row?.cells[0]?.value)
}
