import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import type { Judged } from '../../reports/detection/detection.ts'
import { judgeFault, judgeHarmless } from '../../reports/detection/fault-verdict.ts'
import type { Answer } from './worker-pool.ts'
import type { Lost } from './worker-process.ts'

/** What a worker found out about a fault, or that it was lost over it, as an entry of the record. */
export function judgementOf(fault: KnownFault, answer: Answer | Lost): Judged {
  const { id, title, subject, violates } = fault
  if (answer.kind === 'lost') return lost(fault, answer.reason)
  const about = { id, title, subject, durationMs: Math.round(answer.durationMs * 10) / 10 }
  return answer.kind === 'fault'
    ? { ...about, violates: [...violates], ...answer.finding }
    : { ...about, ...answer.finding }
}

function lost({ id, title, subject, violates, harmless }: KnownFault, reason: string): Judged {
  const broken = [{ expected: 'a process that runs the suite with it', observed: reason }]
  const about = { id, title, subject, durationMs: 0 }
  return harmless
    ? { ...about, ...judgeHarmless([], broken) }
    : { ...about, violates: [...violates], ...judgeFault(violates, [], broken) }
}
