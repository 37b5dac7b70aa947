/** @module Asking a system under test what it is, in a process of `sls worker`: who wants the results need not reach it. */

import { z } from 'zod'
import { namedSystem } from '../../config/named-system.ts'
import { jobKind } from '../../queue/job-kind.ts'
import { UsageError } from '../../shared/usage-errors.ts'

export const describeJob = jobKind(z.strictObject({}), async (_, { own, instance }) => {
  const system = await namedSystem(own)
  if (!system.ok) throw new UsageError(system.problems)
  if (!system.value) throw new UsageError(['this worker has no configuration of a system under test'])
  const { describeSystem } = await import('../../../drivers/assemblies/configured/probe.ts')
  const { endKeptInstances } = await import('../../../drivers/assemblies/configured/instance.ts')
  try {
    return Buffer.from(JSON.stringify(await describeSystem(system.value, instance)))
  } finally {
    await endKeptInstances()
  }
})
