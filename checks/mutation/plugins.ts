/** @module What Stryker loads of ours, in its own process and in those that run the tests. */

import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { JudgesRunner } from './judges/judges-runner.ts'
import { sentencesForPeople } from './judges/sentences.ts'
import { MutationProgress } from './progress.ts'
import { refusalCauses } from './refusal-causes.ts'
import { ScenarioRunner } from './runner.ts'
import { SurvivorLines } from './survivor-lines.ts'

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'scenarios', ScenarioRunner),
  declareClassPlugin(PluginKind.TestRunner, 'judges', JudgesRunner),
  declareClassPlugin(PluginKind.Reporter, 'progress', MutationProgress),
  declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorLines),
  declareValuePlugin(PluginKind.Ignore, 'causes', refusalCauses),
  declareValuePlugin(PluginKind.Ignore, 'sentences', sentencesForPeople),
]
