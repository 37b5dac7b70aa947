/** @module A login is approved on the phone, and the server dies meanwhile: there is one session, or none yet. */

import assert from 'node:assert/strict'
import type { Window } from '../../drivers/ports/driver.ts'
import {
  acknowledged,
  amara,
  assertLoggedIn,
  createAmara,
  logIn,
  login,
  responseOf,
  type Stage,
} from './story.ts'

const sessionsGiven = (window: Window): number => window.heard().split('"session":').length - 1

export async function approval({ scene, random, killDuring }: Stage): Promise<void> {
  await createAmara(scene)
  const phone = await scene.phone(amara, 'Android with fingerprint sensor')
  await scene.provisionIbKey(amara, phone)
  const { window } = await logIn(scene)
  await scene.settle()
  const [notification] = phone.notifications()
  assert(notification, 'Expected a notification, observed none')

  const whileCollecting = random.below(2) === 0
  const approve = async (): Promise<void> => {
    await phone.tapNotification(notification.id)
    await phone.presentOwn('fingerprint')
  }
  if (whileCollecting) await approve()
  killDuring(whileCollecting ? /^\/logins\/[^/]+$/ : /\/answer$/)
  const done = await acknowledged(whileCollecting ? window.look() : approve())
  if (done && whileCollecting) await assertLoggedIn(window, 'it was given before the server died')

  const { state } = login(await window.look())
  if (done || whileCollecting) assert.equal(state, 'loggedIn', 'Expected an acknowledged approval to stay')
  if (state !== 'loggedIn') {
    const { challenge } = login(await window.askForChallenge())
    await window.giveResponse(await responseOf(phone, challenge ?? ''))
  }
  await window.look()
  const given = sessionsGiven(window)
  assert(given <= 1, `Expected one session at most, observed ${given}`)
  // What was given while the server died may have been lost on the way.
  if (!whileCollecting || done) assert.equal(given, 1, 'Expected a session')
  if (given === 1) await assertLoggedIn(window, 'it was given')
  const again = await scene
    .modifiedApp(phone)
    .approve({ element: 'fingerprint', seal: 'right', claim: 'the phone' })
  assert.equal(again, 'refused', 'Expected a request that was answered not to be answered again')
}
