/** @module The settings in Client Portal: mobile number, SLS devices, Seamless Authentication. */

import assert from 'node:assert/strict'
import { type Actor, described } from '../support/actor.ts'
import { say } from '../support/step.ts'

const settings = async (actor: Actor) => {
  actor.read()
  actor.take(await actor.window.readSettings())
  return actor.readSettings()
}

say(
  ['{persona} clicks the gear beside {string}', '{persona} нажимает на шестеренку рядом с полем {string}'],
  async (actor: Actor, label: string) => {
    actor.take(await actor.window.click(label))
  },
)

const shownBeside = (actor: Actor, label: string): string | undefined =>
  actor.window.screen()?.values.find((value) => value.label === label || value.label.startsWith(`${label} (`))
    ?.value

/** In whichever of its signs. */
const checkMark = /[✓✔✅☑🗸🗹]/u

say(
  [
    'a green check mark is shown to {persona} in the column {string}',
    '{persona} видит зеленую галочку в столбце {string}',
  ],
  (actor: Actor, column: string) => {
    actor.read()
    const shown = shownBeside(actor, column) ?? 'no such column'
    assert.match(shown, checkMark, `Expected a check mark in "${column}", observed "${shown}"`)
  },
)

say(
  [
    'no check mark is shown to {persona} in the column {string}',
    '{persona} не видит галочки в столбце {string}',
  ],
  (actor: Actor, column: string) => {
    actor.read()
    const shown = shownBeside(actor, column) ?? ''
    assert.doesNotMatch(shown, checkMark, `Expected no check mark in "${column}", observed "${shown}"`)
  },
)

say(
  [
    '{persona} opens the mobile number in the settings again',
    '{persona} снова открывает номер мобильного телефона в настройках',
  ],
  async (actor: Actor) => void (await settings(actor)),
)

say(['the mobile number of {persona} is verified', 'номер {persona} подтвержден'], async (actor: Actor) => {
  const { mobileNumber } = await settings(actor)
  assert.equal(mobileNumber?.smsVerified, true, 'Expected a verified mobile number, and it is not')
})

say(
  ['the mobile number of {persona} is not verified', 'номер {persona} не подтвержден'],
  async (actor: Actor) => {
    const { mobileNumber } = await settings(actor)
    assert.equal(
      mobileNumber?.smsVerified,
      false,
      `Expected an unverified mobile number, observed ${described(actor.read())}`,
    )
  },
)

const hasSms = async (actor: Actor): Promise<boolean> =>
  (await settings(actor)).devices.some((device) => device.type === 'sms')

say(
  ['{persona} is enrolled in SMS authentication', 'для {persona} подключена аутентификация по SMS'],
  async (actor: Actor) =>
    assert(await hasSms(actor), 'Expected SMS among the SLS devices, and it is not there'),
)

say(
  ['{persona} is not enrolled in SMS authentication', 'для {persona} не подключена аутентификация по SMS'],
  async (actor: Actor) =>
    assert(!(await hasSms(actor)), 'Expected no SMS among the SLS devices, and it is there'),
)

say('the settings of {persona} await no Confirm Code', async (actor: Actor) => {
  const { sms } = await settings(actor)
  assert.equal(sms, undefined, `Expected that no Confirm Code is awaited, and one is: ${sms}`)
})
