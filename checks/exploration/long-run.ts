/**
 * @module The walks of `npm run test:long`: mistakes in the model are noticed by walks against the right server, and no harmless
 * variant of server or phone is called wrong.
 */

import { loadStage } from '../../cli/explore/load-steps.ts'
import { wallClock } from '../../cli/serve/wall-clock.ts'
import { projectAt } from '../../cli/shared/project.ts'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import type { StepPlayer } from '../../exploration/walk/step-player.ts'
import { runCommand } from '../parts/command.ts'
import type { Counts } from '../parts/parts.ts'
import { sampleOfDay } from '../parts/sample-of-day.ts'
import { sideBySide } from '../parts/side-by-side.ts'
import { exploreVariant } from './explored-variant.ts'
import { modelMutants } from './model-mutants.ts'
import { walksOnceCalledWrong } from './walks-once-called-wrong.ts'

const program = 'checks/exploration/mutated-model-program.ts'
const walksOfMutant = 2_000

/** Whether the walks find something with this mistake in the model. */
async function isNoticed(index: number): Promise<boolean> {
  const { ok, output } = await runCommand('node', [program, `${index}`, `${walksOfMutant}`])
  return !ok && /^[A-Z-]+\d+: /.test(output)
}

/** Counts mistakes: those that were noticed. */
export async function modelMutantsLongRun(print: (line: string) => void): Promise<Counts> {
  const missed = await sideBySide(
    modelMutants.map((mutant, index) => ({ ...mutant, index })),
    async ({ file, says, index }) => ((await isNoticed(index)) ? [] : [`${file}: not noticed: ${says}`]),
  )
  const lines = missed.flat()
  for (const line of lines) print(`  ${line}`)
  return { passed: modelMutants.length - lines.length, failed: lines.length, skipped: 0 }
}

/** As far as the model still offers it: in each of them the last action, which was mistaken, alone may be left out. */
async function walksAreWalked(stage: StepPlayer): Promise<boolean> {
  const walks = walksOnceCalledWrong.length
  const limits = { seed: 1, walks, processorMs: Number.POSITIVE_INFINITY, corpus: walksOnceCalledWrong }
  const { finding, coverage } = await exploreVariant(stage, unchanged, limits)
  return finding === undefined && coverage.actions >= walksOnceCalledWrong.flat().length - walks
}

/** A variant as long as that, in processor time: all of them take two minutes. */
const processorMs = 600

/** Counts harmless variants, of server and phone, and the reference server: those that no walk called wrong. In CI the same walks on every machine, of half of them each day. */
export async function harmlessVariantsLongRun(print: (line: string) => void, seed: number): Promise<Counts> {
  const all = (await loadFaults([])).filter(({ harmless }) => harmless)
  const variants = process.env.CI ? sampleOfDay(all, wallClock(), Math.ceil(all.length / 2)) : all
  const stage = await loadStage(projectAt())
  let failed = (await walksAreWalked(stage)) ? 0 : 1
  if (failed > 0)
    print('  the walks that once called a right server wrong are not walked to their end, or do so again')
  for (const { id, variant } of variants) {
    const limits = process.env.CI
      ? { seed: 1, walks: walksOnceCalledWrong.length + 20, processorMs: Number.POSITIVE_INFINITY }
      : { seed, walks: Number.POSITIVE_INFINITY, processorMs }
    const { finding } = await exploreVariant(stage, variant, { ...limits, corpus: walksOnceCalledWrong })
    if (!finding) continue
    failed++
    print(`  ${id}, walk ${finding.walk}: ${finding.row}: ${finding.actions.join(', ')}: ${finding.sentence}`)
  }
  return { passed: variants.length + 1 - failed, failed, skipped: all.length - variants.length }
}
