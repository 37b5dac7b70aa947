/** @module An anomaly as a scenario that runs on its own: the same journey of one person, and the outcome that has to hold. */

import type { Line } from '../../exploration/walk/walk.ts'
import type { Anomaly } from './anomaly.ts'
import { anomalyKinds } from './anomaly-kinds.ts'

export interface AnomalyScenario {
  readonly row: string
  /** The last is the outcome. */
  readonly lines: readonly Line[]
  readonly sentence: string
}

/** The row of the catalogue, and the lines of the scenario. */
export function anomalyScenario(anomaly: Anomaly): AnomalyScenario {
  const phone = anomaly.os === 'iOS' ? 'an iPhone with Face ID' : 'an Android phone with a fingerprint sensor'
  const { row, sentences: of } = anomalyKinds[anomaly.kind]
  const sentences: readonly string[] = of(`Amara uses IB Key on ${phone}`, anomaly.journey)
  const lines = sentences.map((sentence, at) => ({ sentence, isOutcome: at === sentences.length - 1 }))
  return { row, lines, sentence: sentences.at(-1) ?? '' }
}
