/** @module A login is approved on the phone while the server is killed: there is one session, or none yet. */

import assert from 'node:assert/strict'
import type { Window } from '../../drivers/ports/driver.ts'
import {
  acknowledged,
  amara,
  assertLoggedIn,
  type CrashStage,
  createAmara,
  expectLogin,
  logInAsAmara,
  responseStringFor,
} from './crash-scenario.ts'

const sessionsGiven = (window: Window): number => window.received().split('"session":').length - 1

export async function approval({ scene, random, killDuring }: CrashStage): Promise<void> {
  await createAmara(scene)
  const phone = await scene.phone(amara, 'Android with fingerprint sensor')
  await scene.provisionIbKey(amara, phone)
  const { window } = await logInAsAmara(scene)
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
  const done = await acknowledged(whileCollecting ? window.refresh() : approve())
  if (done && whileCollecting) await assertLoggedIn(window, 'it was given before the server died')

  const { state } = expectLogin(await window.refresh())
  if (done || whileCollecting) assert.equal(state, 'loggedIn', 'Expected an acknowledged approval to stay')
  if (state !== 'loggedIn') {
    const { challenge } = expectLogin(await window.requestChallenge())
    await window.submitResponse(await responseStringFor(phone, challenge ?? ''))
  }
  await window.refresh()
  const given = sessionsGiven(window)
  assert(given <= 1, `Expected one session at most, observed ${given}`)
  // A session that was issued while the server was killed may have been lost on the way.
  if (!whileCollecting || done) assert.equal(given, 1, 'Expected a session')
  if (given === 1) await assertLoggedIn(window, 'it was given')
  const again = await scene
    .modifiedApp(phone)
    .approve({ element: 'fingerprint', signature: 'valid', attestation: 'genuine' })
  assert.equal(again, 'refused', 'Expected a request that was answered not to be answered again')
}
