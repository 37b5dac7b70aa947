/** @module The step definitions as Cucumber has loaded them, for an exploration to play. */

import { z } from 'zod'
import { type PlayableDefinition, type StepLibrary, StepPlayer } from '../../exploration/walk/step-player.ts'
import { callCucumber } from '../run/cucumber.ts'
import type { Project } from '../shared/project.ts'

const library = z.object({
  World: z.custom<StepLibrary['World']>((one) => typeof one === 'function'),
  stepDefinitions: z.array(
    z.custom<PlayableDefinition>(
      (one) => typeof one === 'object' && one !== null && 'expression' in one && 'code' in one,
    ),
  ),
})

/** Loads the steps of a project; nothing runs. */
export async function loadStage({ root, support }: Project): Promise<StepPlayer> {
  const loaded = await callCucumber(
    { root, features: [], support, worldParameters: {}, choose: () => [] },
    () => {},
  )
  return new StepPlayer(library.parse(loaded))
}
