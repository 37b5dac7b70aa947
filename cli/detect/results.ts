import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import type { DetectionResult } from '../../reports/detection/detection.ts'
import { faultFinding, variantFinding } from '../../reports/detection/fault-verdict.ts'
import type { WorkerAnswer } from './worker-messages.ts'
import type { LostWorker } from './worker-pool.ts'

/** What a worker found out about a fault, or that it was lost over it, as an entry of detection.json. */
export function resultOf(fault: KnownFault, answer: WorkerAnswer | LostWorker): DetectionResult {
  const { id, title, subject, violates } = fault
  if (answer.kind === 'lost') return lost(fault, answer.reason)
  const about = { id, title, subject, durationMs: Math.round(answer.durationMs * 10) / 10 }
  return answer.kind === 'fault'
    ? { ...about, violates: [...violates], ...answer.finding }
    : { ...about, ...answer.finding }
}

function lost({ id, title, subject, violates, harmless }: KnownFault, reason: string): DetectionResult {
  const troubles = [{ expected: 'a process that runs the suite with it', observed: reason }]
  const about = { id, title, subject, durationMs: 0 }
  return harmless
    ? { ...about, ...variantFinding([], troubles) }
    : { ...about, violates: [...violates], ...faultFinding(violates, [], troubles) }
}
