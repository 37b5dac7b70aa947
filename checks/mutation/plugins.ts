/** @module What Stryker loads of ours, in its own process and in those that run the scenarios. */

import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { causesOfRefusals } from './causes.ts'
import { Progress } from './progress.ts'
import { ScenarioRunner } from './runner.ts'

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'scenarios', ScenarioRunner),
  declareClassPlugin(PluginKind.Reporter, 'gauge', Progress),
  declareValuePlugin(PluginKind.Ignore, 'causes', causesOfRefusals),
]
