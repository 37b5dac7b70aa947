/** @module The features as parsed, with the steps as loaded: their modules define them once in a process. */

import { type CucumberCall, callCucumber } from '../../cli/run/cucumber.ts'
import { projectAt } from '../../cli/shared/project.ts'

let steps: CucumberCall['support'] | undefined

/** Parses the features, runs nothing, and resolves to what Cucumber keeps of the steps. */
export async function parsedFeatures(onMessage: Parameters<typeof callCucumber>[1]): Promise<unknown> {
  const { root, features, support } = projectAt()
  const call = { root, features: [features], worldParameters: {}, choose: () => [] }
  steps = await callCucumber({ ...call, support: steps ?? support }, onMessage)
  return steps
}
