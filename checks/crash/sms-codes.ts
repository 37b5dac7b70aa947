/** @module A code from an SMS is entered while the server is killed: it was used once, or is still valid. */

import assert from 'node:assert/strict'
import {
  acknowledged,
  amara,
  assertLoggedIn,
  assertRefused,
  type CrashStage,
  createAmara,
  logInAsAmara,
  newestSmsCode,
} from './crash-scenario.ts'

export async function securityCode({ scene, killDuring }: CrashStage): Promise<void> {
  await createAmara(scene)
  await scene.driver.lab.provision(amara.username, { type: 'sms' })
  const { window } = await logInAsAmara(scene)
  await scene.settle()
  const code = newestSmsCode(scene)

  killDuring(/\/security-code$/)
  const done = await acknowledged(window.submitSecurityCode(code))

  const again = done ? undefined : await window.submitSecurityCode(code)
  if (done || again?.kind === 'login') await assertLoggedIn(window, 'the code opened it')
  assertRefused(await window.submitSecurityCode(code), 'a code that was used')
}

export async function confirmCode({ scene, killDuring }: CrashStage): Promise<void> {
  await createAmara(scene, false)
  const { window } = await logInAsAmara(scene)
  await window.verifyMobileNumber()
  await scene.settle()
  const code = newestSmsCode(scene)
  const isVerified = async (): Promise<boolean> => {
    const settings = await window.readSettings()
    return settings.kind === 'settings' && settings.mobileNumber?.smsVerified === true
  }

  killDuring(/\/confirmation$/)
  const done = await acknowledged(window.confirmMobileNumber(code))

  await assertLoggedIn(window, 'it was given before')
  if (done) assert(await isVerified(), 'Expected an acknowledged verification to stay')
  else if (!(await isVerified())) await window.confirmMobileNumber(code)
  assert(await isVerified(), 'Expected the code to be good until it is used')
  assertRefused(await window.confirmMobileNumber(code), 'a code that was used')
}
