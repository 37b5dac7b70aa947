/** @module The anomalies of a fleet as features, and what becomes of each when it is played on its own. */

import { type Assembly, registerAssembly } from '../../drivers/ports/scene.ts'
import { featureOf } from '../../exploration/gherkin/scenario.ts'
import type { StepPlayer } from '../../exploration/walk/step-player.ts'
import type { Anomalies } from '../../fleet/verdicts/anomaly.ts'
import type { AnomalyKind } from '../../fleet/verdicts/anomaly-kinds.ts'
import { type AnomalyScenario, anomalyScenario } from '../../fleet/verdicts/anomaly-scenario.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { OutFolder } from '../shared/out-folder.ts'

export interface PlayedAnomaly {
  readonly kind: AnomalyKind
  /** The file of the feature, relative to the folder of the output. */
  readonly feature: string
  /** Whether the scenario fails without any load; undefined: it could not be played, or was not. */
  readonly failsAlone: boolean | undefined
  /** The same for people, with the file. */
  readonly sentence: string
}

/** Whether it fails in a scene of its own; undefined where it cannot be played to its end. */
async function failsAlone(
  player: StepPlayer,
  seed: string,
  { lines }: AnomalyScenario,
): Promise<boolean | undefined> {
  const played = await player.open(seed, seed)
  try {
    for (const { sentence } of lines) {
      const { kind } = await played.perform(sentence)
      if (kind === 'broken') return true
      if (kind !== 'done') return undefined
    }
    return false
  } finally {
    await played.close()
  }
}

const inWords = (fails: boolean | undefined): string => {
  if (fails === undefined) return 'on its own it could not be played'
  return fails ? 'it fails on its own, too' : 'on its own it holds: it takes load'
}

/** Where anomalies are played on their own. */
export interface AnomalyStage {
  readonly player: StepPlayer
  readonly assembly: Assembly
}

/** Writes a feature for each kind, and plays it on what `assembly` opens. `stage` is undefined where the user wants none to be played. */
export async function playAnomalies(
  anomalies: Anomalies,
  stage: AnomalyStage | undefined,
  { rows }: Catalogue,
  system: string,
  out: OutFolder,
  isStopped: () => boolean = () => false,
): Promise<readonly PlayedAnomaly[]> {
  if (stage) registerAssembly(stage.assembly)
  out.clear('features')
  const played: PlayedAnomaly[] = []
  try {
    for (const { kind, first } of anomalies.kinds()) {
      const scenario = anomalyScenario(first)
      const feature = `features/${kind}.feature`
      const statement = rows.get(scenario.row)?.statement ?? scenario.row
      const origin = `Found by a fleet on ${system}: ${first.username} expected ${first.expected}, and observed ${first.observed}.`
      out.write(feature, featureOf(scenario, { statement, origin }))
      const isPlayed = stage !== undefined && !isStopped()
      const fails = isPlayed ? await failsAlone(stage.player, `fleet/${kind}`, scenario) : undefined
      const alone = isPlayed || !isStopped() ? inWords(fails) : 'interrupted before it was played on its own'
      played.push({ kind, feature, failsAlone: fails, sentence: `${feature}: ${alone}.` })
    }
  } finally {
    await stage?.assembly.close()
  }
  return played
}
