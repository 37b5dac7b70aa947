/** @module All actions that are possible at a moment of a walk, and whose outcome is certain. */

import { isSentSoon } from '../model/phone/refusals.ts'
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

const ofPeople: readonly WalkActionsOf[] = [
  furtherDevices,
  loginActions,
  answeringActions,
  activatingActions,
  settingsActions,
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
  secretsOf,
  phoneSettings,
  phoneModes,
  notificationsOn,
  seenNotifications,
  concurrentActions,
  belongings,
  dropDown,
  limitsActions,
  passwordActions,
  strangersActions,
]

export const offered: WalkActions = (model): readonly WalkAction[] => [
  ...beginnings(model),
  ...model.people
    // Who does something while a notification may come any moment meets it or not.
    .filter((person) => !person.isLost && !isSentSoon(person))
    .flatMap((person) => ofPeople.flatMap((actionsOf) => actionsOf(model, person))),
  ...surroundings(model),
  ...namesProbed(model),
]
