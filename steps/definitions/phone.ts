/** @module People's phones: which one is in use, its condition, its own screens, and the data of IBKR Mobile on it. */

import type { PhoneConditions } from '../../drivers/ports/phone.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { otherModel, phoneOf } from '../support/context.ts'
import { outcome, step } from '../support/step.ts'
import {
  logInToRussianApp,
  tapFromHome,
  tapInPanel,
  tapPath,
  verifyAppData,
  verifyButton,
  verifyNoButton,
  verifyNoStatusSign,
  verifyOtherTitle,
  verifyStatusSign,
  verifyTitle,
  verifyValue,
  visitPage,
} from '../tasks/phone-screen.ts'

// Phones and their condition

step('{persona} buys another phone', async (actor: Actor) => {
  await actor.buyPhone(otherModel(phoneOf(actor.context)))
})

step('{persona} buys {phone}', async (actor: Actor, model: PhoneModel) => {
  await actor.buyPhone(model)
})

step('{persona} takes the old phone', (actor: Actor) => actor.usePhone(actor.oldPhone))

step("{persona}'s phone {condition}", (actor: Actor, condition: PhoneConditions) =>
  actor.setConditions(actor.phone, condition),
)

step('{ownedPhone} {condition}', ({ owner, phone }: OwnedPhone, condition: PhoneConditions) =>
  owner.setConditions(phone, condition),
)

step('{ownedPhone} is lost', ({ phone }: OwnedPhone) => phone.setConditions({ poweredOn: false }))

step(['{persona} restarts the phone', '{persona} перезагружает телефон'], (actor: Actor) =>
  actor.phone.reboot(),
)

// The phone's own screens

step(
  ['{persona} opens {string} from the home screen', '{persona} открывает {string} с главного экрана'],
  tapFromHome,
)

step(['{persona} taps {string}', '{persona} нажимает {string} на экране телефона'], tapPath)

step('{persona} swipes down from the top and taps {string} in the control panel', tapInPanel)

step('{persona} swipes down from the top for {string}', async (actor: Actor, panel: string) => {
  await actor.phone.openPanel()
  verifyTitle(actor, panel)
})

outcome("{persona}'s phone shows {string} as {string}", verifyValue)

outcome("{persona}'s phone shows these switches on: {string}", (actor: Actor, labels: string) => {
  for (const label of labels.split(', ')) verifyValue(actor, label, 'On')
})

outcome("{string} is on the screen of {persona}'s phone", (label: string, actor: Actor) =>
  verifyButton(actor, label),
)

outcome('на экране телефона {persona} есть {string}', verifyButton)

outcome('на экране телефона {persona} нет {string}', verifyNoButton)

outcome("the sign {string} is at the top of {persona}'s screen", (sign: string, actor: Actor) =>
  verifyStatusSign(actor, sign),
)

outcome("the sign {string} is not at the top of {persona}'s screen", (sign: string, actor: Actor) =>
  verifyNoStatusSign(actor, sign),
)

step('{persona} visits {string} with the browser', visitPage)

outcome("{persona}'s browser shows {string}", verifyTitle)

outcome("{persona}'s browser does not show {string}", verifyOtherTitle)

// IBKR Mobile on the phone

step('{persona} uninstalls IBKR Mobile and installs it again', async (actor: Actor) => {
  await actor.phone.uninstall()
  await actor.phone.install()
})

step('IBKR Mobile is closed on {ownedPhone} and opened again', ({ phone }: OwnedPhone) => phone.launch())

step('{persona} запускает IBKR Mobile', (actor: Actor) => actor.phone.launch())

step('{persona} входит в приложение IBKR Mobile', logInToRussianApp)

step('{persona} сохраняет резервную копию телефона', (actor: Actor) => actor.phone.backUp())

step('{persona} восстанавливает телефон из резервной копии', (actor: Actor) => actor.phone.restore())

outcome('телефон {persona} показывает, что данные приложения удалены', (actor: Actor) =>
  verifyAppData(actor, false),
)

outcome('телефон {persona} показывает, что данные приложения сохранены', (actor: Actor) =>
  verifyAppData(actor, true),
)
