/** @module What people do with their phones, and what reaches them there. */

import assert from 'node:assert/strict'
import type { SecurityElement } from '../../contract/primitives.ts'
import type { PhoneNotification } from '../../drivers/ports/phone.ts'
import type { Actor } from '../support/actor.ts'
import type { Handset } from '../support/handset.ts'
import { say } from '../support/step.ts'
import { asThePhoneWould } from '../tasks/approvals.ts'

const ibkrMobile = 'IBKR Mobile'

/** The newest notification of IBKR Mobile, wherever it is shown. */
export function newest(actor: Actor): PhoneNotification {
  const found = actor.phone.notifications().find((entry) => entry.app === ibkrMobile)
  assert(found, `Expected a notification of ${ibkrMobile} on ${actor.name}'s phone, and there is none`)
  return found
}

say("one notification is sent to {persona}'s phone", (actor: Actor) => {
  assert.equal(actor.pushes.length, 1, `Expected one notification, observed ${actor.pushes.length}`)
})

say("no notification is sent to {persona}'s phone", (actor: Actor) => {
  actor.note()
  assert.equal(actor.pushes.length, 0, `Expected no notification, observed ${actor.pushes.length}`)
})

say('one notification is sent to {handset}', ({ owner, phone }: Handset) => {
  const count = owner.scene.pushesTo(phone).length
  assert.equal(count, 1, `Expected one notification, observed ${count}`)
})

say('no notification is sent to {handset}', ({ owner, phone }: Handset) => {
  owner.note()
  const count = owner.scene.pushesTo(phone).length
  assert.equal(count, 0, `Expected no notification, observed ${count}`)
})

say("the notification is listed on {persona}'s phone", (actor: Actor) => {
  assert(newest(actor).listed, 'Expected the notification in the list, and it only announces itself')
})

say("no notification is listed on {persona}'s phone", (actor: Actor) => {
  const count = actor.phone.notifications().filter(({ listed }) => listed).length
  assert.equal(count, 0, `Expected nothing in the list, observed ${count}`)
})

say('{persona} taps the notification', (actor: Actor) => actor.phone.tapNotification(newest(actor).id))

say('{persona} taps the older notification', (actor: Actor) => {
  const older = actor.phone.notifications().filter((entry) => entry.app === ibkrMobile)[1]
  assert(older, `Expected two notifications of ${ibkrMobile} on ${actor.name}'s phone, and there are fewer`)
  return actor.phone.tapNotification(older.id)
})

say('{persona} swipes the notification away', (actor: Actor) => actor.phone.swipeAway(newest(actor).id))

say('IB Key asks {persona} for {element}', (actor: Actor, element: SecurityElement) => {
  const { prompt, title } = actor.phone.screen()
  assert.equal(
    prompt,
    element,
    `Expected IB Key to ask for ${element}, observed ${prompt ?? 'no question'} on "${title}"`,
  )
})

say('{persona} gives {element}', (actor: Actor, element: SecurityElement) => actor.phone.presentOwn(element))

say('{persona} approves the login with {element}', async (actor: Actor, element: SecurityElement) => {
  await actor.phone.tapNotification(newest(actor).id)
  await actor.phone.presentOwn(element)
})

say('{persona} declines the login', async (actor: Actor) => {
  await actor.phone.tapNotification(newest(actor).id)
  await actor.phone.tap('Deny')
})

say('{persona} dismisses the question', (actor: Actor) => actor.phone.cancel())

say("somebody else holds a finger against {persona}'s phone", (actor: Actor) => {
  const element = actor.phone.os === 'iOS' ? 'touchId' : 'fingerprint'
  return actor.phone.present({ element, whose: 'other' })
})

say("somebody else looks at {persona}'s phone", (actor: Actor) =>
  actor.phone.present({ element: 'faceId', whose: 'other' }),
)

say('{persona} mistypes the PIN', (actor: Actor) =>
  actor.phone.present({ element: 'pin', secret: `${actor.persona.pin}0` }),
)

say('{persona} mistypes the Passcode', (actor: Actor) =>
  actor.phone.present({ element: 'passcode', secret: `${actor.persona.passcode}0` }),
)

say("the notification can no longer be approved on {persona}'s phone", async (actor: Actor) => {
  const left = actor.phone.notifications().find((entry) => entry.app === ibkrMobile)
  if (left) await actor.phone.tapNotification(left.id)
  const { prompt } = actor.phone.screen()
  assert.equal(prompt, undefined, `Expected nothing to approve, observed a question for ${prompt}`)
})

say(
  "a modified copy of {persona}'s app approves the login without any security element",
  async (actor: Actor) => {
    actor.notes.push(
      await actor.scene.modifiedApp(actor.phone).approve({ seal: 'right', claim: 'the phone' }),
    )
  },
)

/** Who was told what a question is about. */
async function toldOf(reader: Handset, asked: Handset): Promise<boolean> {
  reader.owner.note()
  return reader.owner.scene.modifiedApp(reader.phone).canReadRequest(asked.phone)
}

say(
  'a copy of the app on {handset} is told of the question on {handset}',
  async (own: Handset, asked: Handset) =>
    assert(await toldOf(own, asked), 'Expected to be told what is asked, and it is refused'),
)

say(
  'a copy of the app on {handset} is not told of the question on {handset}',
  async (own: Handset, asked: Handset) =>
    assert(!(await toldOf(own, asked)), 'Expected to be told nothing, and it is told what is asked'),
)

say("a copy of {persona}'s app without the keys approves the login", async (actor: Actor) => {
  actor.notes.push(
    await actor.scene.modifiedApp(actor.phone).approve({ ...asThePhoneWould(actor.phone), seal: 'wrong' }),
  )
})

say("a copy of {persona}'s app without the keys declines the login", async (actor: Actor) => {
  actor.notes.push(await actor.scene.modifiedApp(actor.phone).declineUnsigned())
})

say(
  "a modified copy of {persona}'s app approves the login with {element}",
  async (actor: Actor, element: SecurityElement) => {
    const copy = actor.scene.modifiedApp(actor.phone)
    actor.notes.push(await copy.approve({ ...asThePhoneWould(actor.phone), element }))
  },
)

say(
  "a copy of the app on {persona}'s phone answers the question on {persona}'s phone",
  async (actor: Actor, asked: Actor) => {
    actor.notes.push(
      await actor.scene.modifiedApp(actor.phone).approve(asThePhoneWould(actor.phone), asked.phone),
    )
  },
)

say(
  'a copy of the app on {handset} answers the question on {handset}',
  async (own: Handset, asked: Handset) => {
    own.owner.notes.push(
      await own.owner.scene.modifiedApp(own.phone).approve(asThePhoneWould(own.phone), asked.phone),
    )
  },
)

say("a copy of {persona}'s app with the keys approves the login", async (actor: Actor) => {
  actor.notes.push(await actor.scene.modifiedApp(actor.phone).approve(asThePhoneWould(actor.phone)))
})
