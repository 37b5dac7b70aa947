/** @module What is explored: the reference server in this process, or the system of a configuration. */

import type { Assembly } from '../../drivers/ports/scene.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { type Result, valid } from '../../reports/result.ts'
import { systemTask, testedSystem } from '../run/tested-system.ts'
import { faultNamed, faultsIn } from '../shared/fault-choice.ts'
import type { Project } from '../shared/project.ts'
import type { ExploreOptions } from './options.ts'

export interface ExploredTarget {
  readonly name: string
  readonly assembly: Assembly
  /** The options by which `sls run` reaches the same. */
  readonly options: readonly string[]
}

export async function exploredTarget(
  { system, fault, faultFolders }: Pick<ExploreOptions, 'system' | 'fault' | 'faultFolders'>,
  project: Project,
  catalogue: Catalogue,
): Promise<Result<ExploredTarget>> {
  const { unchanged } = await import('../../drivers/assemblies/variant.ts')
  const chosen = fault === undefined ? undefined : await chosenFault(fault, faultFolders)
  if (chosen && !chosen.ok) return chosen
  const variant = chosen?.value.variant ?? unchanged
  const injected = [
    ...(fault === undefined ? [] : [`--fault ${fault}`]),
    ...faultFolders.map((folder) => `--faults '${folder}'`),
  ]
  const withFault = fault === undefined ? '' : ` with fault ${fault}`
  if (!system) {
    const { embedded } = await import('../../drivers/assemblies/embedded.ts')
    return valid({ name: `the reference server${withFault}`, assembly: embedded(variant), options: injected })
  }
  const { describeSystem } = await import('../../drivers/assemblies/configured/probe.ts')
  const tested = testedSystem(system, await describeSystem(system), project, catalogue)
  if (!tested.ok) return tested
  const { configuredAssembly } = await import('../../drivers/assemblies/configured/assembly.ts')
  const { systemUnderTest } = await import('../../drivers/config/configuration.ts')
  const assembly = await configuredAssembly(systemUnderTest.parse(systemTask(tested.value, 1)), variant)
  return valid({
    name: `${tested.value.name}${withFault}`,
    assembly,
    options: [system.option, ...injected],
  })
}

async function chosenFault(id: string, folders: readonly string[]) {
  const known = await faultsIn(folders)
  return known.ok ? faultNamed('--fault', id, known.value) : known
}
