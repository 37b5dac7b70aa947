/** @module What is explored: the reference server in this process, or the system of a configuration. */

import type { Probed } from '../../drivers/assemblies/configured/probe.ts'
import type { Assembly } from '../../drivers/ports/scene.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { type Result, valid } from '../../reports/result.ts'
import type { RunSystem } from '../config/named-system.ts'
import { systemTask, testedSystem } from '../run/tested-system.ts'
import { faultNamed, faultsIn } from '../shared/fault-choice.ts'
import type { Project } from '../shared/project.ts'
import type { ExploreOptions } from './options.ts'

export interface ExploredTarget {
  readonly name: string
  /** Nothing of it is started before. `instance`: of a system of a configuration, counted from 0. */
  assemble(instance: number): Promise<Assembly>
  /** The options by which `sls run` reaches the same. */
  readonly options: readonly string[]
}

/** Asks a system what it is, from here. */
const describedHere = async (system: RunSystem): Promise<Probed> =>
  await (await import('../../drivers/assemblies/configured/probe.ts')).describeSystem(system)

export async function exploredTarget(
  { system, fault, faultFolders }: Pick<ExploreOptions, 'system' | 'fault' | 'faultFolders'>,
  project: Project,
  catalogue: Catalogue,
  described: (system: RunSystem) => Promise<Probed> = describedHere,
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
  if (!system)
    return valid({
      name: `the reference server${withFault}`,
      assemble: async () => (await import('../../drivers/assemblies/embedded.ts')).embedded(variant),
      options: injected,
    })
  const tested = testedSystem(system, await described(system), project, catalogue)
  if (!tested.ok) return tested
  return valid({
    name: `${tested.value.name}${withFault}`,
    async assemble(instance) {
      const { configuredAssembly } = await import('../../drivers/assemblies/configured/assembly.ts')
      const { systemUnderTest } = await import('../../drivers/config/configuration.ts')
      return configuredAssembly(systemUnderTest.parse(systemTask(tested.value, instance + 1)), variant)
    },
    options: [system.option, ...injected],
  })
}

async function chosenFault(id: string, folders: readonly string[]) {
  const known = await faultsIn(folders)
  return known.ok ? faultNamed('--fault', id, known.value) : known
}
