/** @module Finds out what scenarios need, by playing them with the reference server in a process of their own. */

import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { atLeast } from '../../../drivers/assemblies/people/counts.ts'
import { type Rehearsal, rehearsed } from '../../../drivers/assemblies/people/needs.ts'
import type { Configuration, RealClockSettings, WithoutLab } from '../../../drivers/config/configuration.ts'
import { HarnessError } from '../../../drivers/ports/errors.ts'
import { openContextSchema } from '../../../reports/contexts/context.ts'
import type { Selection } from '../../../reports/suite/selection.ts'

/** One scenario, as it went. */
export const rehearsedScenario = z.strictObject({
  id: z.string(),
  rows: z.array(z.string()),
  group: z.string(),
  case: z.string(),
  ending: z.enum(['passed', 'notApplicable', 'notTried', 'failed', 'notTestable', 'harnessError']),
  /** Why it did not pass. */
  reason: z.string().exactOptional(),
})

/** What a rehearsal has found out. */
export const rehearsalReport = z.strictObject({
  scenarios: z.array(rehearsedScenario),
  needs: rehearsed,
  /** By id, of the scenarios that are to be played otherwise than in the plain one. */
  contexts: z.record(z.string(), openContextSchema),
})
export type Rehearsed = z.infer<typeof rehearsalReport>

/** A step takes as long as the wait for what it causes, and the requests; and half of it again. */
const stepMs = ({ settleMs, speed }: RealClockSettings): number => 2 * (settleMs + 250) * speed

const program = fileURLToPath(new URL('./rehearsal-main.ts', import.meta.url))

/** Plays the suite, or the scenarios of `only`, as the system under test will have to: as slowly, and with its numbers. */
export async function rehearse(
  { root, seed, only }: { readonly root: string; readonly seed: number; readonly only?: Selection['only'] },
  {
    withoutLab,
    clock,
    process: control,
  }: Configuration & { withoutLab: WithoutLab; clock: RealClockSettings },
): Promise<Rehearsed> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-rehearsal-'))
  const rehearsal: Omit<Rehearsal, 'file'> = {
    stepMs: stepMs(clock),
    capabilities: [...withoutLab.capabilities],
    numbers: atLeast(withoutLab.numbers ?? {}),
    canRestart: control !== undefined,
  }
  const lockedOnIPhone = withoutLab.people.some(
    ({ devices }) => devices.length === 1 && devices.some((one) => one.type === 'ibKey' && one.os === 'iOS'),
  )
  try {
    return rehearsalReport.parse(await played({ root, seed, only, rehearsal, folder, lockedOnIPhone }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function played(settings: object): Promise<unknown> {
  const child = fork(program, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new HarnessError(`the rehearsal ended with ${code} before it was over`)),
    )
  })
}
