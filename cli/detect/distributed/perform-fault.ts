/** @module A fault that somebody else has asked for, in a process of `sls worker`. */

import { jobKind } from '../../queue/job-kind.ts'
import { projectAt } from '../../shared/project.ts'
import { FaultRunner } from '../fault-runner.ts'
import { WarmSuite, withSignsOfLife } from '../warm-suite.ts'
import type { WorkerAnswer } from '../worker-messages.ts'
import { faultData } from './fault-data.ts'

/** What this process has loaded, and found out of the suite without a fault; for another seed it begins anew. */
let warm: { readonly key: string; readonly runner: FaultRunner } | undefined

export const faultJob = jobKind(faultData, async ({ fault, seed, rules }, { own, alive }) => {
  const key = JSON.stringify([seed, rules])
  if (warm?.key !== key) {
    const suite = await WarmSuite.load(projectAt(own.project), { seed, faultFolders: own.faultFolders })
    warm = { key, runner: new FaultRunner(withSignsOfLife(suite, alive), rules) }
  }
  const { runner } = warm
  const { id, violates, harmless } = fault
  const answered = harmless
    ? { kind: 'variant' as const, ...(await runner.variant(id)) }
    : { kind: 'fault' as const, ...(await runner.fault(id, violates)) }
  const answer: WorkerAnswer = { ...answered, redAnyway: runner.redAnyway }
  return Buffer.from(JSON.stringify(answer))
})
