/** @module What a journey is: who takes it, what they do, and how long nothing more may be asked of them. */

import type { VirtualUser } from './virtual-user.ts'

export interface FleetJourney {
  /** What the people have who take it. */
  readonly by: 'ibKey' | 'sms'
  /** Milliseconds after it in which the same person begins nothing: the server's pauses and locks are no fault of it. */
  readonly restMs: number
  run(user: VirtualUser): Promise<void>
}

/** Two SMS to one person have two minutes between them. */
export const smsRestMs = 121_000
