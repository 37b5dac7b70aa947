/** @module All actions that are possible at a moment of a walk, and whose outcome is certain. */

import type { Model } from '../model/person.ts'
import type { WalkAction, WalkActions, WalkActionsOf } from './action.ts'
import { activatingActions } from './activating.ts'
import { answeringActions } from './answering.ts'
import { copies } from './app/copies.ts'
import { forgedActivations } from './app/forged-activations.ts'
import { installations } from './app/installations.ts'
import { jailbreaks } from './app/jailbreaks.ts'
import { menus } from './app/menus.ts'
import { pins } from './app/pins.ts'
import { typing } from './app/typing.ts'
import { unheardActivations } from './app/unheard-activations.ts'
import { beginnings, furtherDevices } from './beginnings.ts'
import { exactForms } from './exact-forms.ts'
import { loginActions } from './logging-in.ts'
import { observations } from './observations.ts'
import { phoneModes, phoneSettings } from './phone/menus.ts'
import { notificationsOn } from './phone/notifications.ts'
import { seenNotifications } from './phone/seen.ts'
import { prompts } from './prompts.ts'
import { namesProbed, secretsOf } from './secrets.ts'
import { concurrentActions } from './server/at-once.ts'
import { belongings } from './server/belongings.ts'
import { dropDown } from './server/drop-down.ts'
import { limitsActions } from './server/limits.ts'
import { passwordActions } from './server/passwords.ts'
import { strangersActions } from './server/strangers.ts'
import { settingsActions } from './settings.ts'
import { surroundings } from './surroundings.ts'

/** What one person can do, by family: a walk that leaves some out goes deeper into the others (see `walk/chooser.ts`). */
const ofPeople = {
  furtherDevices,
  logins: loginActions,
  answers: answeringActions,
  activations: activatingActions,
  settings: settingsActions,
  observations,
  exactForms,
  prompts,
  typing,
  installations,
  menus,
  forgedActivations,
  unheardActivations,
  copies,
  pins,
  jailbreaks,
  secrets: secretsOf,
  phoneSettings,
  phoneModes,
  notifications: notificationsOn,
  seenNotifications,
  concurrent: concurrentActions,
  belongings,
  dropDown,
  limits: limitsActions,
  passwords: passwordActions,
  strangers: strangersActions,
} satisfies Record<string, WalkActionsOf>

/** What is nobody's alone. */
const ofAll = { surroundings, namesProbed } satisfies Record<string, WalkActions>

export type ActionFamily = keyof typeof ofPeople | keyof typeof ofAll

const personFamilies = Object.entries(ofPeople) as [keyof typeof ofPeople, WalkActionsOf][]
const sharedFamilies = Object.entries(ofAll) as [keyof typeof ofAll, WalkActions][]

/** Without them no walk gets anywhere. */
const everywhere: ReadonlySet<ActionFamily> = new Set([
  'furtherDevices',
  'logins',
  'answers',
  'observations',
  'seenNotifications',
])

/** Those that a walk can do without. */
export const optionalFamilies: readonly ActionFamily[] = [...personFamilies, ...sharedFamilies]
  .map(([family]) => family)
  .filter((family) => !everywhere.has(family))

/** All actions, but those of the families that are left out. */
export function offered(model: Model, leftOut: ReadonlySet<ActionFamily> = new Set()): readonly WalkAction[] {
  const actions = [...beginnings(model)]
  for (const person of model.people) {
    if (person.isLost) continue
    for (const [family, actionsOf] of personFamilies)
      if (!leftOut.has(family)) actions.push(...actionsOf(model, person))
  }
  for (const [family, actionsOf] of sharedFamilies)
    if (!leftOut.has(family)) actions.push(...actionsOf(model))
  return actions
}
