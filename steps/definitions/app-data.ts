/** @module What happens to the stored data of IBKR Mobile: cleared, backed up, restored; and what is left of IB Key. */

import assert from 'node:assert/strict'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'

say(['{persona} restarts the phone', '{persona} перезагружает телефон'], (actor: Actor) =>
  actor.phone.reboot(),
)

say('{persona} входит в приложение IBKR Mobile', async ({ phone, persona }: Actor) => {
  await phone.launch()
  await phone.type('Имя пользователя', persona.username)
  await phone.type('Пароль', persona.password)
  await phone.tap('Войти')
})

say('{persona} запускает IBKR Mobile', (actor: Actor) => actor.phone.launch())

say('{persona} сохраняет резервную копию телефона', (actor: Actor) => actor.phone.backUp())

say('{persona} восстанавливает телефон из резервной копии', (actor: Actor) => actor.phone.restore())

const size = (actor: Actor): string | undefined =>
  actor.phone.screen().values.find(({ label }) => label === 'Данные')?.value

say('телефон {persona} показывает, что данные приложения удалены', (actor: Actor) => {
  assert.equal(size(actor), '0', `Expected no data, observed "${size(actor) ?? 'no size at all'}"`)
})

say('телефон {persona} показывает, что данные приложения сохранены', (actor: Actor) => {
  assert.notEqual(size(actor) ?? '0', '0', 'Expected stored data, and there are none')
})

/** Whether Authenticate leads to a form, and not to a notice that IB Key is not activated. */
async function activated(actor: Actor): Promise<boolean> {
  await actor.phone.launch()
  await actor.phone.tap('Услуги')
  await actor.phone.tap('Аутентификация')
  return actor.phone.screen().fields.length > 0
}

say('IB Key на телефоне {persona} активирован', async (actor: Actor) =>
  assert(await activated(actor), 'Expected a form for the challenge, and IB Key is not activated'),
)

say('IB Key на телефоне {persona} не активирован', async (actor: Actor) =>
  assert(!(await activated(actor)), 'Expected IB Key not to be activated, and it takes a challenge'),
)

say('{persona} подтверждает вход PIN-кодом', async (actor: Actor) => {
  const [newest] = actor.phone.notifications()
  assert(newest, `Expected a notification on the phone of ${actor.name}, and none is listed`)
  await actor.phone.tapNotification(newest.id)
  await actor.phone.presentOwn('pin')
})

say('на телефоне {persona} нет уведомлений', (actor: Actor) => {
  const count = actor.phone.notifications().length
  assert.equal(count, 0, `Expected nothing in the list, observed ${count}`)
})

const models: Record<string, PhoneModel> = {
  'Android 6.0': 'Android 6.0 in Russian',
  'Android 5.0': 'Android 5.0 in Russian',
}

say('{persona} пользуется IB Key на телефоне с {string}', async (actor: Actor, system: string) => {
  const model = models[system]
  assert(model, `no phone has ${system}; there are: ${Object.keys(models).join(', ')}`)
  const { username, password, mobileNumber } = actor.persona
  await actor.scene.driver.lab.createPerson({
    username,
    password,
    residence: 'US',
    accounts: ['US'],
    seamless: true,
    mobileNumber: { number: mobileNumber, verified: true },
  })
  await actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model))
})
