/** @module What a system under test is, as a worker has found out: who wants the results need not reach it. */

import { z } from 'zod'
import { labFace } from '../../../contract/lab-face.ts'
import type { Probed } from '../../../drivers/assemblies/configured/probe.ts'
import { jsonOf } from '../../../reports/json.ts'
import { idOfOneRun } from '../../../work-queue/distribute.ts'
import type { MemberFacts } from '../../../work-queue/messages.ts'
import type { Queue } from '../../../work-queue/queue.ts'
import { distributeJobs } from '../../queue/asker.ts'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { reportUsageErrors } from '../../shared/usage-errors.ts'

/** What a worker gives back. */
const probedElsewhere = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), description: labFace.describe.reply }),
  z.strictObject({ ok: z.literal(false), at: z.enum(['connection', 'contract']), problem: z.string() }),
])

/** Has a worker ask the system of its configuration. Resolves to the exit code where there is no answer, which has been said. */
export async function probedByWorker(
  queue: Queue,
  facts: MemberFacts,
  terminal: Terminal,
): Promise<Probed | ExitCode> {
  let probed: Probed | undefined
  const run = {
    run: idOfOneRun(),
    kind: 'describe',
    title: 'sls run, what the system is',
    facts,
    jobs: [{ id: '1', data: {} }],
  }
  const listener = {
    done: ({ bytes }: { readonly bytes: Uint8Array }) => {
      probed = probedElsewhere.parse(jsonOf(Buffer.from(bytes).toString()))
    },
  }
  const ended = await distributeJobs(queue, run, listener, terminal)
  if (!ended.ok) return reportUsageErrors(ended.problems, terminal)
  if (probed) return probed
  const { problem, stoppedBy } = ended.value
  terminal.err(
    problem === undefined ? `Stopped by ${stoppedBy}: nothing is judged.\n` : `Harness error: ${problem}\n`,
  )
  return exitCodes.harness
}
