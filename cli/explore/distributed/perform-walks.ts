/** @module Walks that somebody else has asked for, in a process of `sls worker`. */

import { NotTestable } from '../../../drivers/ports/errors.ts'
import { registerAssembly } from '../../../drivers/ports/scene.ts'
import { Coverage } from '../../../exploration/walk/coverage.ts'
import { explore } from '../../../exploration/walk/explore.ts'
import type { StepPlayer } from '../../../exploration/walk/step-player.ts'
import { loadCatalogue } from '../../../reports/catalogue/catalogue.ts'
import { namedSystem } from '../../config/named-system.ts'
import { type JobSurroundings, jobKind } from '../../queue/job-kind.ts'
import type { OwnCopy } from '../../queue/own-copy.ts'
import { projectAt } from '../../shared/project.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { loadStage } from '../load-steps.ts'
import { type ExploredTarget, exploredTarget } from '../target.ts'
import { type WalksData, type WalksRecord, walksData } from './walks-data.ts'

/** What this process has loaded. */
let loaded: Promise<StepPlayer> | undefined

export const walksJob = jobKind(walksData, async (data, surroundings) => {
  const { own, instance } = surroundings
  loaded ??= loadStage(projectAt(own.project))
  const stage = await loaded
  try {
    const assembly = await (await targetOf(data, own)).assemble(instance)
    registerAssembly(assembly)
    try {
      return Buffer.from(JSON.stringify(await walked(stage, data, surroundings)))
    } finally {
      await assembly.close()
    }
  } finally {
    const { endKeptInstances } = await import('../../../drivers/assemblies/configured/instance.ts')
    await endKeptInstances()
  }
})

async function targetOf({ configured, fault }: WalksData, own: OwnCopy): Promise<ExploredTarget> {
  const project = projectAt(own.project)
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) throw new UsageError(catalogue.problems)
  const system = configured ? await namedSystem(own) : undefined
  if (system && !system.ok) throw new UsageError(system.problems)
  const target = await exploredTarget(
    { system: system?.value, fault, faultFolders: own.faultFolders },
    project,
    catalogue.value,
  )
  if (!target.ok) throw new UsageError(target.problems)
  return target.value
}

async function walked(
  stage: StepPlayer,
  { seed, first, walks, corpus }: WalksData,
  { alive }: JobSurroundings,
): Promise<WalksRecord> {
  const coverage = new Coverage()
  const known = new Set<string>()
  const told = new Set<string>()
  const findings: WalksRecord['findings'] = []
  const kept: string[][] = []
  let begun = 0
  let walk = ''
  const rest = (): Omit<WalksRecord, 'ended'> => ({ coverage: coverage.plain, findings, corpus: kept })
  try {
    await explore({
      stage,
      seed,
      coverage,
      from: first,
      corpus,
      known,
      isOver: () => begun >= corpus.length + walks,
      isStopped: () => {
        alive()
        return false
      },
      onWalk(name) {
        alive()
        walk = name
        begun++
      },
      onNew: (actions) => void kept.push([...actions]),
      onFinding({ mismatch: { expected, observed }, ...finding }) {
        const shapes = [...known].filter((shape) => !told.has(shape))
        for (const shape of shapes) told.add(shape)
        findings.push({
          finding: {
            ...finding,
            lines: [...finding.lines],
            actions: [...finding.actions],
            mismatch: { expected, observed },
          },
          known: shapes,
        })
      },
    })
    return rest()
  } catch (error) {
    if (!(error instanceof NotTestable)) throw error
    return { ...rest(), ended: { walk, reason: error.message.replace(/^Not testable: /, '') } }
  }
}
