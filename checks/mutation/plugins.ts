/** @module What Stryker loads of ours, in its own process and in those that run the scenarios. */

import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { MutationProgress } from './progress.ts'
import { refusalCauses } from './refusal-causes.ts'
import { ScenarioRunner } from './runner.ts'

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'scenarios', ScenarioRunner),
  declareClassPlugin(PluginKind.Reporter, 'progress', MutationProgress),
  declareValuePlugin(PluginKind.Ignore, 'causes', refusalCauses),
]
