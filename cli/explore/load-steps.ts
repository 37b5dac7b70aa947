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

/** What Cucumber returns, which a further call of it takes in place of paths. */
export type LoadedSupport = Awaited<ReturnType<typeof callCucumber>>

/** Loads the steps of a project; nothing runs. */
export const loadSupport = ({ root, support }: Project): Promise<LoadedSupport> =>
  callCucumber({ root, features: [], support, worldParameters: {}, choose: () => [] }, () => {})

/** The step definitions of what was loaded. */
export const stepLibrary = (support: LoadedSupport): StepLibrary => library.parse(support)

/** Loads the steps of a project for an exploration to play. */
export const loadStage = async (project: Project): Promise<StepPlayer> =>
  new StepPlayer(stepLibrary(await loadSupport(project)))
