/** @module What frames every scenario: a scene of its own, and no refusal that a step did not acknowledge. */

import { After, AfterAll, BeforeStep, type ITestCaseHookParameter } from '@cucumber/cucumber'
import { locale } from '../../contract/primitives.ts'
import { pauseOfRun } from '../../drivers/ports/pause.ts'
import { closeAssembly, openScene } from '../../drivers/ports/scene.ts'
import { openContextSchema } from '../../reports/contexts/context.ts'
import { requestFields } from '../../reports/suite/request-fields.ts'
import { scenarioId } from '../../reports/suite/scenario-id.ts'
import { affordable } from './context.ts'
import type { SlsWorld } from './world.ts'

const languageOf = locale.catch('en')

/** One hook opens the scene and one closes it: each further one costs time in every scenario and a line in its messages. */
BeforeStep(async function (this: SlsWorld, { pickle, gherkinDocument, pickleStep }) {
  if (!this.hasScene) {
    const id = idOf({ pickle, gherkinDocument })
    const scene = await openScene(`${this.parameters.seed}/${id}`)
    const open = await affordable(openContextSchema.parse(this.parameters.context ?? {}), scene)
    this.enter(id, scene, languageOf.parse(gherkinDocument.feature?.language), open)
  }
  const index = pickle.steps.findIndex(({ id }) => id === pickleStep.id)
  const step = { sentence: pickleStep.text, index }
  await pauseOfRun()?.before({ scene: this.scene, scenario: this.scenario, step })
  this.scene.nameRequests(step, requestFields(this.scenario, step))
})

After({ name: 'every refusal was acknowledged' }, async function (this: SlsWorld, { result }) {
  try {
    if (result?.status === 'FAILED' && this.hasScene) {
      const { scene, scenario } = this
      await pauseOfRun()?.failed({ scene, scenario, step: scene.step() }, result.message ?? '')
    }
    this.attachRecordings()
    if (result?.status === 'FAILED') await this.attachEvidence()
    if (result?.status === 'PASSED') await this.verifyAcknowledged()
  } finally {
    await this.leave()
  }
})

AfterAll(closeAssembly)

type RunningScenario = Pick<ITestCaseHookParameter, 'pickle' | 'gherkinDocument'>

/** Every scenario of a feature, also those under a Rule. */
const scenariosOf = ({ gherkinDocument }: RunningScenario) =>
  (gherkinDocument.feature?.children ?? [])
    .flatMap((child) => child.rule?.children ?? [child])
    .flatMap(({ scenario }) => scenario ?? [])

/** The id in reports and for `run --only`: from the scenario's name in the feature, without the values of its row. */
function idOf(running: RunningScenario): string {
  const { uri, name, astNodeIds } = running.pickle
  const feature = uri.replaceAll('\\', '/').replace(/^(?:.*\/)?features\/|\.feature$/g, '')
  const [scenarioNode, rowNode] = astNodeIds
  const scenario = scenariosOf(running).find(({ id }) => id === scenarioNode)
  const rows = scenario?.examples.flatMap(({ tableBody }) => tableBody)
  const row = rows?.find(({ id }) => id === rowNode)
  return scenarioId(feature, scenario?.name ?? name, row?.cells[0]?.value)
}
