/** @module All actions that are possible at a moment of a walk, and whose outcome is certain. */

import type { WalkAction, WalkActions, WalkActionsOf } from './action.ts'
import { activatingActions } from './activating.ts'
import { answeringActions } from './answering.ts'
import { beginnings, furtherDevices } from './beginnings.ts'
import { exactForms } from './exact-forms.ts'
import { loginActions } from './logging-in.ts'
import { observations } from './observations.ts'
import { prompts } from './prompts.ts'
import { namesProbed, secretsOf } from './secrets.ts'
import { settingsActions } from './settings.ts'
import { surroundings } from './surroundings.ts'

const ofPeople: readonly WalkActionsOf[] = [
  furtherDevices,
  loginActions,
  answeringActions,
  activatingActions,
  settingsActions,
  observations,
  exactForms,
  prompts,
  secretsOf,
]

export const offered: WalkActions = (model): readonly WalkAction[] => [
  ...beginnings(model),
  ...model.people.flatMap((person) => ofPeople.flatMap((actionsOf) => actionsOf(model, person))),
  ...surroundings(model),
  ...namesProbed(model),
]
