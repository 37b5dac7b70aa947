/** @module IB Key migrates to another phone while the server is killed: afterwards it is active on exactly one. */

import assert from 'node:assert/strict'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { SecurityDevice } from '../../drivers/ports/scene.ts'
import {
  acknowledged,
  amara,
  assertLoggedIn,
  assertRefused,
  type CrashStage,
  createAmara,
  expectLogin,
  logInAsAmara,
  responseStringFor,
} from './crash-scenario.ts'

const newPin = '7new'
const minute = 60_000

async function enterCredentials(phone: Phone): Promise<void> {
  await phone.type('Username', amara.username)
  await phone.type('Password', amara.password)
  await phone.tap('Log In')
}

/** The whole procedure on the new phone, proven by the physical security device. */
async function migrate(phone: Phone, device: SecurityDevice): Promise<void> {
  await phone.launch()
  await enterCredentials(phone)
  for (const label of ['Migrate IB Key', 'Migrate IB Key', 'Continue']) await phone.tap(label)
  await enterCredentials(phone)
  const { fields, values } = phone.screen()
  const challenge = values.find(({ label }) => label === 'Challenge')?.value
  assert(challenge !== undefined && fields[0], `Expected a Challenge on "${phone.screen().title}"`)
  await phone.type(fields[0].label, device.respond(challenge))
  await phone.tap(phone.os === 'iOS' ? 'Activate' : 'Verify')
  const { prompt } = phone.screen()
  if (prompt && prompt !== 'pin') await phone.presentOwn(prompt)
  if (phone.os === 'iOS') return
  await phone.type('PIN', newPin)
  await phone.type('Repeat PIN', newPin)
  await phone.tap('Activate')
}

const steps = {
  iOS: [/\/start$/, /\/activate$/, /\/activate$/],
  Android: [/\/start$/, /\/token$/, /\/activate$/, /\/activate$/],
} as const

/** A login on the way to IB Key, and the one device of that kind that is offered. */
async function chooseIbKey({ scene }: CrashStage) {
  const { window, view } = await logInAsAmara(scene)
  const keys = (view.devices ?? []).filter(({ type }) => type === 'ibKey')
  assert.equal(keys.length, 1, `Expected IB Key to be active on one phone, observed ${keys.length}`)
  const id = keys[0]?.id ?? ''
  return { window, id }
}

async function answer(window: Awaited<ReturnType<typeof chooseIbKey>>['window'], phone: Phone, pin?: string) {
  const { challenge } = expectLogin(await window.requestChallenge())
  return window.submitResponse(await responseStringFor(phone, challenge ?? '', pin))
}

/** The owner is notified of a newly active phone; twice only where the first notice was on its way at the kill. */
async function assertNotice({ scene }: CrashStage, moved: boolean): Promise<void> {
  await scene.advanceBy(minute)
  const { length: count } = scene.smsTo(amara.mobileNumber)
  if (moved) assert(count === 1 || count === 2, `Expected one notice of the new phone, observed ${count}`)
  else assert.equal(count, 0, 'Expected no notice of a phone that is not active')
}

export async function migration(stage: CrashStage): Promise<void> {
  const { scene, random, killDuring } = stage
  await createAmara(scene)
  const old = await scene.phone(amara, 'iPhone with Face ID')
  await scene.provisionIbKey(amara, old)
  const device = await scene.provisionSecurityDevice(amara, true)
  const next = await scene.phone(
    amara,
    random.below(2) === 0 ? 'iPhone with Touch ID' : 'Android with fingerprint sensor',
  )
  const { id: before } = await chooseIbKey(stage)

  const kills = steps[next.os]
  killDuring(kills[random.below(kills.length)] ?? kills[0])
  const done = await acknowledged(migrate(next, device))

  const { window, id } = await chooseIbKey(stage)
  const moved = id !== before
  await assertNotice(stage, moved)
  assert(moved || !done, 'Expected an acknowledged activation to stay')
  await window.chooseDevice(id)
  const byOld = await answer(window, old)
  if (moved) assertRefused(byOld, 'a response of the phone that IB Key has left')
  else assert.equal(expectLogin(byOld).state, 'loggedIn', 'Expected the old phone to have IB Key as before')
  if (done) assert.equal(expectLogin(await answer(window, next, newPin)).state, 'loggedIn')
  if (done || !moved) await assertLoggedIn(window, 'IB Key answered the challenge')
}
