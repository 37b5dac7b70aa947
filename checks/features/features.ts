/**
 * @module What else has to hold for the features of this project than that they run. `npm run check` looks;
 * `npm run features` writes what follows from the features: their index, and the ids of new scenarios.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { callCucumber } from '../../cli/run/cucumber.ts'
import { projectAt, suiteManifest } from '../../cli/shared/project.ts'
import { loadCatalogue, manifestName } from '../../reports/catalogue/catalogue.ts'
import type { Result } from '../../reports/result.ts'
import {
  loadManifest,
  manifestProblems,
  manifestText,
  withNewScenarios,
} from '../../reports/suite/manifest.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { styleProblems } from '../../reports/suite/style.ts'
import { isOutcome } from '../../steps/support/step.ts'
import { featureIndex } from './feature-index.ts'
import { actionsUnderThen } from './outcomes.ts'

const project = projectAt()
const indexFile = join(project.root, 'features', 'README.md')
const manifestFile = join(project.requirements, manifestName)

async function read() {
  const suite = new SuiteReader()
  const { root, features, support } = project
  const loaded = await callCucumber(
    { root, features: [features], support, worldParameters: {}, choose: () => [] },
    (message) => suite.add(message),
  )
  return {
    suite,
    definitions: library.parse(loaded).stepDefinitions.map((definition) => ({
      matches: (sentence: string) => definition.matchesStepName(sentence),
      isOutcome: isOutcome(definition.unwrappedCode),
    })),
    index: featureIndex(suite, unwrap(loadCatalogue(project.requirements))),
    manifest: unwrap(loadManifest(project.requirements)),
  }
}

/** What Cucumber keeps of a step definition, which its types do not say. */
interface StepDefinition {
  readonly matchesStepName: (sentence: string) => boolean
  readonly unwrappedCode: object
}
const library = z.object({
  stepDefinitions: z.array(
    z.custom<StepDefinition>(
      (one) => typeof one === 'object' && one !== null && 'matchesStepName' in one && 'unwrappedCode' in one,
    ),
  ),
})

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.value
}

/** Sentences about what is wrong; none is the good answer. */
export async function featureProblems(): Promise<string[]> {
  const { suite, definitions, index, manifest } = await read()
  const written = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : ''
  return [
    ...styleProblems(suite),
    ...actionsUnderThen(suite, definitions),
    ...manifestProblems(suite.scenarios, manifest),
    ...(written === index ? [] : ['features/README.md is out of date: npm run features writes it.']),
  ]
}

async function write(): Promise<void> {
  const { suite, index, manifest } = await read()
  writeFileSync(indexFile, index)
  writeFileSync(
    manifestFile,
    manifestText(withNewScenarios(suite.scenarios, manifest, suiteManifest().version)),
  )
  const problems = await featureProblems()
  if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

if (import.meta.main) await write()
