/** @module The phone's own screens: its settings, its control panel, its signs, its browser. */

import assert from 'node:assert/strict'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'

/** Taps one label after the other, as `Settings → Notifications → IBKR`. */
async function tapAll(actor: Actor, path: string): Promise<void> {
  for (const label of path.split(' → ')) await actor.phone.tap(label)
}

async function fromHome(actor: Actor, path: string): Promise<void> {
  await actor.phone.home()
  await tapAll(actor, path)
}

async function fromPanel(actor: Actor, path: string): Promise<void> {
  await actor.phone.openPanel()
  await tapAll(actor, path)
}

say(
  ['{persona} opens {string} from the home screen', '{persona} открывает {string} с главного экрана'],
  fromHome,
)

say(['{persona} taps {string}', '{persona} нажимает {string} на экране телефона'], tapAll)

say('{persona} swipes down from the top and taps {string} in the control panel', fromPanel)

say('{persona} swipes down from the top for {string}', async (actor: Actor, panel: string) => {
  await actor.phone.openPanel()
  const { title } = actor.phone.screen()
  assert.equal(title, panel, `Expected "${panel}", observed "${title}"`)
})

/** What the phone shows beside a label: the state of a switch, or a size. */
function shown(actor: Actor, label: string): string | undefined {
  return actor.phone.screen().values.find((value) => value.label === label)?.value
}

function shows(actor: Actor, label: string, expected: string): void {
  const value = shown(actor, label)
  assert.equal(value, expected, `Expected "${label}: ${expected}", observed "${value ?? 'no such item'}"`)
}

say("{persona}'s phone shows {string} as {string}", shows)

say("{persona}'s phone shows these switches on: {string}", (actor: Actor, labels: string) => {
  for (const label of labels.split(', ')) shows(actor, label, 'On')
})

function standsThere(label: string, actor: Actor): void {
  const { buttons, title } = actor.phone.screen()
  assert(
    buttons.includes(label),
    `Expected "${label}" on "${title}", observed ${buttons.join(', ') || 'nothing'}`,
  )
}

say("{string} stands on the screen of {persona}'s phone", standsThere)

say('на экране телефона {persona} есть {string}', (actor: Actor, label: string) => standsThere(label, actor))

say('на экране телефона {persona} нет {string}', (actor: Actor, label: string) => {
  const { buttons, title } = actor.phone.screen()
  assert(!buttons.includes(label), `Expected no "${label}" on "${title}", and it is there`)
})

say("the sign {string} is at the top of {persona}'s screen", (sign: string, actor: Actor) => {
  const signs = actor.phone.statusBar()
  assert(signs.includes(sign), `Expected the sign "${sign}", observed ${signs.join(', ')}`)
})

say("the sign {string} is not at the top of {persona}'s screen", (sign: string, actor: Actor) => {
  assert(!actor.phone.statusBar().includes(sign), `Expected no sign "${sign}", and it is there`)
})

say('{persona} visits {string} with the browser', async (actor: Actor, address: string) => {
  await fromHome(actor, 'Browser')
  await actor.phone.type('Address', address)
  await actor.phone.tap('Go')
})

const pageShown = (actor: Actor, address: string): boolean => actor.phone.screen().title === address

say("{persona}'s browser shows {string}", (actor: Actor, address: string) => {
  assert(pageShown(actor, address), `Expected the page ${address}, observed "${actor.phone.screen().title}"`)
})

say("{persona}'s browser does not show {string}", (actor: Actor, address: string) => {
  assert(!pageShown(actor, address), `Expected no page, observed ${address}`)
})
