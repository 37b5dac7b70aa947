/** @module How notifications announce themselves, what they are about, and how they travel. */

import assert from 'node:assert/strict'
import type { PhoneNotification } from '../../drivers/ports/phone.ts'
import type { Actor } from '../support/actor.ts'
import type { Seen } from '../support/parameter-types.ts'
import { say } from '../support/step.ts'
import { newest } from './push-approval.ts'

const first = (actor: Actor): PhoneNotification | undefined => actor.phone.notifications()[0]

say("a banner announces the notification on {persona}'s phone", (actor: Actor) =>
  assert(newest(actor).announcedByBanner, 'Expected a banner, and the notification came without one'),
)

say("no banner announces the notification on {persona}'s phone", (actor: Actor) => {
  assert(!first(actor)?.announcedByBanner, 'Expected no banner, and there was one')
})

const seen = (actor: Actor): Seen => {
  const found = first(actor)
  if (!found) return 'not there'
  if (!found.listed) return 'only announced'
  return found.announcedByBanner ? 'announced and listed' : 'only listed'
}

say("the notification on {persona}'s phone is {seen}", (actor: Actor, expected: Seen) => {
  assert.equal(seen(actor), expected, `Expected the notification ${expected}, observed ${seen(actor)}`)
})

/** Whether Authenticate leads to a form: opened from the home screen, it takes the app and its activation. */
async function usable(actor: Actor): Promise<boolean> {
  await actor.phone.launch()
  const { buttons } = actor.phone.screen()
  if (!buttons.includes('Services')) return false
  await actor.phone.tap('Services')
  await actor.phone.tap('Authenticate')
  return actor.phone.screen().fields.length > 0
}

say("IBKR Mobile can be used on {persona}'s phone", async (actor: Actor) =>
  assert(await usable(actor), `Expected a form for the challenge, observed "${actor.phone.screen().title}"`),
)

say("IBKR Mobile cannot be used on {persona}'s phone", async (actor: Actor) =>
  assert(!(await usable(actor)), 'Expected IBKR Mobile to be out of use, and it takes a challenge'),
)

say("the banner is still on {persona}'s screen", (actor: Actor) =>
  assert(newest(actor).bannerUp, 'Expected the banner to stay, and it has gone'),
)

say("the banner has gone from {persona}'s screen", (actor: Actor) =>
  assert(!newest(actor).bannerUp, 'Expected the banner to go, and it is still there'),
)

say("the notification is on the lock screen of {persona}'s phone", (actor: Actor) =>
  assert(
    newest(actor).announcedOnLockScreen,
    'Expected the notification on the lock screen, and it is not there',
  ),
)

say("the notification is not on the lock screen of {persona}'s phone", (actor: Actor) =>
  assert(
    !first(actor)?.announcedOnLockScreen,
    'Expected nothing on the lock screen, and the notification is there',
  ),
)

const text = (actor: Actor): string => {
  const { title, body } = newest(actor)
  return `${title} ${body}`.trim()
}

say("the notification on {persona}'s phone shows its text", (actor: Actor) =>
  assert.notEqual(newest(actor).body, '', 'Expected a text, and there is none'),
)

say("the notification on {persona}'s phone hides its text", (actor: Actor) =>
  assert.equal(text(actor), '', `Expected no text, observed "${text(actor)}"`),
)

say("the text of {persona}'s notification holds no code", (actor: Actor) => {
  const { title, body } = newest(actor)
  assert.doesNotMatch(`${title} ${body}`, /[0-9]{6,}/, 'Expected a text without any code')
})

say("exactly one notification is listed on {persona}'s phone", (actor: Actor) => {
  const count = actor.phone.notifications().filter(({ listed }) => listed).length
  assert.equal(count, 1, `Expected one entry in the list, observed ${count}`)
})

const badge = (actor: Actor): string | undefined =>
  actor.phone.screen().values.find(({ label }) => label === 'IBKR Mobile')?.value

say("the icon of IBKR Mobile on {persona}'s phone has the badge {string}", (actor: Actor, count: string) => {
  assert.equal(badge(actor), count, `Expected the badge ${count}, observed ${badge(actor) ?? 'none'}`)
})

say("the icon of IBKR Mobile on {persona}'s phone has no badge", (actor: Actor) => {
  assert.equal(badge(actor), undefined, `Expected no badge, observed ${badge(actor)}`)
})

say("a notification about an order is sent to {persona}'s phone", async (actor: Actor) => {
  await actor.scene.sendInformation(actor.phone, 'Your order has been filled')
  await actor.scene.settle()
})

say('IBKR Mobile shows {persona} the login to {string}', (actor: Actor, platform: string) => {
  const { values, title } = actor.phone.screen()
  const about = values.find(({ label }) => label === 'Login to')?.value
  assert.equal(about, platform, `Expected the login to ${platform}, observed ${about ?? `"${title}"`}`)
})

say("notifications to {persona}'s phone take {duration}", (actor: Actor, delayMs: number) =>
  actor.scene.deliverPushes(actor.phone, { delayMs }),
)

say("notifications to {persona}'s phone get lost", (actor: Actor) =>
  actor.scene.deliverPushes(actor.phone, 'lost'),
)

say("notifications to {persona}'s phone arrive twice", (actor: Actor) =>
  actor.scene.deliverPushes(actor.phone, 'twice'),
)

say(
  ["IB Key is activated again on {persona}'s phone", 'IB Key снова активируют на телефоне {persona}'],
  (actor: Actor) => actor.scene.provisionIbKey(actor.persona, actor.phone),
)
