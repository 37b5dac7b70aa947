/** @module What `sls check` tries of a system, one exercise at a time: each opens a scene of its own and says what it saw. */

import { codeIn } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import {
  approveNotification,
  created,
  type Exercise,
  expectState,
  inWords,
  loggedIn,
  loginAt,
  pushedTo,
  somebody,
} from './exercise.ts'
import { exercisesOfScreens } from './screens.ts'

const otherNumber = '+12025550143'

/** Longer than any lifetime of a login that the guide allows. */
const elevenMinutesMs = 660_000

const aMinuteMs = 60_000

export const exercises: readonly Exercise[] = [
  {
    name: 'reset',
    async run(scene) {
      await created(scene)
      const { answer } = await loginAt(scene, `not ${somebody.password}`)
      verify(answer.kind === 'refused' && answer.code === 'invalid_credentials', {
        expected: 'a person who was just created to be refused with a wrong password (invalid_credentials)',
        observed: inWords(answer),
      })
      return 'all state is deleted, a person is created, a wrong password is refused'
    },
  },
  {
    name: 'clock',
    capabilities: ['ibKey'],
    async run(scene) {
      await created(scene)
      const phone = await scene.phone(somebody, 'Android without fingerprint sensor')
      await scene.provisionIbKey(somebody, phone)
      const { window, answer } = await loginAt(scene)
      expectState(answer, 'waitingForApproval', 'challenge')
      const { loginLifetime = elevenMinutesMs } = (await scene.driver.lab.numbers()) ?? {}
      await scene.advanceBy(loginLifetime)
      const later = await window.refresh()
      verify(
        later.kind === 'refused'
          ? ['wrong_state', 'not_found', 'unauthenticated'].includes(later.code)
          : later.state === 'expired',
        {
          expected: `a login to have expired ${loginLifetime / 60_000} minutes later`,
          observed: inWords(later),
        },
      )
      return 'runs as the lab sets it: a login expires'
    },
  },
  {
    name: 'restart',
    restarts: true,
    async run(scene) {
      await created(scene)
      await scene.restartServer()
      await scene.settle()
      const { answer } = await loginAt(scene, `not ${somebody.password}`)
      const { answer: right } = await loginAt(scene)
      verify(answer.kind === 'refused' && right.kind === 'login', {
        expected: 'a person who was created before the restart to be known after it',
        observed: inWords(right),
      })
      return 'the state is as before'
    },
  },
  {
    name: 'APNs',
    capabilities: ['seamless'],
    async run(scene) {
      await loggedIn(scene, 'iPhone with Face ID')
      return 'a notification arrived on an iPhone, and its approval logs in'
    },
  },
  {
    name: 'FCM',
    capabilities: ['seamless'],
    async run(scene) {
      await loggedIn(scene, 'Android with fingerprint sensor')
      return 'a notification arrived on an Android phone, and its approval logs in'
    },
  },
  {
    name: 'SMS',
    capabilities: ['sms'],
    async run(scene) {
      await created(scene)
      await scene.driver.lab.provision(somebody.username, { type: 'sms' })
      const { answer } = await loginAt(scene)
      expectState(answer, 'securityCode')
      const [sms] = scene.smsTo(somebody.mobileNumber)
      verify(sms, { expected: `a text message to ${somebody.mobileNumber}`, observed: 'none' })
      verify(/\d{3}[ -]?\d{3}/.test(sms.body), { expected: 'a code of six digits in it', observed: sms.body })
      return 'a text message with a code arrived'
    },
  },
  {
    name: 'retries',
    capabilities: ['retries', 'sms'],
    async run(scene) {
      await created(scene)
      await scene.driver.lab.provision(somebody.username, { type: 'sms' })
      scene.refuseNextSms(somebody.mobileNumber, {})
      await loginAt(scene)
      await scene.advanceBy(aMinuteMs)
      verify(scene.smsTo(somebody.mobileNumber).length > 0, {
        expected: `a text message to ${somebody.mobileNumber} within a minute after the carrier could not take it`,
        observed: 'none',
      })
      return 'a text message that the carrier could not take was sent again'
    },
  },
  {
    name: 'challenge and response',
    capabilities: ['ibKey'],
    async run(scene) {
      await created(scene)
      const phone = await scene.phone(somebody, 'Android without fingerprint sensor')
      await scene.provisionIbKey(somebody, phone)
      const { window } = await loginAt(scene)
      const answer = await window.requestChallenge()
      expectState(answer, 'challenge')
      const challenge = answer.kind === 'login' ? (answer.challenge ?? '') : ''
      verify(/^\d{6}$/.test(challenge), {
        expected: 'a challenge of six digits',
        observed: challenge || 'none',
      })
      return 'a challenge of six digits is shown'
    },
  },
  {
    name: 'physical security device',
    capabilities: ['physicalDevice'],
    async run(scene) {
      await created(scene, { seamless: false })
      const device = await scene.provisionSecurityDevice(somebody, true)
      const { window, answer } = await loginAt(scene)
      expectState(answer, 'challenge')
      const challenge = answer.kind === 'login' ? (answer.challenge ?? '') : ''
      verify(/^\d{6}$/.test(challenge), {
        expected: 'a challenge of six digits',
        observed: challenge || 'none',
      })
      expectState(await window.submitResponse(device.respond(challenge)), 'loggedIn')
      return 'its response logs in'
    },
  },
  ...exercisesOfScreens,
  {
    name: 'Russian',
    capabilities: ['russian'],
    async run(scene) {
      const window = await scene.driver.open('clientPortal', 'ru')
      if (!scene.driver.capabilities.has('screens')) return 'the login window opens'
      const texts = JSON.stringify(window.screen() ?? {})
      verify(/[а-яё]/i.test(texts), {
        expected: 'Cyrillic letters on the login window',
        observed: texts.slice(0, 200),
      })
      return 'the login window is in Russian'
    },
  },
  {
    name: 'attestations',
    capabilities: ['integrity', 'seamless'],
    async run(scene) {
      const { window, phone } = await pushedTo(scene, 'iPhone with Face ID')
      const copy = scene.modifiedApp(phone)
      const element = phone.element
      const answered = await copy.approve({ element, signature: 'valid', attestation: 'none' })
      verify(answered === 'refused', {
        expected: 'an approval without an attestation to be refused',
        observed: 'it was accepted',
      })
      await approveNotification(phone)
      await scene.settle()
      expectState(await window.refresh(), 'loggedIn')
      return 'an approval without one is refused, one with it accepted'
    },
  },
  {
    name: 'notices',
    capabilities: ['notices', 'seamless'],
    async run(scene) {
      const { window } = await loggedIn(scene, 'iPhone with Face ID')
      await window.changeMobileNumber(otherNumber)
      await window.verifyMobileNumber()
      await scene.settle()
      const confirmed = await window.confirmMobileNumber(
        codeIn(scene.smsTo(otherNumber).map(({ body }) => body)),
      )
      verify(confirmed.kind === 'settings', {
        expected: 'another mobile number to be confirmed by the code of its text message',
        observed: inWords(confirmed),
      })
      await scene.settle()
      verify(scene.smsTo(somebody.mobileNumber).length > 0, {
        expected: `a notice to the former number ${somebody.mobileNumber}`,
        observed: 'none',
      })
      return 'the former number is told of the new one'
    },
  },
  {
    name: 'residence changed',
    capabilities: ['residenceChanges'],
    async run(scene) {
      await created(scene)
      await scene.driver.lab.changeResidence(somebody.username, 'HK', ['US'])
      return 'a person moves to Hong Kong'
    },
  },
  {
    name: 'clock set back',
    capabilities: ['clockSetBack'],
    async run(scene) {
      await created(scene)
      await scene.advanceBy(120_000)
      scene.setServerClockBack(60_000)
      await scene.settle()
      return 'an earlier instant than before is accepted'
    },
  },
]
