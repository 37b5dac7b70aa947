/** @module Logging in to a trading platform or to Client Portal. */

import assert from 'node:assert/strict'
import type { Locale, Platform } from '../../contract/primitives.ts'
import { isLabel } from '../../drivers/ports/labels.ts'
import { type Actor, described, leadsNowhere } from '../support/actor.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'

async function logIn(actor: Actor, platform: Platform, password = actor.persona.password): Promise<void> {
  const window = await actor.open(platform)
  actor.take(await window.logIn(actor.persona.username, password))
}

say(
  ['{persona} logs in to {platform}( again)', '{persona} входит в {platform}'],
  (actor: Actor, platform: Platform) => logIn(actor, platform),
)

say(
  [
    '{persona} tries to log in to {platform} with a wrong password',
    '{persona} пытается войти в {platform} с неверным паролем',
  ],
  (actor: Actor, platform: Platform) => logIn(actor, platform, `${actor.persona.password}?`),
)

say(
  'somebody tries to log in to {platform} as a person who does not exist',
  async function (this: SlsWorld, platform: Platform) {
    const nobody = this.actor('nobody')
    await logIn(nobody, platform)
  },
)

const labels = {
  en: { username: 'Username', password: 'Password' },
  ru: { username: 'Имя пользователя', password: 'Пароль' },
}

say(
  [
    '{persona} enters username and password on the {platform} login screen and clicks {string}',
    '{persona} вводит имя пользователя и пароль в окне входа {platform} и нажимает {string}',
  ],
  async function (this: SlsWorld, actor: Actor, platform: Platform, button: string) {
    const window = await actor.open(platform)
    window.type(labels[this.locale].username, actor.persona.username)
    window.type(labels[this.locale].password, actor.persona.password)
    actor.take(await window.click(button))
  },
)

/** Clicks one label after the other, as `User menu → Settings`. */
say(['{persona} clicks {string}', '{persona} нажимает {string}'], async (actor: Actor, path: string) => {
  for (const label of path.split(' → ')) actor.take(await actor.window.click(label))
})

/** Whether the window has gone on to the session, looking again but clicking nothing. */
async function arrived(actor: Actor): Promise<void> {
  const before = actor.read()
  const now =
    before.kind === 'login' && before.state === 'loggedIn' ? before : actor.take(await actor.window.refresh())
  actor.read()
  assert(
    now.kind === 'login' && now.state === 'loggedIn',
    `Expected ${actor.name} to be logged in, observed ${described(now)}`,
  )
  assert(await actor.window.isLoggedIn(), `Expected a session for ${actor.name}, and there is none`)
}

say(["{persona}'s login moves ahead by itself", 'вход {persona} продолжается автоматически'], arrived)

say(['{persona} is logged in', '{persona} в системе'], arrived)

say(
  ['{persona} is logged in to {platform}', '{persona} находится в {platform}'],
  async (actor: Actor, platform: Platform) => {
    await logIn(actor, platform)
    await arrived(actor)
  },
)

const arriveIn = (language: Locale) => async (actor: Actor, platform: Platform) => {
  const window = await actor.open(platform, language)
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  await arrived(actor)
}

say('{persona} is logged in to {platform} in Russian', arriveIn('ru'))

say('{persona} находится в {platform} на английском языке', arriveIn('en'))

/** The window has no session, and looking again does not bring one. */
async function outside(actor: Actor, window = actor.window): Promise<void> {
  actor.read()
  assert(!(await window.isLoggedIn()), `Expected no session for ${actor.name}, and there is one`)
  const now = await window.refresh()
  const state = now.kind === 'login' ? now.state : undefined
  assert(state !== 'loggedIn', `Expected ${actor.name} not to be logged in, observed ${described(now)}`)
  assert(
    !(await window.isLoggedIn()),
    `Expected no session for ${actor.name} after looking again, and there is one`,
  )
}

say(['{persona} is not logged in', '{persona} не в системе'], (actor: Actor) => outside(actor))

say("{persona}'s earlier login does not move ahead", (actor: Actor) => outside(actor, actor.earlierWindow))

say("{persona}'s login is still waiting for the approval", async (actor: Actor) => {
  actor.read()
  const now = actor.take(await actor.window.refresh())
  actor.read()
  const state = now.kind === 'login' ? now.state : described(now)
  assert.equal(state, 'waitingForApproval', `Expected a waiting login, observed ${described(now)}`)
})

say('{persona} goes back to the earlier window', async (actor: Actor) => {
  actor.windows.push(...actor.windows.splice(-2, 1))
  actor.take(await actor.window.refresh())
})

say('{persona} goes back to {platform}', (actor: Actor, platform: Platform) => {
  const earlier = actor.windows.findLastIndex((window) => window.platform === platform)
  assert(earlier >= 0, `${actor.name} has no window of ${platform} open`)
  actor.windows.push(...actor.windows.splice(earlier, 1))
})

say("{persona}'s window tells that the login was declined", async (actor: Actor) => {
  actor.read()
  const now = actor.take(await actor.window.refresh())
  const state = now.kind === 'login' ? now.state : undefined
  assert.equal(state, 'denied', `Expected a login in the state "denied", observed ${described(now)}`)
})

say("{persona}'s login waits no longer", async (actor: Actor) => {
  actor.read()
  const now = actor.take(await actor.window.refresh())
  actor.read()
  const over = now.kind === 'refused' || (now.kind === 'login' && now.state === 'expired')
  assert(over, `Expected a refusal or a login in the state "expired", observed ${described(now)}`)
})

say('{persona} is refused', (actor: Actor) => void actor.readRefusal())

say('{persona} gets no further', async (actor: Actor) => {
  const answer = actor.read()
  assert(leadsNowhere(answer), `Expected a refusal or a login that has ended, observed ${described(answer)}`)
  assert(!(await actor.window.isLoggedIn()), `Expected no session for ${actor.name}, and there is one`)
})

const refused = (code: string) => (actor: Actor) => {
  const refusal = actor.readRefusal()
  assert.equal(refusal.code, code, `Expected the refusal "${code}", observed ${described(refusal)}`)
}

say(
  [
    'the server does not accept the credentials of {persona}',
    'имя пользователя и пароль {persona} не приняты',
  ],
  refused('invalid_credentials'),
)

say('the server does not accept these credentials', function (this: SlsWorld) {
  refused('invalid_credentials')(this.actor('nobody'))
})

say(['the server does not accept the code of {persona}', 'код {persona} не принят'], refused('invalid_code'))

say(['the server asks {persona} to wait', 'сервер просит {persona} подождать'], refused('too_soon'))

say('the second factor of {persona} is locked', refused('locked'))

say('{persona} logs out', async (actor: Actor) => {
  actor.take(await actor.window.logOut())
})

say(
  ['{persona} opens the {platform} login screen', '{persona} открывает окно входа {platform}'],
  async (actor: Actor, platform: Platform) => void (await actor.open(platform)),
)

/** What the window has to click, under any name that the articles give it. */
const controls = (actor: Actor): readonly string[] => {
  actor.note()
  return actor.window.screen()?.controls.map((control) => control.label) ?? []
}

const offers = (actor: Actor, label: string): boolean =>
  controls(actor).some((shown) => isLabel(label, shown))

say('{string} is offered to {persona}', (label: string, actor: Actor) => {
  assert(offers(actor, label), `Expected "${label}", observed ${controls(actor).join(', ')}`)
})

say('{string} is not offered to {persona}', (label: string, actor: Actor) => {
  assert(!offers(actor, label), `Expected no "${label}", and it is offered`)
})
